import type { KeyState, Mode } from '../api/keys.ts';
import type { faultRule } from './faults.ts';
import type { LoggedRequest } from './request-log.ts';
import type { z } from 'zod';

/** Where the door is and what opens it; part of a `DemoAccountServer`. */
export interface ControlAddress {
  readonly controlUrl: string;
  readonly controlToken: string;
}

type Json = Record<string, unknown>;

/** The control door for tests and tools, over HTTP like everything else. */
export class ControlClient {
  readonly #address: ControlAddress;

  constructor(address: ControlAddress) {
    this.#address = address;
  }

  /** Does what a person at the Dashboard does, behind the app's back. */
  async dashboard(
    method: 'DELETE' | 'GET' | 'POST',
    path: string,
    params: Json = {},
    mode: Mode = 'test',
  ): Promise<Json> {
    return this.#send('dashboard', { mode, method, path, params });
  }

  async deletePrice(id: string, mode: Mode = 'test'): Promise<Json> {
    return this.#send('delete-price', { mode, id });
  }

  async savePortalSettings(mode: Mode): Promise<Json> {
    return this.#send('save-portal-settings', { mode });
  }

  async setSubscriptionStatus(id: string, status: string, mode: Mode = 'test'): Promise<Json> {
    return this.#send('subscription-status', { mode, id, status });
  }

  async changeBranding(changes: Json, mode: Mode = 'test'): Promise<Json> {
    return this.#send('branding', { mode, ...changes });
  }

  async changeProfile(changes: Json, mode: Mode = 'test'): Promise<Json> {
    return this.#send('profile', { mode, ...changes });
  }

  async advanceClock(advanceMs: number): Promise<number> {
    const { nowMs } = await this.#send('clock', { advanceMs });
    return Number(nowMs);
  }

  async moveClock(atMs: number): Promise<void> {
    await this.#send('clock', { atMs });
  }

  async changeSettings(settings: {
    readonly latencyMs?: number;
    readonly searchLagMs?: number;
    readonly searchAvailable?: boolean;
  }): Promise<void> {
    await this.#send('settings', settings);
  }

  /** Sets a fault; requests meet the first that matches, in the order they were set. */
  async setFault(rule: z.input<typeof faultRule>): Promise<void> {
    await this.#send('fault', rule);
  }

  /** How many of the faults that were set no request has used up; 0 tells that a request met the last one. */
  async pendingFaults(): Promise<number> {
    const { faults } = await this.#send('faults', {});
    return Array.isArray(faults) ? faults.length : 0;
  }

  /** @param path of the faults to clear; without it all of them */
  async clearFaults(path?: string): Promise<void> {
    await this.#send('clear-faults', path === undefined ? {} : { path });
  }

  /** @param permissions slugs of a restricted key; without them a secret key */
  async issueKey(mode: Mode, permissions?: readonly string[]): Promise<string> {
    const { key } = await this.#send('issue-key', { mode, permissions });
    return String(key);
  }

  async changeKey(
    key: string,
    change: {
      readonly state?: KeyState;
      readonly grant?: readonly string[];
      readonly remove?: readonly string[];
    },
  ): Promise<void> {
    await this.#send('key', { key, ...change });
  }

  /** How many objects there are, optionally only those with these metadata or of this product. */
  async count(
    kind:
      | 'customers'
      | 'events'
      | 'fileLinks'
      | 'files'
      | 'portalConfigurations'
      | 'prices'
      | 'products'
      | 'subscriptions',
    filter: {
      readonly metadata?: Record<string, string>;
      readonly product?: string;
      readonly mode?: Mode;
    } = {},
  ): Promise<number> {
    const { count } = await this.#send('count', { kind, ...filter });
    return Number(count);
  }

  /** The requests since a mark; `total` is the next mark. */
  async requests(
    since = 0,
  ): Promise<{ readonly requests: readonly LoggedRequest[]; readonly total: number }> {
    const answer = await this.#send('requests', { since });
    return answer as unknown as { requests: readonly LoggedRequest[]; total: number };
  }

  /** Starts over with fresh sample data. */
  async reset(): Promise<void> {
    await this.#send('reset', {});
  }

  async #send(command: string, body: object): Promise<Json> {
    const response = await fetch(`${this.#address.controlUrl}/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#address.controlToken}` },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Json;
    if (response.ok) return answer;
    throw new Error(`The control door refused ${command}: ${JSON.stringify(answer)}`);
  }
}
