// The development runtime carries no default app, so `electron <folder>` would do nothing. This stands in for it:
// it takes the flags that test tools use (-r) and starts the folder named first.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const preloads = [];
let folder;
const args = process.argv.slice(1);
for (let index = 0; index < args.length && folder === undefined; index += 1) {
  if (args[index] === '-r' || args[index] === '--require') preloads.push(args[(index += 1)]);
  else if (!args[index].startsWith('-')) folder = path.resolve(args[index]);
}
if (folder === undefined) {
  process.stderr.write('Usage: electron <folder> [flags]\n');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
Module._preloadModules(preloads);

let entry = folder;
if (!/\.[cm]?js$/.test(folder)) {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  app.name = about.productName ?? about.name ?? app.name;
  if (process.platform === 'linux') app.setDesktopName(about.desktopName ?? `${app.name}.desktop`);
  entry = createRequire(path.join(folder, 'package.json')).resolve(
    path.join(folder, about.main ?? 'index.js'),
  );
  app.setAppPath(folder);
} else {
  app.setAppPath(path.dirname(folder));
}
await import(pathToFileURL(entry).href);
