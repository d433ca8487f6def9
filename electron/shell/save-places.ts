import { app, type BrowserWindow, dialog } from 'electron';
import path from 'node:path';
import type { SavePlaces } from '#electron/core/ports.ts';

/** The system's own dialogs, over the main window. They ask before anything is replaced. */
export function createSavePlaces(parent: () => BrowserWindow | null): SavePlaces {
  return {
    async file(suggestedName) {
      const options = { defaultPath: path.join(app.getPath('documents'), suggestedName) };
      const window = parent();
      const answer =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    async folder() {
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
      const window = parent();
      const answer =
        window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
  };
}
