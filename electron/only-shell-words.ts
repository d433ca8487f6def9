import type { Plugin } from 'vite';

/** Keys of what main itself shows: the native menu and the key window. `words.ts` takes no others. */
const SHELL = /^(?:menu\.|keyWindow\.|problem\.key\/)/;

/** Leaves the window's sentences out of main's bundle, which each start has to read. */
export function onlyShellWords(): Plugin {
  return {
    name: 'only-shell-words',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]shared[\\/]messages[\\/]\w+\.json$/.test(id)) return null;
      const all = Object.entries(JSON.parse(code) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(all.filter(([key]) => SHELL.test(key))));
    },
  };
}
