import { IdempotencyStore } from './api/idempotency.ts';
import { seedCatalog, type CatalogSize, type Crowding } from './sample/catalog.ts';
import { seedCustomers } from './sample/customers.ts';
import { seedPortal } from './sample/portal.ts';
import { sampleProfile, seedBrandFiles } from './sample/shop.ts';
import { textFrom } from './sample/random.ts';
import type { SampleLanguage } from './sample/sample-types.ts';
import { taxCodes } from './sample/tax-codes.ts';
import type { Account, AccountSettings } from './store/account.ts';
import type { Clock } from './store/clock.ts';
import { ModeStore } from './store/mode-store.ts';
import { Persistence, type AccountHeader } from './store/persistence.ts';

export interface DemoAccountParts {
  readonly dataFolder: string | undefined;
  readonly size: CatalogSize;
  readonly created: Crowding;
  readonly language: SampleLanguage;
  /** Wins over what the data folder knows; another seed starts over. */
  readonly seed: string | undefined;
  readonly fallbackSeed: string;
  readonly clock: Clock;
  readonly settings: AccountSettings;
  readonly portalSaved: { readonly test: boolean; readonly live: boolean };
}

/** The account's content: sample data plus what was changed since, kept in the data folder. */
export class DemoAccount {
  readonly idempotency: { readonly test: IdempotencyStore; readonly live: IdempotencyStore };
  readonly persistence: Persistence;
  readonly #parts: DemoAccountParts;
  readonly #known: AccountHeader | undefined;

  constructor(parts: DemoAccountParts) {
    this.#parts = parts;
    const nowMs = (): number => parts.clock.nowMs();
    this.idempotency = { test: new IdempotencyStore(nowMs), live: new IdempotencyStore(nowMs) };
    this.persistence = new Persistence(parts.dataFolder, `account-${parts.size}`, this.idempotency);
    const known = this.persistence.readHeader();
    this.#known = parts.seed === undefined || known?.seed === parts.seed ? known : undefined;
  }

  /** The port this account had last, so that addresses of its pictures stay the same. */
  get lastPort(): number {
    return this.#known?.port ?? 0;
  }

  /** Makes the account as it was left, answering on `port` from now on. */
  open(port: number): Account {
    const header: AccountHeader = { ...(this.#known ?? this.#newHeader()), port };
    const account = this.#fill(header);
    const stores = account.modes;
    if (this.#known === undefined) this.persistence.restart(header);
    this.persistence.start(header, stores, originOf(this.#known?.port ?? port), account.origin);
    this.#startSearch(account);
    return account;
  }

  /** Starts over with fresh sample data: everything changed since is gone. */
  reset(account: Account): void {
    const header: AccountHeader = {
      ...this.#newHeader(),
      seed: this.#known?.seed ?? this.#parts.seed ?? this.#parts.fallbackSeed,
      port: Number(new URL(account.origin).port),
    };
    const fresh = this.#fill(header);
    for (const mode of ['test', 'live'] as const) {
      account.modes[mode].becomeCopyOf(fresh.modes[mode]);
      this.idempotency[mode].clear();
    }
    this.#startSearch(account);
    this.persistence.restart(header);
  }

  #newHeader(): AccountHeader {
    return {
      version: 1,
      seed: this.#parts.seed ?? this.#parts.fallbackSeed,
      size: this.#parts.size,
      language: this.#parts.language,
      seededAt: this.#parts.clock.now(),
      port: 0,
    };
  }

  #fill(header: AccountHeader): Account {
    const { clock, settings, portalSaved, size, created } = this.#parts;
    const origin = originOf(header.port);
    const shop = {
      seed: header.seed,
      size,
      created,
      language: header.language === 'ja' ? 'ja' : 'en',
      seededAt: header.seededAt,
      origin,
    } as const;
    const account: Account = {
      id: `acct_1${textFrom(`${header.seed} ${size} account`, 15)}`,
      clock,
      origin,
      taxCodes,
      modes: {
        test: new ModeStore(false, sampleProfile(false, shop)),
        live: new ModeStore(true, sampleProfile(true, shop)),
      },
      settings,
    };
    for (const store of [account.modes.test, account.modes.live]) {
      seedBrandFiles(store, shop);
      seedCatalog(account, store, shop);
      if (store.livemode ? portalSaved.live : portalSaved.test) seedPortal(store, shop);
      // Customers belong to the present: they are made again at each start and never written.
      seedCustomers(account, store, { ...shop, seededAt: clock.now() });
    }
    return account;
  }

  #startSearch(account: Account): void {
    const { clock, settings } = account;
    for (const store of [account.modes.test, account.modes.live]) {
      for (const index of Object.values(store.search)) {
        index.startLagging(
          () => clock.nowMs(),
          () => settings.searchLagMs,
        );
      }
    }
  }
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
