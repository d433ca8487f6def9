import type { Database } from './database.ts';
import { isDamage, sqlErrorKind } from './sql-error.ts';

/** Where a queued image is named: as a value of `images`, or by its hash in its own upload. */
const NAMED = `
  SELECT base || value AS text FROM draft_field WHERE path = 'images'
  UNION ALL SELECT base || mine || theirs FROM field_conflict WHERE path = 'images'
  UNION ALL SELECT before || after FROM edit_step
    WHERE path = 'images' AND instr(before || after, 'countertop-image:') > 0
  UNION ALL SELECT changes || params FROM operation
    WHERE state IN ('queued', 'sending', 'unknown')
      AND (kind = 'image.upload' OR instr(changes, 'countertop-image:') > 0)`;

/**
 * Drops queued images that nothing can bring back: no draft, no unfinished operation, no edit that
 * can be undone or redone. Done at opening, when no screen holds one. Where nothing can be written
 * they stay for another time.
 */
export function removeUnusedImages(database: Database): void {
  try {
    database.transaction(() => {
      if (database.get('SELECT 1 FROM image LIMIT 1') === undefined) return;
      const texts = database.all<{ text: string }>(NAMED);
      const named = new Set(texts.flatMap(({ text }) => text.match(/[\da-f]{64}/g) ?? []));
      database.run(
        'DELETE FROM image WHERE sha256 NOT IN (SELECT value FROM json_each(?))',
        JSON.stringify([...named]),
      );
    });
  } catch (error) {
    if (isDamage(error) || sqlErrorKind(error) === null) throw error;
  }
}
