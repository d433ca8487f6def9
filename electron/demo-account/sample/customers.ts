import { blankCustomer } from '../handlers/customers.ts';
import { periodSeconds } from '../handlers/subscription-rules.ts';
import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import type { CustomerObject, PriceObject, SubscriptionObject } from '../store/objects.ts';
import { samplePriceId } from './catalog.ts';
import { SAMPLE_CUSTOMERS } from './customer-cases.ts';
import { recordPast } from './past-event.ts';
import type { SampleCustomer, SampleSubscription } from './people/person.ts';
import { textFrom } from './random.ts';
import type { SampleLanguage } from './sample-types.ts';

interface CustomerSeed {
  readonly seed: string;
  readonly language: SampleLanguage;
  /** Seconds since the epoch: customers belong to the present. */
  readonly seededAt: number;
}

const DAY = 86_400;

/** Puts the sample customers, their subscriptions and what happened to them lately into a mode. */
export function seedCustomers(account: Account, store: ModeStore, seed: CustomerSeed): void {
  const maker = new CustomerMaker(account, store, seed);
  const wanted = SAMPLE_CUSTOMERS.filter((sample) => !store.livemode || sample.live === true);
  // Oldest first, so that customers of one second keep their order as well.
  for (const sample of wanted.toSorted((a, b) => b.age - a.age)) maker.make(sample);
}

class CustomerMaker {
  readonly #account: Account;
  readonly #store: ModeStore;
  readonly #seed: CustomerSeed;
  readonly #mode: string;

  constructor(account: Account, store: ModeStore, seed: CustomerSeed) {
    this.#account = account;
    this.#store = store;
    this.#seed = seed;
    this.#mode = store.livemode ? 'live' : 'test';
  }

  make(sample: SampleCustomer): void {
    const { seed, language, seededAt } = this.#seed;
    const created = seededAt - sample.age * DAY;
    const customer: CustomerObject = {
      ...blankCustomer(
        `cus_${textFrom(`${seed} ${this.#mode} customer ${sample.key}`, 14)}`,
        created,
        this.#store.livemode,
      ),
      currency: sample.subscriptions === undefined ? null : 'jpy',
      delinquent:
        sample.subscriptions?.some(({ status }) => status === 'past_due' || status === 'unpaid') ?? false,
      email: sample.email,
      invoice_prefix: textFrom(`${seed} prefix ${sample.key}`, 8).toUpperCase(),
      metadata: sample.metadata ?? {},
      name: sample.name?.[language] ?? null,
      phone: sample.phone ?? null,
      preferred_locales: sample.locales ?? [],
      test_clock: sample.onTestClock === true ? `clock_1${textFrom(seed, 23)}` : null,
    };
    const subscriptions = (sample.subscriptions ?? []).flatMap((each, at) =>
      this.#subscription(each, customer, `${sample.key} ${at}`),
    );
    if (sample.deleted !== undefined) {
      this.#deletedLately(customer, subscriptions, sample.deleted);
      return;
    }
    this.#store.customers.put(customer);
    for (const subscription of subscriptions) this.#store.subscriptions.put(subscription);
    if (sample.emailBefore !== undefined) {
      const { email, days } = sample.emailBefore;
      this.#happened('customer.updated', customer, seededAt - days * DAY, { email });
    }
  }

  /** @returns nothing when the product is not sold in this mode */
  #subscription(sample: SampleSubscription, customer: CustomerObject, key: string): SubscriptionObject[] {
    const price = this.#price(sample.product, sample.price ?? 0);
    if (price === undefined) return [];
    const { seed, seededAt } = this.#seed;
    const status = sample.status ?? 'active';
    const created = Math.max(customer.created, seededAt - (sample.age ?? 100_000) * DAY);
    const period = periodSeconds(price);
    const start = created + Math.floor((seededAt - created) / period) * period;
    const isOver = status === 'canceled' || status === 'incomplete_expired';
    const endedAt = isOver ? Math.min(seededAt, created + 20 * DAY) : null;
    const canceledAt =
      sample.endsAtPeriodEnd === true ? seededAt - 2 * DAY : status === 'canceled' ? endedAt : null;
    const more = (sample.also ?? []).flatMap((product) => this.#price(product, 0) ?? []);
    return [
      {
        id: `sub_1${textFrom(`${seed} ${this.#mode} subscription ${key}`, 23)}`,
        object: 'subscription',
        cancel_at: sample.endsAtPeriodEnd === true ? start + period : null,
        cancel_at_period_end: sample.endsAtPeriodEnd ?? false,
        canceled_at: canceledAt,
        collection_method: sample.byInvoice === true ? 'send_invoice' : 'charge_automatically',
        created,
        currency: price.currency,
        customer: customer.id,
        days_until_due: sample.byInvoice === true ? 30 : null,
        description: null,
        ended_at: endedAt,
        items: [price, ...more].map((each, at) => ({
          id: `si_${textFrom(`${seed} ${this.#mode} item ${key} ${at}`, 14)}`,
          created,
          current_period_end: start + period,
          current_period_start: start,
          price: each.id,
          quantity: 1,
        })),
        livemode: this.#store.livemode,
        metadata: {},
        schedule: sample.scheduled === true ? `sub_sched_1${textFrom(key, 23)}` : null,
        status,
        test_clock: customer.test_clock,
        trial_end: status === 'trialing' ? created + 14 * DAY : null,
        trial_start: status === 'trialing' ? created : null,
      },
    ];
  }

  #price(product: string, position: number): PriceObject | undefined {
    return this.#store.prices.get(samplePriceId(this.#seed.seed, this.#store.livemode, product, position));
  }

  #deletedLately(customer: CustomerObject, subscriptions: readonly SubscriptionObject[], days: number): void {
    const at = this.#seed.seededAt - days * DAY;
    this.#store.deletedCustomers.add(customer.id);
    for (const subscription of subscriptions) {
      const ended = { ...subscription, status: 'canceled', canceled_at: at, ended_at: at } as const;
      this.#store.subscriptions.put(ended);
      this.#happened('customer.subscription.deleted', ended, at);
    }
    this.#happened('customer.deleted', customer, at);
  }

  #happened(
    type: string,
    object: CustomerObject | SubscriptionObject,
    created: number,
    previous?: Readonly<Record<string, unknown>>,
  ): void {
    const event = { type, object, created, ...(previous === undefined ? {} : { previous }) };
    recordPast(this.#account, this.#store, event);
  }
}
