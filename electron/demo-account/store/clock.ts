/** The account's time. It can be moved by the control door, which only time itself can do at Stripe. */
export class Clock {
  readonly #base: () => number;
  #offsetMs = 0;

  /** @param base the time in milliseconds since the epoch */
  constructor(base: () => number) {
    this.#base = base;
  }

  nowMs(): number {
    return this.#base() + this.#offsetMs;
  }

  /** Seconds since the epoch, as Stripe stamps objects. */
  now(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  moveTo(atMs: number): void {
    this.#offsetMs = atMs - this.#base();
  }
}
