import type { Mode } from '#shared/contract/account.ts';
import type { StripeGateway } from '../stripe/gateway.ts';

/** The account that customers are looked up in. */
export interface CustomerTarget {
  readonly accountId: string;
  readonly name: string;
  readonly mode: Mode;
  readonly demo: boolean;
  readonly gateway: StripeGateway;
  /** The look-up is over; what was opened for it alone is closed. */
  release(): void;
}
