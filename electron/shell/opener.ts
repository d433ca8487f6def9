import { shell } from 'electron';
import { failure } from '#shared/errors.ts';
import { mayOpen } from './link-rule.ts';

/** The one gate for links. What it opens is the parsed address, never the text as it came. */
export async function openExternalLink(text: string): Promise<void> {
  if (!mayOpen(text)) throw failure('app/link-refused');
  await shell.openExternal(new URL(text).href);
}
