import type { Database } from './database.ts';
import { brandingMethods } from './methods/branding.ts';
import { launchMethods } from './methods/launch.ts';
import { bulkMethods } from './methods/bulk.ts';
import { bulkPriceMethods } from './methods/bulk-prices.ts';
import { baseMethods } from './methods/base.ts';
import { journalMethods } from './methods/journal.ts';
import { changeSetMethods } from './methods/change-sets.ts';
import { discardMethods } from './methods/discard.ts';
import { copyMethods } from './methods/copies.ts';
import { draftMethods } from './methods/drafts.ts';
import { duplicateMethods } from './methods/duplicates.ts';
import { exchangeMethods } from './methods/exchange.ts';
import { historyMethods } from './methods/history.ts';
import { imageMethods } from './methods/images.ts';
import { lookupKeyMethods } from './methods/lookup-keys.ts';
import { metaMethods } from './methods/meta.ts';
import { priceMethods } from './methods/prices.ts';
import { productIdMethods } from './methods/product-id.ts';
import { portalMethods } from './methods/portal.ts';
import { productMethods } from './methods/products.ts';
import { savedViewMethods } from './methods/saved-views.ts';
import { sheetMethods } from './methods/sheet.ts';
import { taxReadinessMethods } from './methods/tax-readiness.ts';
import { taxCodeMethods } from './methods/tax-codes.ts';
import { transferMethods } from './methods/transfer.ts';
import { undoPublishMethods } from './methods/undo-publish.ts';
import { undoMethods } from './methods/undo.ts';
import { viewMethods } from './methods/views.ts';
import { operationMethods } from './methods/operations.ts';
import { outboxMethods } from './methods/outbox.ts';
import { scanMethods } from './methods/scan.ts';
import { settlingMethods } from './methods/settling.ts';

/**
 * Every method of the store, by name. A subject's methods stand in `methods/<subject>.ts`; adding
 * one there adds it to the `Store` type, too.
 */
export const methods = {
  ...copyMethods,
  ...draftMethods,
  ...discardMethods,
  ...duplicateMethods,
  ...exchangeMethods,
  ...changeSetMethods,
  ...transferMethods,
  ...undoPublishMethods,
  ...imageMethods,
  ...historyMethods,
  ...lookupKeyMethods,
  ...metaMethods,
  ...portalMethods,
  ...productMethods,
  ...priceMethods,
  ...productIdMethods,
  ...bulkMethods,
  ...bulkPriceMethods,
  ...savedViewMethods,
  ...sheetMethods,
  ...taxCodeMethods,
  ...taxReadinessMethods,
  ...undoMethods,
  ...viewMethods,
  ...baseMethods,
  ...scanMethods,
  ...outboxMethods,
  ...operationMethods,
  ...settlingMethods,
  ...journalMethods,
  ...brandingMethods,
  ...launchMethods,
};

export type Methods = typeof methods;

/**
 * What Stripe can be asked for again need not wait for the disk: a page of a scan is written
 * together with where the scan stands, and is read again if both are lost in a power cut. Waiting
 * twice a page made a pull of 100,000 products slower than Stripe's rate.
 */
export const READ_AGAIN: ReadonlySet<string> = new Set(['takeReadSeq', 'saveScanPage']);

/**
 * A method is a plain function `(database, input) => output` and runs as one transaction. Long
 * work is a generator: every stretch between two `yield`s is a transaction of its own, and other
 * requests are served between them.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the table's own types say what goes in
export type Method = (database: Database, input: any) => unknown;
