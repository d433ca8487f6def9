import type { Database } from './database.ts';
import { isDamage, sqlErrorKind } from './sql-error.ts';

/** Where a picture of a brand is named, by the hash of its bytes. */
const NAMED = `SELECT fields AS text FROM brand_draft
  UNION ALL SELECT before || after FROM brand_step UNION ALL SELECT body FROM brand_reading`;

/**
 * Drops drafts of a brand that were deleted, and pictures that nothing names any more. Done at opening,
 * when no screen can bring one back. Where nothing can be written they stay for another time.
 */
export function removeDeletedBrands(database: Database): void {
  try {
    database.transaction(() => {
      if (database.get('SELECT 1 FROM brand_draft WHERE deleted_at IS NOT NULL LIMIT 1') !== undefined) {
        database.run('DELETE FROM brand_draft WHERE deleted_at IS NOT NULL');
      }
      const pictures = database.all<{ sha256: string }>('SELECT sha256 FROM brand_image');
      if (pictures.length === 0) return;
      const texts = database.all<{ text: string }>(NAMED);
      const named = new Set(texts.flatMap(({ text }) => text.match(/[\da-f]{64}/g) ?? []));
      for (const { sha256 } of pictures) {
        if (!named.has(sha256)) database.run('DELETE FROM brand_image WHERE sha256 = ?', sha256);
      }
    });
  } catch (error) {
    if (isDamage(error) || sqlErrorKind(error) === null) throw error;
  }
}
