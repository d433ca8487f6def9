import type { Database } from '#electron/core/storage/database.ts';
import { type Method, methods as real } from '#electron/core/storage/method-table.ts';
import { COMMITTING } from './points.ts';
import { reach } from './reach.ts';

// Whatever else the module gives, it still gives; what is defined here counts before it.
export * from '#electron/core/storage/method-table.ts';

/** What the late-commit mutation listens to; see late-commit.ts. */
export const lastMethod = { name: '' };

/** Stands in the place of the method table in the crash build: points inside the transactions. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  Object.entries<Method>(real).map(([name, method]) => [
    name,
    (database: Database, input: unknown) => {
      lastMethod.name = name;
      const value = method(database, input);
      const point = COMMITTING[name];
      if (point !== undefined) reach(point);
      return value;
    },
  ]),
);
