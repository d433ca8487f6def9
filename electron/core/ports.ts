/**
 * What the engine needs from the world. `electron/main.ts` gives the real ones, tests give plain
 * Node ones; nothing in core asks which it has.
 */
import type { Notice } from '#shared/contract/app.ts';
import type { SheetOrder } from '#shared/contract/sheet.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';

export interface Clock {
  /** Local wall time, milliseconds since the epoch. Never compared with Stripe's (design, Sync 10). */
  now(): number;
  /** Milliseconds that never jump; for durations and pacing. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  uuid(): string;
  /** In [0, 1); for jitter. */
  fraction(): number;
}

/**
 * Where a key is kept. Only the main process's own objects see what `read` answers.
 * `durability` tells the truth: `stored` only where the system really encrypts.
 */
export interface KeyVault {
  /** Whether a key is kept, without asking the system to decrypt it. */
  has(accountId: string): Promise<boolean>;
  read(accountId: string): Promise<string | null>;
  write(accountId: string, key: string): Promise<{ durability: 'stored' | 'session' }>;
  remove(accountId: string): Promise<void>;
  durability(): Promise<'stored' | 'session'>;
}

/** Opens the key window and answers with what was typed, or null when it was closed. */
export interface KeyEntry {
  ask(purpose: { accountName: string | null }): Promise<string | null>;
}

export interface Logger {
  /** One line of JSON: the event's name and plain fields. Redacted before it is written. */
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The last lines, for the report. */
  tail(): readonly string[];
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface EventSink {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
}

/** Something the person must know that no screen asked for; the shell says it at the top of the window. */
export type EngineNotice = Pick<Notice, 'code' | 'params'>;

/** Where a Stripe API answers. The real one, the demo account, or a test's server. */
export interface StripeEndpoint {
  readonly protocol: 'https' | 'http';
  readonly host: string;
  readonly port: number;
  /** How long an answer is waited for; 20 s. Tests do not wait that long. */
  readonly timeoutMs?: number;
}

export interface DemoConnection {
  /** Names the demo's data; each size has accounts (and databases) of its own. */
  readonly size: '40' | '1k' | '10k' | '100k';
  readonly endpoint: StripeEndpoint;
  /** `http://127.0.0.1:PORT`, the only origin whose images may come from this machine. */
  readonly origin: string;
  readonly testKey: string;
  readonly liveKey: string;
}

export interface DemoLauncher {
  /** Starts the demo server, or answers the running one. */
  start(): Promise<DemoConnection>;
  /** Stops it, throws its data away, starts it anew. */
  reset(): Promise<DemoConnection>;
  stop(): Promise<void>;
}

/** Whether a domain takes mail, asked of the network's name servers. Never throws; `unknown` when they do not answer in time. */
export interface MailDomains {
  look(domain: string): Promise<'receives' | 'no-mail' | 'no-domain' | 'unknown'>;
}

/** Asks the person where a file shall go and writes it there, whole or not at all. */
export interface FileSaver {
  /** False when the person chose no place. Fails with `app/disk-full` or `app/folder-read-only`. */
  save(file: { readonly suggestedName: string; readonly content: string | Uint8Array }): Promise<boolean>;
}

/** Where a file goes, asked of the person. Null when they chose no place. */
export interface SavePlaces {
  /** The whole path; the person was asked before anything there is replaced. */
  file(suggestedName: string): Promise<string | null>;
  folder(): Promise<string | null>;
}

/** Draws previews off screen, in the language of the app. Fails with `branding/sheet-failed`. */
export interface SheetPrinter {
  print(order: SheetOrder): Promise<Uint8Array>;
}

/** A message port to a thread of ours; the engine does not know how it was made. */
export interface WorkerThread {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  terminate(): Promise<void>;
}

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: KeyVault;
  readonly keyEntry: KeyEntry;
  readonly logger: Logger;
  readonly events: EventSink;
  readonly notify: (notice: EngineNotice) => void;
  readonly demo: DemoLauncher;
  /** Resolves when the first screen is there: connecting to Stripe can wait for it. Never rejects. */
  readonly firstScreen: Promise<void>;
  /** Folder for databases: one file for each account and mode. */
  readonly dataFolder: string;
  readonly startDatabaseThread: () => WorkerThread;
  /** A thread that reads and writes workbooks (`catalog/exchange/table-worker.ts`). */
  readonly startTableThread: () => WorkerThread;
  readonly mailDomains: MailDomains;
  readonly fileSaver: FileSaver;
  readonly places: SavePlaces;
  readonly sheets: SheetPrinter;
  /** Stripe's API, or the override of `COUNTERTOP_STRIPE_API`. */
  readonly stripeEndpoint: StripeEndpoint;
  /** Requests per second, read before each use so that a changed setting holds at once. */
  readonly requestsPerSecond: (mode: 'test' | 'live') => number;
}
