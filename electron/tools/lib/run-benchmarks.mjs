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
  const groups = modules.map(({ benchmark, benchmarks, release }) => ({
    benchmarks: benchmarks ?? [benchmark],
    release: release ?? (async () => {}),
  }));
  const known = groups.flatMap(({ benchmarks }) => benchmarks.map(({ name }) => name));
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Stop(`No benchmark is called ${unknown.join(', ')}. Known: ${known.join(', ')}`);
  }
  let isWithin = true;
  for (const { benchmarks, release } of groups) {
    const wanted = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
    try {
      for (const benchmark of wanted) {
        for (const other of wanted)
          if (other.beside?.name === benchmark.name) await other.beside.begin(report(other));
        if (!(await run(benchmark))) isWithin = false;
      }
    } finally {
      await release();
    }
  }
  return isWithin ? 0 : 1;
});

function report({ name }) {
  return (line) => warn(`${name}: ${line}`);
}

/** Measures one and prints its line; says whether it is within its limit. */
async function run(benchmark) {
  const { name, unit, limit, better } = benchmark;
  const measured = await benchmark.measure(report(benchmark));
  const value = unit === 'ms' ? Math.round(measured) : Number(measured.toFixed(3));
  say(JSON.stringify({ name, value, unit, limit, ...(better === undefined ? {} : { better }) }));
  return better === 'larger' ? value >= limit : value <= limit;
}
