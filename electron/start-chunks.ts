import path from 'node:path';

/** What the bundler knows of a module, as far as it is asked here. */
interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/**
 * Names the chunk of each module that the window needs at its start: one for all that it alone needs, one for
 * all that it shares with each set of other pages. The bundler would make a file for each set of screens that
 * share something, some eighty of them, and at a start main is asked for every one. Null: not of the start.
 * What another page alone needs is not: a screen may share it, and must not get that page's styles along.
 *
 * @param pages entry file of each page → its name in names of chunks
 * @param started the name of the page whose start counts
 */
export function startChunks(pages: Readonly<Record<string, string>>, started: string) {
  const known = new Map<string, ReadonlySet<string>>();

  /** Pages that reach the module without `import()`. */
  function pagesOf(id: string, graph: Graph): ReadonlySet<string> {
    const found = known.get(id);
    if (found !== undefined) return found;
    const reached = new Set<string>();
    const seen = new Set([id]);
    for (const above of seen) {
      const page = pages[path.normalize(above)];
      if (page !== undefined) reached.add(page);
      for (const importer of graph.getModuleInfo(above)?.importers ?? []) seen.add(importer);
    }
    known.set(id, reached);
    return reached;
  }

  return (id: string, graph: Graph): string | null => {
    // The entry itself has to stay one, or nothing would begin.
    if (pages[path.normalize(id)] !== undefined) return null;
    const all = pagesOf(id, graph);
    return all.has(started) ? [...all].toSorted().join('-') : null;
  };
}
