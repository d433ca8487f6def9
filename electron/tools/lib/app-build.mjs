import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtMain, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

const stampFile = inRoot('out', 'app-build.json');
const sourceFolders = ['shared', 'electron', 'renderer'];
const sourceFiles = ['package.json', 'package-lock.json'];
const outside = new Set([inRoot('electron', 'tools')]);

const filesBelow = (folder) => {
  if (!existsSync(folder) || outside.has(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
};

/** A hash over everything the built app is made of: equal hash, equal app. */
export const sourcesHash = () => {
  const hash = createHash('sha256');
  const files = [
    ...sourceFolders.flatMap((folder) => filesBelow(inRoot(folder))),
    ...sourceFiles.map((file) => inRoot(file)),
  ];
  for (const file of files.toSorted()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(inRoot(), file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

const builtHash = () => {
  if (!existsSync(builtMain) || !existsSync(stampFile)) return undefined;
  return JSON.parse(readFileSync(stampFile, 'utf8')).sources;
};

/** After this the next start builds anew: out/app is about to hold something else (the development build). */
export const forgetBuild = () => rmSync(stampFile, { force: true });

/** Builds the app into out/app. The old build goes first, so that a failed build leaves nothing to start. */
export const buildApp = async () => {
  const sources = sourcesHash();
  forgetBuild();
  rmSync(inRoot('out', 'app'), { recursive: true, force: true });
  say('Building the app …');
  const { code, stdout, stderr } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--config',
      inRoot('electron', 'electron.vite.config.ts'),
      '--logLevel',
      'warn',
    ],
    { env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' } },
  );
  const words = `${stdout}${stderr}`.trim();
  if (code !== 0) throw new Stop(`The build failed.\n${words}`);
  if (words !== '') say(words);
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify({ sources })}\n`);
};

/** Builds only when a source changed since the last build. */
export const ensureBuild = async () => {
  if (builtHash() === sourcesHash()) return;
  await buildApp();
};
