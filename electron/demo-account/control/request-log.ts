import type { Mode } from '../api/keys.ts';

/** One request as the server saw it, for tests to look at. Kept in memory only. */
export interface LoggedRequest {
  readonly id: string;
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The body as it came; uploads are left out. */
  readonly body: string;
  readonly idempotencyKey: string | null;
  readonly mode: Mode | null;
  /** 0 when the connection was cut or left silent. */
  readonly status: number;
  readonly replayed: boolean;
  readonly fault: string | null;
}

const KEPT = 20_000;

export class RequestLog {
  #entries: LoggedRequest[] = [];
  #total = 0;

  add(entry: LoggedRequest): void {
    this.#total += 1;
    this.#entries.push(entry);
    if (this.#entries.length > KEPT * 1.1) this.#entries = this.#entries.slice(-KEPT);
  }

  /** How many requests there were since the start; a mark to ask `since`. */
  get total(): number {
    return this.#total;
  }

  since(mark: number): readonly LoggedRequest[] {
    const first = this.#total - this.#entries.length;
    return this.#entries.slice(Math.max(0, mark - first));
  }
}
