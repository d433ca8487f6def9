import { rm } from 'node:fs/promises';
import path from 'node:path';

/** electron-builder's hook: a package has one app. An unpacked Electron brings its default app along; it goes. */
export const afterPack = async ({ appOutDir, packager }) => {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
};
