import type { Page } from '@playwright/test';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, type OpenedApp, type StandIn } from './countertop-test.ts';

/** The catalog of an account connected to a stand-in, with the pages a journey needs. */
export interface Shop {
  readonly app: OpenedApp;
  readonly window: Page;
  readonly catalog: CatalogPage;
  readonly product: ProductPage;
  readonly review: PublishSheet;
}

/** Connects the stand-in's test mode and waits until its catalog is read. */
export async function openShop(
  open: (options: { env: Record<string, string> }) => Promise<OpenedApp>,
  stripe: StandIn,
): Promise<Shop> {
  const app = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await app.shell.connect(stripe.keys.test.secret);
  await app.shell.goTo('Catalog');
  await expect(app.shell.syncStatus).toContainText('Up to date');
  const { window } = app;
  return {
    app,
    window,
    catalog: new CatalogPage(window),
    product: new ProductPage(window),
    review: new PublishSheet(window),
  };
}

export async function rename(shop: Shop, from: string, to: string): Promise<void> {
  await shop.catalog.open(from);
  await shop.product.edit('Name', to);
  await shop.product.save();
}
