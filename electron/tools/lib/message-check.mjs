import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** The index of the brace that closes the one at `open`. */
const closingBrace = (text, open) => {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
};

/** Texts in the outermost braces of `text`. */
const braced = (text) => {
  const found = [];
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', open)) {
    const close = closingBrace(text, open);
    found.push(text.slice(open + 1, close));
    open = close;
  }
  return found;
};

/** The names of a message's arguments (ICU), those inside plural and select branches too. */
const argumentNames = (message) => {
  // Between apostrophes a brace is text.
  const unquoted = message.replaceAll(/'[{}][^']*'/g, '');
  return braced(unquoted).flatMap((argument) => {
    const [name, kind = ''] = argument.split(',', 2).map((part) => part.trim());
    const branches = /^(plural|select|selectordinal)$/.test(kind) ? braced(argument) : [];
    return [name, ...branches.flatMap(argumentNames)];
  });
};

const argumentsOf = (message) => [...new Set(argumentNames(message))].toSorted().join(', ');

/** Problems of two catalogs (key to sentence), as sentences: same keys, same order, same arguments, nothing empty. */
export const messageProblems = (en, ja) => {
  const problems = [];
  const check = (name, catalog, other) => {
    const keys = Object.keys(catalog);
    if (keys.join('\n') !== keys.toSorted().join('\n')) problems.push(`${name}.json is not sorted by key`);
    for (const key of keys) {
      if (catalog[key] === '') problems.push(`${key} is empty in ${name}.json`);
      if (!(key in other)) problems.push(`${key} is only in ${name}.json`);
    }
  };
  check('en', en, ja);
  check('ja', ja, en);
  for (const key of Object.keys(en)) {
    if (key in ja && argumentsOf(en[key]) !== argumentsOf(ja[key])) {
      problems.push(
        `${key} takes {${argumentsOf(en[key])}} in en.json, {${argumentsOf(ja[key])}} in ja.json`,
      );
    }
  }
  return problems;
};

/** Both catalogs as they are on disk; undefined where a catalog is missing. */
export const readCatalogs = () => {
  const [en, ja] = ['en', 'ja'].map((language) => {
    const file = inRoot('shared', 'messages', `${language}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  });
  return en === undefined || ja === undefined ? undefined : { en, ja };
};
