import { readdir, readFile } from 'node:fs/promises';

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function readFacts(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // The name in parentheses may hold anything; the parent is the second field after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { pid, parent, command: command.replaceAll('\0', ' ') };
  } catch {
    return undefined;
  }
}

/** A process and all its descendants (Linux). */
async function processTree(root: number): Promise<readonly ProcessFacts[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = (await Promise.all(pids.map(readFacts))).filter((facts) => facts !== undefined);
  const tree: ProcessFacts[] = [];
  let generation = all.filter((facts) => facts.pid === root);
  while (generation.length > 0) {
    tree.push(...generation);
    const parents = new Set(generation.map((facts) => facts.pid));
    generation = all.filter((facts) => parents.has(facts.parent));
  }
  return tree;
}

/** The stand-in for Stripe is the app's only Node utility process; it is not part of the product's own memory. */
const isStandIn = (facts: ProcessFacts): boolean => facts.command.includes('node.mojom.NodeService');

async function pssBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const found = /^Pss:\s+(\d+) kB/m.exec(text);
  return Number(found?.[1] ?? 0) * 1024;
}

/** Proportional memory of an app's process tree without the stand-in, in bytes (Linux). */
export async function appMemoryBytes(pid: number): Promise<number> {
  const tree = (await processTree(pid)).filter((facts) => !isStandIn(facts));
  const parts = await Promise.all(tree.map(async (facts) => await pssBytes(facts.pid)));
  return parts.reduce((sum, bytes) => sum + bytes, 0);
}
