import { z } from 'zod';
import { type Settings, settingsSchema } from '#shared/contract/app.ts';
import { type JsonStore, openJsonStore } from './json-store.ts';
import { writeFailure } from '#electron/core/write-failure.ts';

/** Stripe allows 25 a second in test and 100 in live; a shop's own checkout shares them (design, Sync 9). */
const DEFAULTS: Settings = {
  language: 'system',
  theme: 'system',
  zoomPercent: 100,
  testRequestsPerSecond: 15,
  liveRequestsPerSecond: 8,
  lockAfterMinutes: 30,
};

export interface SettingsStore {
  read(): Settings;
  /** In force at once, durable when it resolves. Fails with `app/disk-full` or `app/folder-read-only`. */
  update(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings>;
  readonly damagedFile: string | null;
}

/** Fields a newer version added are left out in reading, missing ones take their default. */
const fileSchema = z
  .object(settingsSchema.shape)
  .partial()
  .transform((read): Settings => withDefined(DEFAULTS, read));

export function openSettings(folder: string): SettingsStore {
  const store: JsonStore<Settings> = openJsonStore(folder, 'settings', fileSchema, DEFAULTS);
  return {
    read: () => store.read(),
    async update(changes) {
      const next = withDefined(store.read(), changes);
      try {
        await store.write(next);
      } catch (error) {
        throw writeFailure(error);
      }
      return next;
    },
    damagedFile: store.damagedFile,
  };
}

function withDefined(
  base: Settings,
  changes: { readonly [K in keyof Settings]?: Settings[K] | undefined },
): Settings {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
