import { describe, expect, it } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import { type Backup, readBackup, writeBackup } from '#electron/core/transfer/backup-file.ts';

const backup: Backup = {
  account: { id: 'acct_1', name: 'Kissa Mori', mode: 'test' },
  writtenAt: Date.UTC(2026, 10, 25),
  products: [{ id: '007', fields: { ...emptyProductFields(), name: '深煎り' }, prices: [] }],
  portal: [{ id: 'bpc_1', is_default: true }],
};

describe('a backup file', () => {
  it('says at its top what it holds, and reads back to the same', () => {
    const text = writeBackup(backup);
    expect(text).toContain('No customers');
    expect(readBackup(new TextEncoder().encode(text))).toEqual(backup);
  });

  it.each([
    ['no JSON at all', 'Name,Active\n', 'transfer/not-a-backup'],
    ['another JSON file', '{"products":[]}', 'transfer/not-a-backup'],
    ['half a file', writeBackup(backup).slice(0, 400), 'transfer/not-a-backup'],
    [
      'a backup of a later app',
      '{"format":"countertop-catalog-backup","version":2}',
      'transfer/backup-too-new',
    ],
  ])('is not taken for one: %s', (_what, text, code) => {
    expect(() => readBackup(new TextEncoder().encode(text))).toThrow(code);
  });
});
