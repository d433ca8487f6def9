import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { readLog } from '../../e2e/support/launch-app.ts';
import {
  AHEAD_VARIABLE,
  ORDER_FILE,
  ORDERS_VARIABLE,
  type PointOrder,
  REACHED_FILE,
} from '../build/points.ts';
import { compare, type Mark, type Verdict } from './compare.ts';
import { databaseProblems } from './database-check.ts';
import { chooseFaults, chooseLateFault } from './faults.ts';
import { finish } from './finish.ts';
import { Ledger } from './ledger.ts';
import type { Birth, Life, Starting } from './life.ts';
import { type Ending, isStartPoint } from './plan.ts';
import type { Dice } from './random.ts';
import { openShop, type Shop } from './shop.ts';
import { HELD_MS, type Round, work } from './work.ts';

export interface Tally extends Verdict {
  kills: number;
  stuck: number;
}

export interface LaneOptions {
  readonly name: string;
  readonly start: (birth: Birth) => Starting;
  readonly startUnwatched: (birth: Birth) => Pick<Starting, 'kill'>;
  readonly build: string;
  readonly endings: readonly Ending[];
  readonly dice: Dice;
  /** A reopened app that has not sent everything by then is stuck. */
  readonly limitMs: number;
  readonly onKilled: (ending: Ending) => void;
  readonly say: (line: string) => void;
}

/** A request that was on its way when its sender died has had its effect by then. */
const ARRIVED_MS = 120;
/** A point that is not reached by then is not on this round's way. */
const REACH_MS = 30_000;
/** As many as Stripe takes (facts 1.1). */
const MOST_IMAGES = 8;
const DAY_AND_A_BIT_MS = 25 * 3_600_000;
/** Rounds that do not count, because the work was over first, for each that does. */
const MOST_TRIES = 6;

