import type { Result } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';

/** Asks where to keep a file of these bytes or this text (UTF-8). */
export async function saveFile(
  name: string,
  content: Uint8Array | string,
): Promise<Result<{ saved: boolean }>> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return await call('app.saveFile', { name, content: toBase64(bytes) });
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In stretches: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(''));
}
