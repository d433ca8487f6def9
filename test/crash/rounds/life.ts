import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { AppError } from '#shared/errors.ts';

/** One life of the app, or of its engine alone, from start to kill. */
export interface Life {
  /** Connects the account with its key, as a first start does. */
  connect(): Promise<void>;
  /** Rejects with {@link Refused} when the answer is an error, and with anything else when the process is gone. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /**
   * Types into the name of a product, key by key, as a person does. `onKey` hears after each key what
   * the field holds. Null where there is no window.
   */
  readonly typeName:
    | ((productId: string, name: string, onKey: (held: string) => void) => Promise<void>)
    | null;
  /** SIGKILL for everything that was started with it; resolves when nothing of it runs any more. */
  kill(): Promise<void>;
}

/** How a life is begun on the data of the one before it. */
export interface Birth {
  readonly userData: string;
  readonly port: number;
  readonly key: string;
  /** What the build reads its points from (test/crash/build/points.ts). */
  readonly env: Readonly<Record<string, string>>;
  /** The folder of the build. */
  readonly build: string;
}

/** A life that can be killed before it is ready: a start that stands still at a point. */
export interface Starting {
  readonly ready: Promise<Life>;
  kill(): Promise<void>;
}

export class Refused extends Error {
  readonly error: AppError;

  constructor(name: string, error: AppError) {
    super(`${name}: ${JSON.stringify(error)}`);
    this.error = error;
  }
}