/** One data folder and one stand-in, through as many lives as there are rounds. */
export async function runLane(options: LaneOptions): Promise<Tally> {
  const { say } = options;
  const folder = mkdtempSync(path.join(tmpdir(), `countertop-crash-${options.name}-`));
  const shop = await openShop(`crash ${options.name}`);
  const lane = new Lane(options, folder, shop);
  try {
    await lane.begin();
    for (const [index, ending] of options.endings.entries()) {
      let isCounted = false;
      for (let tries = 0; tries < MOST_TRIES && !isCounted; tries += 1) {
        const token = `r${index}${'x'.repeat(tries)}${options.name}`;
        isCounted = await lane.round(ending, token).catch(async (error: unknown) => {
          say(`${token} ${ending.point ?? 'random'}: stuck: ${textOf(error)}`);
          await lane.beginAnew();
          return false;
        });
      }
      if (!isCounted) say(`${options.name}: ${ending.point ?? 'random'} was never reached`);
    }
    return lane.tally;
  } catch (error) {
    say(`${options.name}: ${textOf(error)}`);
    lane.tally.stuck += 1;
    return lane.tally;
  } finally {
    await lane.end();
    await shop.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}

class Lane {
  readonly tally: Tally = {
    kills: 0,
    lostEdits: 0,
    duplicates: 0,
    overwritten: 0,
    corruptions: 0,
    stuck: 0,
    told: 0,
    unchecked: 0,
  };
  readonly #options: LaneOptions;
  readonly #folder: string;
  readonly #orders: string;
  readonly #shop: Shop;
  #current: Pick<Starting, 'kill'> | null = null;
  #life: Life | null = null;
  #aheadMs = 0;
  /** Products that rounds may use. */
  #products: string[] = [];
  #errorsSeen = 0;
  /** How long undisturbed work takes, learned from rounds that were over first. */
  #workMs = 2500;

  constructor(options: LaneOptions, folder: string, shop: Shop) {
    this.#options = options;
    this.#folder = folder;
    this.#shop = shop;
    this.#orders = path.join(folder, 'orders');
    mkdirSync(this.#orders);
  }

  get #userData(): string {
    return path.join(this.#folder, 'data');
  }

  #birth(): Birth {
    const { server } = this.#shop;
    return {
      userData: this.#userData,
      port: server.port,
      key: server.keys.test.secret,
      build: this.#options.build,
      env: { [ORDERS_VARIABLE]: this.#orders, [AHEAD_VARIABLE]: String(this.#aheadMs) },
    };
  }

  #start(): Starting {
    const starting = this.#options.start(this.#birth());
    this.#current = starting;
    return starting;
  }

  async begin(): Promise<void> {
    mkdirSync(this.#userData, { recursive: true });
    const life = await this.#start().ready;
    await life.connect();
    // The rounds are about crashes: pacing has tests of its own.
    if (life.typeName !== null) await life.call('app.updateSettings', { testRequestsPerSecond: 25 });
    const list = await this.#shop.control.dashboard('GET', '/v1/products', { limit: 100, active: true });
    this.#products = (list['data'] as { id: string }[]).map(({ id }) => id);
    this.#life = life;
    await finish(life, new Ledger(), this.#options.dice, this.#options.limitMs);
  }

  /** After a round that could not go on: counted as stuck, and another life on the same folder. */
  async beginAnew(): Promise<void> {
    this.tally.stuck += 1;
    await this.end();
    this.#clearOrders();
    await this.#shop.control.clearFaults();
    this.#life = await this.#start().ready;
    await finish(this.#life, new Ledger(), this.#options.dice, this.#options.limitMs);
  }

  async end(): Promise<void> {
    await this.#current?.kill().catch(() => undefined);
  }

  /** False when the work was over before the kill: such a round proves nothing and is not counted. */
  async round(ending: Ending, token: string): Promise<boolean> {
    const { dice } = this.#options;
    const shop = this.#shop;
    const life = this.#life;
    if (life === null) throw new Error('there is no life to kill');
    const say = (problem: string): void =>
      this.#options.say(`${token} ${ending.point ?? 'random'}: ${problem}`);
    const bare = String(
      (await shop.control.dashboard('POST', '/v1/products', { name: `${token} bare` }))['id'],
    );
    await life.call('sync.refresh', {});
    const mark: Mark = { event: await shop.newestEvent(), files: await shop.control.count('files') };
    const ledger = new Ledger();
    const products = await this.#chooseProducts();
    const round: Round = {
      token,
      point: ending.point,
      dice,
      shop,
      ledger,
      products,
      bare,
      held: null,
      typed: null,
    };
    for (const rule of chooseFaults(dice, ending.point)) await shop.control.setFault(rule);

    const isCounted = await this.#workUntilKilled(life, round, ending);
    await this.#meanwhile(round);
    if (isStartPoint(ending.point) && isCounted) await this.#killAtStart(ending);
    for (const problem of databaseProblems(this.#userData, this.#folder))
      this.#blame('corruptions', problem, say);
    await this.#reopen(round, mark, say);
    this.#products.push(...[...ledger.created.values()].flatMap(({ id }) => id ?? []));
    if (isCounted) {
      this.tally.kills += 1;
      this.#options.onKilled(ending);
    }
    return isCounted;
  }

  /** Seven of them; the fourth has room for one more picture. */
  async #chooseProducts(): Promise<string[]> {
    const chosen = this.#options.dice.some(this.#products, this.#products.length);
    for (const [index, id] of chosen.entries()) {
      const images = (await this.#shop.product(id))?.['images'] as readonly string[];
      if (index < 3 || images.length >= MOST_IMAGES) continue;
      return [...chosen.slice(0, 3), id, ...chosen.slice(3).filter((other) => other !== id)].slice(0, 7);
    }
    throw new Error('no product has room for a picture');
  }

  async #workUntilKilled(life: Life, round: Round, { point, hit }: Ending): Promise<boolean> {
    const startedAt = performance.now();
    // A start point needs something to recover: the first kill is in the middle of sending.
    if (point !== null)
      this.#order(isStartPoint(point) ? { point: 'sending-committed', hit: 1 } : { point, hit });
    const state = { isOver: false, isKilled: false };
    let failed: unknown = null;
    const working = work(life, round).then(
      () => {
        state.isOver = true;
      },
      (error: unknown) => {
        // What the dead answer is no news.
        if (!state.isKilled) failed = error;
        state.isOver = true;
      },
    );
    const end = startedAt + (point === null ? round.dice.fraction() * this.#workMs : REACH_MS);
    const isReached = (): boolean => point !== null && existsSync(path.join(this.#orders, REACHED_FILE));
    while (!state.isOver && !isReached() && performance.now() < end) await later(3);
    const isCounted = !state.isOver && (point === null || isReached());
    if (state.isOver) this.#workMs = 0.5 * this.#workMs + 0.5 * (performance.now() - startedAt);
    state.isKilled = true;
    if (round.typed !== null && performance.now() - round.typed.at >= 1000) round.typed.wish.kept = true;
    await this.#current?.kill();
    await working;
    this.#clearOrders();
    if (failed !== null) throw failed;
    return isCounted;
  }

  /** What happens while the app is closed. */
  async #meanwhile({ dice, shop, ledger, token, held }: Round): Promise<void> {
    await later(held === null ? ARRIVED_MS : ARRIVED_MS + HELD_MS);
    await shop.control.clearFaults();
    const edited = [...ledger.fields.values()].filter(
      ({ path: field, wishes, hasTheirs }) =>
        field === 'description' && !hasTheirs && wishes.some(({ kept }) => kept),
    );
    if (edited.length > 0 && dice.happens(0.5)) {
      const { productId, path: field } = dice.one(edited);
      const value = `${token} while closed`;
      ledger.dashboard(productId, field, value);
      await shop.write(productId, field, value);
    }
    if (dice.happens(0.15)) {
      // Long enough for Stripe to have forgotten every idempotency key (facts 9.3).
      this.#aheadMs += DAY_AND_A_BIT_MS;
      await shop.control.advanceClock(DAY_AND_A_BIT_MS);
    }
    if (dice.happens(0.3)) await shop.control.setFault(chooseLateFault(dice));
  }

  async #killAtStart({ point, hit }: Ending): Promise<void> {
    if (point !== null) this.#order({ point, hit });
    const starting = this.#options.startUnwatched(this.#birth());
    this.#current = starting;
    const end = performance.now() + REACH_MS;
    while (!existsSync(path.join(this.#orders, REACHED_FILE))) {
      if (performance.now() > end) throw new Error(`${String(point)} was not reached at the start`);
      await later(3);
    }
    await starting.kill();
    this.#clearOrders();
  }

  async #reopen(round: Round, mark: Mark, say: (problem: string) => void): Promise<void> {
    const { dice, shop, ledger } = round;
    const life = await this.#start().ready;
    this.#life = life;
    const left = await finish(life, ledger, dice, this.#options.limitMs);
    if (left !== null) this.#blame('stuck', left, say);
    await shop.control.clearFaults();
    const verdict = await compare(life, shop, ledger, mark, say);
    const counted = ['lostEdits', 'duplicates', 'overwritten', 'corruptions', 'told', 'unchecked'] as const;
    for (const what of counted) this.tally[what] += verdict[what];
    const errors = readLog(this.#userData).filter(
      ({ level, event }) =>
        level === 'error' || event === 'store.setAside' || event === 'account.record.recovered',
    );
    for (const line of errors.slice(this.#errorsSeen)) this.#blame('corruptions', JSON.stringify(line), say);
    this.#errorsSeen = errors.length;
  }

  #blame(what: keyof Tally, problem: string, say: (problem: string) => void): void {
    this.tally[what] += 1;
    say(`${what}: ${problem}`);
  }

  #order(order: PointOrder): void {
    writeFileSync(path.join(this.#orders, ORDER_FILE), JSON.stringify(order));
  }

  #clearOrders(): void {
    for (const name of readdirSync(this.#orders)) rmSync(path.join(this.#orders, name));
  }
}
