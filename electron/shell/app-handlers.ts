import { app } from 'electron';
import type { AppState } from '#shared/contract/app.ts';
import type { EventSink, FileSaver, Logger } from '#electron/core/ports.ts';
import type { AreaHandlers } from '#electron/core/router.ts';
import type { Appearance } from './appearance.ts';
import type { Notices } from './notices.ts';
import { openExternalLink } from './opener.ts';
import { makeReport } from './report.ts';
import type { SettingsStore } from './settings.ts';

export interface AppArea {
  readonly handlers: AreaHandlers<'app'>;
  state(): AppState;
  /** Tells the window that something of the state is different now. */
  announce(): void;
  /** As the window's own command. */
  lock(): void;
}

/** The contract's `app` area: what belongs to this machine and this window, not to an account. */
export function createAppArea(parts: {
  settings: SettingsStore;
  appearance: Appearance;
  notices: Notices;
  events: EventSink;
  logger: Logger;
  /** Called after a change of settings took hold: menu, zoom, colours follow. */
  onChanged: () => void;
  /** The window hides its content now. */
  onLocked: () => void;
  /** The window has painted its first screen; again after each reload. */
  onFirstScreen: () => void;
  /** States for the report, asked when it is made. */
  readStates: () => Promise<Readonly<Record<string, unknown>>>;
  fileSaver: FileSaver;
}): AppArea {
  const { settings, appearance, notices, logger } = parts;
  let locked = false;

  function state(): AppState {
    return {
      version: app.getVersion(),
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      packaged: app.isPackaged,
      language: appearance.language(),
      theme: appearance.theme(),
      settings: settings.read(),
      notices: notices.list(),
      locked,
    };
  }

  function announce(): void {
    parts.events.emit('app.changed', state());
  }

  function lock(): void {
    if (locked) return;
    locked = true;
    logger.info('app.locked');
    parts.onLocked();
    announce();
  }

  const handlers: AreaHandlers<'app'> = {
    getState: async () => state(),
    async updateSettings(changes) {
      await settings.update(changes);
      appearance.chosen(changes);
      parts.onChanged();
      announce();
      return state();
    },
    async dismissNotice({ id }) {
      notices.dismiss(id);
      return {};
    },
    async lock() {
      lock();
      return {};
    },
    async unlock() {
      locked = false;
      announce();
      return {};
    },
    async openExternal({ url }) {
      await openExternalLink(url);
      return {};
    },
    async saveFile({ name, content }) {
      const bytes = Buffer.from(content, 'base64');
      return { saved: await parts.fileSaver.save({ suggestedName: name, content: bytes }) };
    },
    async getReport() {
      const states = await parts.readStates();
      const { language, theme } = state();
      return { text: makeReport({ logger, language, theme, states, now: new Date() }) };
    },
    async recordWindowError({ message, stack }) {
      logger.error('window.error', { message, stack });
      return {};
    },
    async markReady() {
      logger.info('app.ready', { sinceStartMs: Math.round(performance.now()) });
      parts.onFirstScreen();
      return {};
    },
  };
  return { handlers, state, announce, lock };
}
