import { type AppError, fail } from '#shared/errors.ts';

/** Primary result codes of SQLite; the low byte of an extended code. */
const PERMISSION = 3;
const READ_ONLY = 8;
const INPUT_OUTPUT = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
/** The shared-memory file could not grow: in practice a full disk, too. */
const SHARED_MEMORY_SIZE = 4874;

/**
 * What the person can do something about, from an error of SQLite's; null when it is a bug of
 * ours (a wrong statement, a broken constraint).
 */
export function sqlErrorKind(error: unknown): AppError | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  if (code === SHARED_MEMORY_SIZE) return fail('app/disk-full').error;
  switch (code & 0xff) {
    case FULL:
      return fail('app/disk-full').error;
    case PERMISSION:
    case READ_ONLY:
    case CANNOT_OPEN:
      return fail('app/folder-read-only').error;
    case INPUT_OUTPUT:
    case CORRUPT:
    case NOT_A_DATABASE:
      return fail('app/database-damaged').error;
    default:
      return null;
  }
}

/** True when the file itself cannot be used any more, so that it has to be set aside. */
export function isDamage(error: unknown): boolean {
  const primary = (sqliteCode(error) ?? 0) & 0xff;
  return primary === CORRUPT || primary === NOT_A_DATABASE;
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode : null;
}
