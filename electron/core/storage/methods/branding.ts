import { type Brand, NO_BRAND } from '#shared/domain/brand.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { imageDisplayUrl } from '../image-url.ts';
import { queuedImageValue } from '#shared/domain/queued-image.ts';

/** A brand as it is kept: its pictures by the hash of their bytes. */
export type KeptBrand = Omit<Brand, 'icon' | 'logo'> & {
  readonly icon: string | null;
  readonly logo: string | null;
};

export interface KeptDraft {
  readonly id: number;
  readonly name: string;
  readonly brand: Brand;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface KeptPicture {
  readonly sha256: string;
  readonly mime: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: Uint8Array;
}

interface DraftRow {
  id: number;
  name: string;
  fields: string;
  created_at: number;
  changed_at: number;
}

/** Typing that goes on in one field within this time is one step to undo. */
const TYPING_PAUSE_MS = 4000;
const MAX_STEPS = 300;

/** Drafts of the brand with their undo, the live brand as last read, and the pictures of both. */
export const brandingMethods = {
  /** Newest first. */
  listBrandDrafts(database: Database): KeptDraft[] {
    return database
      .all<DraftRow>(
        'SELECT id, name, fields, created_at, changed_at FROM brand_draft WHERE deleted_at IS NULL ORDER BY id DESC',
      )
      .map((row) => asDraft(database, row));
  },

  readBrandDraft(database: Database, input: { draftId: number }): KeptDraft {
    return asDraft(database, known(database, input.draftId));
  },

  /** The draft as it is kept, to copy from. */
  readKeptBrand(database: Database, input: { draftId: number }): KeptBrand {
    return asKept(known(database, input.draftId).fields);
  },

  createBrandDraft(
    database: Database,
    input: { name: string; brand: Partial<KeptBrand>; nowAt: number },
  ): { draftId: number } {
    database.run(
      'INSERT INTO brand_draft (name, fields, created_at, changed_at) VALUES (?, ?, ?, ?)',
      input.name,
      JSON.stringify({ ...NO_BRAND, ...input.brand }),
      input.nowAt,
      input.nowAt,
    );
    const { id } = database.get<{ id: number }>('SELECT last_insert_rowid() AS id') as { id: number };
    return { draftId: id };
  },

  renameBrandDraft(database: Database, input: { draftId: number; name: string; nowAt: number }): void {
    known(database, input.draftId);
    database.run(
      'UPDATE brand_draft SET name = ?, changed_at = ? WHERE id = ?',
      input.name,
      input.nowAt,
      input.draftId,
    );
  },

  /** Changes fields as one step to undo; typing that goes on in the same fields joins the step before. */
  editBrandDraft(
    database: Database,
    input: { draftId: number; changes: Partial<KeptBrand>; nowAt: number },
  ): void {
    const before = known(database, input.draftId).fields;
    const after = JSON.stringify({ ...asKept(before), ...input.changes });
    if (after === before) return;
    database.run('DELETE FROM brand_step WHERE draft_id = ? AND undone = 1', input.draftId);
    const label = Object.keys(input.changes).toSorted().join(',');
    const joins = database.run(
      `UPDATE brand_step SET after = ?, made_at = ? WHERE label = ? AND made_at > ? AND id =
         (SELECT max(id) FROM brand_step WHERE draft_id = ?)`,
      after,
      input.nowAt,
      label,
      input.nowAt - TYPING_PAUSE_MS,
      input.draftId,
    );
    if (joins === 0) {
      database.run(
        'INSERT INTO brand_step (draft_id, label, before, after, made_at) VALUES (?, ?, ?, ?, ?)',
        input.draftId,
        label,
        before,
        after,
        input.nowAt,
      );
      database.run(
        `DELETE FROM brand_step WHERE draft_id = ?1 AND id NOT IN
           (SELECT id FROM brand_step WHERE draft_id = ?1 ORDER BY id DESC LIMIT ${String(MAX_STEPS)})`,
        input.draftId,
      );
    }
    write(database, input.draftId, after, input.nowAt);
  },

  /** Nothing left to undo is no failure: the draft stays as it is. */
  undoBrandEdit(database: Database, input: { draftId: number; nowAt: number }): void {
    known(database, input.draftId);
    const step = database.get<{ id: number; before: string }>(
      'SELECT id, before FROM brand_step WHERE draft_id = ? AND undone = 0 ORDER BY id DESC LIMIT 1',
      input.draftId,
    );
    if (step === undefined) return;
    database.run('UPDATE brand_step SET undone = 1 WHERE id = ?', step.id);
    write(database, input.draftId, step.before, input.nowAt);
  },

  redoBrandEdit(database: Database, input: { draftId: number; nowAt: number }): void {
    known(database, input.draftId);
    const step = database.get<{ id: number; after: string }>(
      'SELECT id, after FROM brand_step WHERE draft_id = ? AND undone = 1 ORDER BY id LIMIT 1',
      input.draftId,
    );
    if (step === undefined) return;
    database.run('UPDATE brand_step SET undone = 0 WHERE id = ?', step.id);
    write(database, input.draftId, step.after, input.nowAt);
  },

  /** Kept until the next start, so that it can be brought back. */
  deleteBrandDraft(database: Database, input: { draftId: number; nowAt: number }): void {
    known(database, input.draftId);
    database.run('UPDATE brand_draft SET deleted_at = ? WHERE id = ?', input.nowAt, input.draftId);
  },

  restoreBrandDraft(database: Database, input: { draftId: number }): void {
    const restored = database.run('UPDATE brand_draft SET deleted_at = NULL WHERE id = ?', input.draftId);
    if (restored === 0) throw failure('branding/draft-unknown');
  },

  /** The same content again is the same row. */
  keepBrandPicture(database: Database, input: KeptPicture): void {
    database.run(
      `INSERT INTO brand_image (sha256, mime, width, height, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (sha256) DO NOTHING`,
      input.sha256,
      input.mime,
      input.width,
      input.height,
      input.bytes,
    );
  },

  readBrandPicture(database: Database, input: { sha256: string }): KeptPicture | null {
    const row = database.get<Omit<KeptPicture, 'sha256'>>(
      'SELECT mime, width, height, bytes FROM brand_image WHERE sha256 = ?',
      input.sha256,
    );
    return row === undefined ? null : { sha256: input.sha256, ...row };
  },

  /** `body`: JSON of what was read, its pictures by hash in `brand`. */
  saveBrandReading(database: Database, input: { mode: string; body: string }): void {
    database.run('INSERT OR REPLACE INTO brand_reading (mode, body) VALUES (?, ?)', input.mode, input.body);
  },

  readBrandReadings(database: Database): { mode: string; body: string }[] {
    return database.all('SELECT mode, body FROM brand_reading');
  },

  /** A kept brand with addresses for its pictures. */
  showBrand(database: Database, input: { brand: KeptBrand }): Brand {
    return asBrand(database, input.brand);
  },
};

function known(database: Database, draftId: number): DraftRow {
  const row = database.get<DraftRow>(
    'SELECT id, name, fields, created_at, changed_at FROM brand_draft WHERE id = ? AND deleted_at IS NULL',
    draftId,
  );
  if (row === undefined) throw failure('branding/draft-unknown');
  return row;
}

function write(database: Database, draftId: number, fields: string, nowAt: number): void {
  database.run('UPDATE brand_draft SET fields = ?, changed_at = ? WHERE id = ?', fields, nowAt, draftId);
}

function asKept(fields: string): KeptBrand {
  // Written by us; a field added later is empty in older drafts.
  return { ...NO_BRAND, ...(JSON.parse(fields) as Partial<KeptBrand>) };
}

function asDraft(database: Database, row: DraftRow): KeptDraft {
  const steps = database.get<{ done: number; undone: number }>(
    `SELECT count(*) FILTER (WHERE undone = 0) AS done, count(*) FILTER (WHERE undone = 1) AS undone
     FROM brand_step WHERE draft_id = ?`,
    row.id,
  );
  return {
    id: row.id,
    name: row.name,
    brand: asBrand(database, asKept(row.fields)),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    canUndo: (steps?.done ?? 0) > 0,
    canRedo: (steps?.undone ?? 0) > 0,
  };
}

function asBrand(database: Database, kept: KeptBrand): Brand {
  const picture = (sha256: string | null): Brand['icon'] => {
    if (sha256 === null) return null;
    const size = database.get<{ width: number | null; height: number | null }>(
      'SELECT width, height FROM brand_image WHERE sha256 = ?',
      sha256,
    );
    return size === undefined ? null : { url: imageDisplayUrl(queuedImageValue(sha256)), ...size };
  };
  return { ...kept, icon: picture(kept.icon), logo: picture(kept.logo) };
}
