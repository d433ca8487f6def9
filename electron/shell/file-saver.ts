import { app, type BrowserWindow, dialog } from 'electron';
import path from 'node:path';
import type { FileSaver } from '#electron/core/ports.ts';
import { writeFileWhole } from '#electron/core/write-whole.ts';
import { writeFailure } from '#electron/core/write-failure.ts';

/** The system's own question where a file shall go. What is written goes there and nowhere else. */
export function createFileSaver(parent: () => BrowserWindow | null): FileSaver {
  return {
    async save({ suggestedName, content }) {
      const options = { defaultPath: path.join(app.getPath('documents'), suggestedName) };
      const window = parent();
      const { canceled, filePath } =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      if (canceled || filePath === '') return false;
      try {
        await writeFileWhole(filePath, content);
      } catch (error) {
        throw writeFailure(error);
      }
      return true;
    },
  };
}
