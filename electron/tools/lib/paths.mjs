import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder, wherever the tools are started from. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

export const nodeModules = path.join(root, 'node_modules');
export const cacheFolder = path.join(nodeModules, '.cache', 'countertop');
export const builtMain = path.join(root, 'out', 'app', 'main', 'main.cjs');

export const inRoot = (...parts) => path.join(root, ...parts);
