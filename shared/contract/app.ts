import { z } from 'zod';
import { command, nothing, query } from './procedure.ts';

export const languageSettingSchema = z.enum(['system', 'en', 'ja']);
export const themeSettingSchema = z.enum(['system', 'light', 'dark']);

/** What a person chose; kept by electron-store. Rates are requests per second (design, Sync 9). */
export const settingsSchema = z.strictObject({
  language: languageSettingSchema,
  theme: themeSettingSchema,
  zoomPercent: z.number().int().min(50).max(300),
  testRequestsPerSecond: z.number().int().min(1).max(25),
  liveRequestsPerSecond: z.number().int().min(1).max(25),
  /** The window hides its content after so long without a key or a click; null = only when asked. */
  lockAfterMinutes: z.number().int().min(1).max(240).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Something the person must know that no screen asked for, said once at the top of the window. */
export const noticeSchema = z.strictObject({
  id: z.string(),
  code: z.enum([
    'settings-damaged',
    'key-not-encrypted',
    'api-override',
    'api-override-refused',
    'database-damaged',
    'database-too-new',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Notice = z.infer<typeof noticeSchema>;

export const appStateSchema = z.strictObject({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  packaged: z.boolean(),
  /** The language and theme in force, after flags, settings and the system are weighed. */
  language: z.enum(['en', 'ja']),
  theme: z.enum(['light', 'dark']),
  settings: settingsSchema,
  notices: z.array(noticeSchema),
  /** The window hides its content until somebody asks for it. */
  locked: z.boolean(),
});
export type AppState = z.infer<typeof appStateSchema>;

/** What the native menu asks the window to do; the palette knows the same names. */
export const menuCommandSchema = z.enum([
  'palette.open',
  'shortcuts.open',
  'settings.open',
  'go.catalog',
  'go.portal',
  'go.branding',
  'go.customers',
  'go.activity',
  'product.new',
  'edit.undo',
  'edit.redo',
  'sync.refresh',
  'sync.review',
  'account.connect',
  'app.lock',
  'search.focus',
]);
export type MenuCommand = z.infer<typeof menuCommandSchema>;

export const app = {
  /** Everything the window needs before its first paint. */
  getState: query({ right: 'app.use', input: nothing, output: appStateSchema, errors: [] }),
  updateSettings: command({
    right: 'app.use',
    input: settingsSchema.partial(),
    output: appStateSchema,
    errors: ['app/disk-full', 'app/folder-read-only'],
  }),
  dismissNotice: command({
    right: 'app.use',
    input: z.strictObject({ id: z.string() }),
    output: nothing,
    errors: [],
  }),
  /** Hides the window's content and forgets what was read of customers; publishing goes on. */
  lock: command({ right: 'app.use', input: nothing, output: nothing, errors: [] }),
  /** Shows the window's content again. This keeps eyes off the screen; it is no password. */
  unlock: command({ right: 'app.use', input: nothing, output: nothing, errors: [] }),
  /** The one gate for links: https and a list of hosts; opens the system's browser. */
  openExternal: command({
    right: 'app.use',
    input: z.strictObject({ url: z.string().max(4096) }),
    output: nothing,
    errors: ['app/link-refused'],
  }),
  /**
   * Asks the person where to keep a file and writes it; `saved` is false when they changed their mind.
   * Where it went is never told: it is no business of the window's.
   */
  saveFile: command({
    right: 'app.use',
    input: z.strictObject({
      /** Suggested, with its ending. */
      name: z.string().min(1).max(200),
      /** The bytes, base64. */
      content: z.base64().max(40_000_000),
    }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: ['app/disk-full', 'app/folder-read-only'],
  }),
  /** A report for support: versions, states, the last log lines, secrets and people redacted. */
  getReport: query({
    right: 'app.use',
    input: nothing,
    output: z.strictObject({ text: z.string() }),
    errors: [],
  }),
  /** The window's error screen tells the log what it showed. */
  recordWindowError: command({
    right: 'app.use',
    input: z.strictObject({ message: z.string().max(2000), stack: z.string().max(20_000) }),
    output: nothing,
    errors: [],
  }),
  /** The window says once that its first screen can be used; the log's readiness line. */
  markReady: command({ right: 'app.use', input: nothing, output: nothing, errors: [] }),
};
