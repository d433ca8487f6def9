import type { Mode } from '#shared/contract/account.ts';
import type { Result } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';

/** One mode of the account whose brand it is. */
export interface BrandMode {
  readonly accountId: string;
  readonly mode: Mode;
}

/** A mode that Stripe can be asked about. */
export interface BrandTarget {
  readonly gateway: StripeGateway;
  /** What was opened for it alone is closed. */
  release(): void;
}

/** What branding needs of the other areas; engine.ts gives it. */
export interface BrandSurroundings {
  /** The account on screen, then its other mode where this computer knows it. */
  modes(): Promise<readonly BrandMode[]>;
  /** Fails with `account/key-needed` and the like. */
  open(accountId: string): Promise<BrandTarget>;
  /** A picture from a public address, behind the fetcher's fences. */
  fetchPicture(url: string): Promise<Result<{ readonly bytes: Uint8Array }>>;
}
