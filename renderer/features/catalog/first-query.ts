import type { InputOf } from '#shared/contract/index.ts';

/** What the catalog shows when it is opened: everything, by name. */
export const FIRST_QUERY = {
  search: '',
  filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
  sort: { by: 'name', direction: 'ascending' },
} as const satisfies InputOf<'catalog.openView'>;
