import type { Mode } from '#shared/contract/account.ts';
import type { ObjectRef } from '#shared/contract/object.ts';
import { type AppError, AppFailure, type Result } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../storage/store.ts';
import type { StripeGateway } from '../stripe/gateway.ts';

export interface SyncAccount {
  readonly id: string;
  readonly mode: Mode;
  readonly demo: boolean;
}

export interface SyncParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'logger' | 'events'>;
  readonly account: SyncAccount;
  /** Null while there is no key that works. */
  readonly gateway: () => StripeGateway | null;
  /** Stripe refused the key of an earlier run. */
  readonly wasKeyRefused: boolean;
  /** Whether whoever works here may see the catalog: without that nothing is read by itself. */
  readonly mayRead: () => boolean;
  /** Stripe no longer accepts the key. */
  readonly onKeyRejected: () => void;
  /** Objects whose visible state changed; null = many. */
  readonly onChanged: (objects: readonly ObjectRef[] | null) => void;
}

/** For reads in the middle of a job: their failure ends it, with its own code. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}

export function errorOf(thrown: unknown): AppError | null {
  return thrown instanceof AppFailure ? thrown.error : null;
}
