import type { FileSaver, SavePlaces } from '#electron/core/ports.ts';
import { writeFileWhole } from '#electron/core/write-whole.ts';

/** Asks where a file shall go and writes it there, whole or not at all. */
export function createFileSaver(places: Pick<SavePlaces, 'file'>): FileSaver {
  return {
    async save({ suggestedName, content }) {
      const file = await places.file(suggestedName);
      if (file === null) return false;
      await writeFileWhole(file, content);
      return true;
    },
  };
}
