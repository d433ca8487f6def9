import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { methods } from '#electron/core/storage/method-table.ts';
import { MIGRATIONS } from '#electron/core/storage/migrations.ts';
import { openDatabase } from '#electron/core/storage/open-database.ts';

const kept = path.resolve(import.meta.dirname, '../../fixtures/data-folders');
const versions = readdirSync(kept).filter((name) => name.startsWith('schema-'));

describe('the data folders kept of each schema', () => {
  test('are there for every schema there was', () => {
    expect(versions).toEqual(MIGRATIONS.map(({ version }) => `schema-${String(version)}`));
  });

  test.each(versions)('%s opens here with all of its work', (version) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'countertop-kept-'));
    const file = path.join(folder, 'catalog.db');
    copyFileSync(path.join(kept, version, 'catalog.db'), file);
    try {
      const { database, setAside } = openDatabase(file, 1);
      expect(setAside).toBeNull();
      const product = (productId: string) => methods.readProduct(database, { productId });
      expect(product('prod_beans')).toMatchObject({
        fields: { name: 'Beans, sent' },
        marks: { waiting: true },
      });
      expect(product('prod_cup').fields.description).toBe('Mine');
      expect(product('prod_cup').fields.images).toEqual([expect.stringContaining('countertop-image:')]);
      expect(product('prod_tea').conflicts).toMatchObject([{ path: 'name', mine: 'Mine', theirs: 'Theirs' }]);
      expect(methods.readCounts(database)).toMatchObject({ products: 3 });
      expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
      database.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
