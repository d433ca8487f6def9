// Runs in Electron as Node, which reads TypeScript. Arguments: the names wanted, none for all. Prints one JSON line
// for each benchmark; what else is worth saying goes to stderr. Ends with 1 when a limit is passed.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { runMain, say, Stop, warn } from './say.mjs';

const folder = inRoot('test', 'bench');

await runMain(async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(path.join(folder, name)).href)));
  const benchmarks = modules.map((module) => module.benchmark);
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    throw new Stop(
      `No benchmark is called ${unknown.join(', ')}. Known: ${benchmarks.map(({ name }) => name).join(', ')}`,
    );
  }
  let isWithin = true;
  for (const { name, unit, limit, measure } of benchmarks) {
    if (names.length > 0 && !names.includes(name)) continue;
    const measured = await measure((line) => warn(`${name}: ${line}`));
    const value = unit === 'ms' ? Math.round(measured) : Number(measured.toFixed(3));
    say(JSON.stringify({ name, value, unit, limit }));
    if (!(value <= limit)) isWithin = false;
  }
  return isWithin ? 0 : 1;
});
