import { readTaxCodes } from '#renderer/bridge/use-tax-codes.ts';
import { readListViews } from './use-list-views.ts';
import { openFirstList } from './use-product-list.ts';

/** How long the first picture waits for its rows: a slow disk must not keep the window from being drawn. */
const LIMIT_MS = 200;

/**
 * What the catalog shows when the app starts, read before its screen is drawn: the first picture is whole,
 * and nothing of it moves a moment later. `isPulled`: the account was read from Stripe once.
 */
export async function openCatalogAhead(accountId: string, isPulled: boolean): Promise<void> {
  const isRead = Promise.all([
    openFirstList(accountId),
    readListViews(accountId),
    readTaxCodes(accountId, isPulled),
  ]);
  await Promise.race([
    isRead,
    new Promise((resolve) => {
      setTimeout(resolve, LIMIT_MS);
    }),
  ]);
}
