import {
  columnLayoutSchema,
  savedViewSchema,
  type ColumnLayout,
  type SavedView,
} from '#shared/contract/catalog-views.ts';
import type { Database } from '../database.ts';
import { readMeta, writeMeta } from './meta.ts';

const LAYOUT = 'catalog.layout';
/** Rows whose metadata is looked at without a pause. */
const STRETCH = 5000;

export interface ListViews {
  /** The columns as they were left; null until a person chooses. */
  readonly layout: ColumnLayout | null;
  readonly views: SavedView[];
}

export const savedViewMethods = {
  /** By name. What an older build wrote otherwise is left out. */
  readListViews(database: Database): ListViews {
    const rows = database.all<{ body: string }>('SELECT body FROM saved_view ORDER BY name');
    const layout = columnLayoutSchema.safeParse(parsed(readMeta(database, LAYOUT)));
    return {
      layout: layout.success ? layout.data : null,
      views: rows.flatMap(({ body }) => {
        const view = savedViewSchema.safeParse(parsed(body));
        return view.success ? [view.data] : [];
      }),
    };
  },

  /** A view of the same name is replaced. */
  saveListView(database: Database, input: { view: SavedView; nowAt: number }): void {
    database.run(
      'INSERT OR REPLACE INTO saved_view (name, body, saved_at) VALUES (?, ?, ?)',
      input.view.name,
      JSON.stringify(input.view),
      input.nowAt,
    );
  },

  deleteListView(database: Database, input: { name: string }): void {
    database.run('DELETE FROM saved_view WHERE name = ?', input.name);
  },

  saveListLayout(database: Database, input: { layout: ColumnLayout | null }): void {
    writeMeta(database, LAYOUT, input.layout === null ? null : JSON.stringify(input.layout));
  },

  /** What columns can be made of: the keys of metadata and the currencies that are in use. */
  *readColumnChoices(database: Database): Generator<void, { metadataKeys: string[]; currencies: string[] }> {
    const keys = new Set<string>();
    const currencies = new Set<string>();
    let after = '';
    for (;;) {
      const stretch = database.get<{ last: string | null; keys: string | null }>(
        `SELECT max(id) AS last, (
           SELECT json_group_array(DISTINCT entry.key) FROM (
             SELECT body FROM product WHERE id > ?1 ORDER BY id LIMIT ${STRETCH}) AS part,
             json_each(part.body, '$.metadata') AS entry) AS keys
         FROM (SELECT id FROM product WHERE id > ?1 ORDER BY id LIMIT ${STRETCH})`,
        after,
      );
      for (const key of texts(stretch?.keys)) keys.add(key);
      if (stretch?.last == null) break;
      after = stretch.last;
      yield;
    }
    after = '';
    for (;;) {
      const stretch = database.get<{ last: string | null; currencies: string | null }>(
        `SELECT max(id) AS last, json_group_array(DISTINCT body ->> '$.currency') AS currencies
         FROM (SELECT id, body FROM price WHERE id > ?1 ORDER BY id LIMIT ${STRETCH})`,
        after,
      );
      for (const currency of texts(stretch?.currencies)) currencies.add(currency);
      if (stretch?.last == null) break;
      after = stretch.last;
      yield;
    }
    const drafted = database.all<{ path: string }>(
      `SELECT DISTINCT path FROM draft_field WHERE object_kind = 'product' AND path LIKE 'metadata.%'`,
    );
    for (const { path } of drafted) keys.add(path.slice('metadata.'.length));
    return { metadataKeys: [...keys].toSorted(), currencies: [...currencies].toSorted() };
  },
};

function texts(list: string | null | undefined): string[] {
  const values = parsed(list ?? null);
  return Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
