import { AppFailure, type ErrorCode, failure } from '#shared/errors.ts';

const FILE_SYSTEM_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'app/disk-full',
  EDQUOT: 'app/disk-full',
  EACCES: 'app/folder-read-only',
  EPERM: 'app/folder-read-only',
  EROFS: 'app/folder-read-only',
};

/** What a failed write means to a person; anything else stays the bug it is. */
export function writeFailure(error: unknown): unknown {
  if (error instanceof AppFailure || !(error instanceof Error) || !('code' in error)) return error;
  const code = FILE_SYSTEM_CODES[String(error.code)];
  return code === undefined ? error : failure(code);
}
