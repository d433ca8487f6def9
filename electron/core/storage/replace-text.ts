import { createContext, Script } from 'node:vm';
import { type ReplaceAction, searchPattern } from '#shared/domain/bulk-edit.ts';
import { failure } from '#shared/errors.ts';

/** For all texts of a stretch together: longer than a sound pattern needs, short enough that nobody waits for it. */
const LIMIT_MS = 500;

const REPLACE = new Script('text.replace(pattern, isPattern ? replaceWith : () => replaceWith)');

/**
 * Replaces what is looked for in one text after the other. A regular expression can take longer than
 * the age of the world on one text; here it is stopped, and `catalog/pattern-too-slow` thrown.
 * Stopping it is all that the separate context is for: no code of a person's goes in, only texts.
 */
export function createReplacer(): (text: string, action: ReplaceAction) => string {
  let leftMs = LIMIT_MS;
  return (text, action) => {
    const pattern = searchPattern(action);
    // Plain text takes no longer than the text is; a pattern that means nothing finds nothing.
    if (pattern === null) return text;
    if (!action.isPattern) return text.replace(pattern, () => action.replaceWith);
    const { replaceWith, isPattern } = action;
    const startedAt = performance.now();
    try {
      const context = createContext({ text, pattern, replaceWith, isPattern });
      return String(REPLACE.runInContext(context, { timeout: Math.max(1, Math.ceil(leftMs)) }));
    } catch (error) {
      // An error of the other context: no instance of this one's `Error`.
      if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      throw failure('catalog/pattern-too-slow');
    } finally {
      leftMs -= performance.now() - startedAt;
    }
  };
}
