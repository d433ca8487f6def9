import { app } from 'electron';
import v8 from 'node:v8';

/** The window's objects are swept when this many MB of new ones were made, not the 16 that V8 grows to. */
const YOUNG_MB = 2;

/**
 * Keeps the app's memory small. Must run before `ready`.
 *
 * A pull of 100,000 products makes much and keeps nearly nothing: without these limits the young
 * generation of main, of the database thread and of the window grows to 50 MB each and stays so.
 */
export function keepRuntimeLean(): void {
  app.commandLine.appendSwitch('js-flags', `--max-semi-space-size=${YOUNG_MB}`);
  if (process.platform === 'linux') {
    // It copies every system font that a page falls back to into main's memory: 75 MB once one
    // Japanese sign is shown. Without it the sandboxed page is handed the font's file to read.
    app.commandLine.appendSwitch('disable-features', 'FontDataServiceLinux');
  }
}

/**
 * Main's own heap and, as flags are the process's, that of the database thread. Call it once the
 * first screen is there: starting makes much that stays, and is quicker with room.
 */
export function stopHeapGrowth(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
}
