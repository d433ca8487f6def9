import { z } from 'zod';
import { modeSchema } from '#shared/contract/account.ts';
import type { CatalogProduct } from '#shared/domain/compare/plan-copy.ts';
import { priceFieldsSchema } from '#shared/domain/price.ts';
import { productFieldsSchema } from '#shared/domain/product.ts';
import { failure } from '#shared/errors.ts';

const FORMAT = 'countertop-catalog-backup';
/** Raised when a field changes its meaning; an older reader then refuses the file. */
const VERSION = 1;

/** What stands at the top of each file, for whoever opens it in an editor. */
const ABOUT = [
  'The catalog of one Stripe account and mode, as Stripe had it, written by Countertop.',
  'products[]: a product with its fields and its prices[]. null means not set.',
  'Amounts: "…Minor" is an integer in the smallest unit of the currency (1480 of JPY is 1480 yen, 1250 of USD is 12.50); "…Decimal" is the same amount as exact text, with fractions of that unit.',
  'portal[]: the configurations of the customer portal as Stripe answers them; a restore drafts their settings; what is switched on, and the login page, stay as they are.',
  'No customers, no subscriptions, no keys, no unpublished changes.',
];

const backupSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.number().int(),
  about: z.array(z.string()),
  account: z.strictObject({ id: z.string(), name: z.string(), mode: modeSchema }),
  /** ISO 8601, UTC. */
  writtenAt: z.string(),
  products: z.array(
    z.strictObject({
      id: z.string(),
      fields: productFieldsSchema,
      prices: z.array(z.strictObject({ id: z.string(), fields: priceFieldsSchema })),
    }),
  ),
  portal: z.array(z.record(z.string(), z.unknown())),
});

export interface Backup {
  readonly account: z.infer<typeof backupSchema>['account'];
  /** Local time in milliseconds. */
  readonly writtenAt: number;
  readonly products: readonly CatalogProduct[];
  readonly portal: readonly Readonly<Record<string, unknown>>[];
}

export function writeBackup({ account, writtenAt, products, portal }: Backup): string {
  const written = new Date(writtenAt).toISOString();
  const head = { format: FORMAT, version: VERSION, about: ABOUT, account, writtenAt: written };
  return `${JSON.stringify({ ...head, products, portal }, null, 2)}\n`;
}

/** Fails with `transfer/not-a-backup` (naming where it stops being one) or `transfer/backup-too-new`. */
export function readBackup(bytes: Uint8Array): Backup {
  const json = parse(bytes);
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : null;
  if (typeof version === 'number' && version > VERSION) throw failure('transfer/backup-too-new');
  const parsed = backupSchema.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw failure('transfer/not-a-backup', {}, where === '' ? {} : { path: where });
  }
  const { account, writtenAt, products, portal } = parsed.data;
  return { account, writtenAt: Date.parse(writtenAt), products, portal };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw failure('transfer/not-a-backup');
  }
}
