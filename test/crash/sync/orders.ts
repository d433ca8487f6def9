export const CRASH_POINTS = [
  'before-freeze',
  'frozen',
  'sending-committed',
  'on-the-way',
  'answered-not-committed',
  'settled',
] as const;

export interface ChildOrder {
  readonly task: 'publish' | 'go-on';
  readonly file: string;
  readonly port: number;
  readonly key: string;
  /** In every name and description of this round. */
  readonly name: string;
  readonly edited: readonly string[];
  readonly pictured: readonly string[];
  readonly deleted: string;
  readonly point: (typeof CRASH_POINTS)[number] | 'never';
  /** At which time the point is reached the process dies; counted from 1. */
  readonly hit: number;
}

export type ChildReport =
  | { readonly kind: 'drafted'; readonly created: readonly string[] }
  | { readonly kind: 'done' };
