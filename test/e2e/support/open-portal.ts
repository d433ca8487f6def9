import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { PortalPage } from '../pages/portal-page.ts';
import type { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, type OpenedApp, type StandIn } from './countertop-test.ts';
import { makeFolder } from './launch-app.ts';
import { openShop } from './open-shop.ts';

export const CONFIGURATIONS = '/v1/billing_portal/configurations';
const PLANS = 'features.subscription_update.products';

/** How the results put it. */
const OUTCOMES = {
  applied: 'in Stripe',
  conflict: 'changed in Stripe too',
  refused: 'refused by Stripe',
} as const;

export interface OpenedPortal {
  readonly app: OpenedApp;
  readonly portal: PortalPage;
  readonly review: PublishSheet;
}

/** Connects the stand-in's test mode and opens its portal. */
export async function openPortal(
  open: (options: { env: Record<string, string> }) => Promise<OpenedApp>,
  stripe: StandIn,
): Promise<OpenedPortal> {
  const { app, window, review } = await openShop(open, stripe);
  const portal = new PortalPage(window);
  await portal.open();
  return { app, portal, review };
}

/** Publishes what the open sheet shows, waits for how it ends, and closes it. */
export async function publish(
  review: PublishSheet,
  outcome: keyof typeof OUTCOMES = 'applied',
): Promise<void> {
  await review.publish.click();
  await expect(review.results).toContainText(OUTCOMES[outcome]);
  await review.done();
}

export async function defaultOne(stripe: StandIn): Promise<Record<string, unknown>> {
  const list = await stripe.control.dashboard('GET', CONFIGURATIONS, { is_default: true });
  const [found] = list['data'] as Record<string, unknown>[];
  if (found === undefined) throw new Error('there is no default configuration');
  return found;
}

/** A configuration as the server has it, plan list included. */
export async function fieldsOf(stripe: StandIn, id: string): Promise<PortalFields> {
  const body = await stripe.control.dashboard('GET', `${CONFIGURATIONS}/${id}`, { expand: [PLANS] });
  const parsed = parsePortalConfiguration(body);
  if (parsed === null) throw new Error('not a configuration');
  return parsed.fields;
}

/** The next file dialog is answered with this place. */
export async function answerSaveDialog(app: ElectronApplication, name: string): Promise<string> {
  const file = path.join(makeFolder('saved'), name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

/** The bytes of a file once it is there and whole. */
export async function savedBytes(file: string): Promise<Buffer> {
  await expect.poll(() => fs.existsSync(file) && fs.statSync(file).size).toBeGreaterThan(0);
  return fs.readFileSync(file);
}
