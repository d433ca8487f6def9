import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

export type SqlValue = SQLInputValue;

/** Statements kept ready. A method's SQL text is constant, so the cache stays small by itself. */
const MAX_STATEMENTS = 300;

/**
 * One open database file: what every store method gets. SQL texts must be constant (never built
 * from values), because each distinct text is prepared once and kept.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** What `synchronous` is set to; opening sets it so. */
  #isDurable = true;

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /** Every row. `T` names the columns selected; SQLite's STRICT tables hold their types. */
  all<T>(sql: string, ...values: SqlValue[]): T[] {
    return this.#prepare(sql).all(...values) as T[];
  }

  get<T>(sql: string, ...values: SqlValue[]): T | undefined {
    return this.#prepare(sql).get(...values) as T | undefined;
  }

  /** Answers how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Several statements without values: schema and pragmas. */
  execute(sql: string): void {
    this.#connection.exec(sql);
  }

  /**
   * Runs `work` in one transaction: all of it is durable when this returns, or none of it is.
   * Deferred, so that reading works in a folder that has become read-only.
   *
   * Not `isDurable`: written in order and whole, but on the disk only with the next transaction that
   * is. After a power cut the last of these are as if they had never been.
   */
  transaction<T>(work: () => T, isDurable = true): T {
    if (isDurable !== this.#isDurable) {
      this.#connection.exec(`PRAGMA synchronous = ${isDurable ? 'FULL' : 'NORMAL'}`);
      this.#isDurable = isDurable;
    }
    this.#connection.exec('BEGIN');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has already rolled back by itself after some errors (a full disk, for one).
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    const oldest = this.#statements.keys().next();
    if (this.#statements.size >= MAX_STATEMENTS && oldest.done !== true) {
      this.#statements.delete(oldest.value);
    }
    this.#statements.set(sql, statement);
    return statement;
  }
}
