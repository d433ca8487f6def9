import type { Page } from '@playwright/test';
import type { CallName, InputOf, OutputOf, StreamName } from '#shared/contract/index.ts';

/** Arranges through the window's own contract what another journey shows by hand. */
export async function callEngine<N extends CallName | StreamName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const reply = await page.evaluate(
    async ([procedure, argument]) =>
      await window.countertop.invoke({
        type: 'call',
        callId: crypto.randomUUID(),
        name: procedure,
        input: argument,
      }),
    [name, input] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as OutputOf<N>;
}

/** Renames a product and publishes that: what Activity then has to tell of. */
export async function publishRename(page: Page, from: string, to: string): Promise<string> {
  const view = await callEngine(page, 'catalog.openView', {
    search: from,
    filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  const product = view.rows.find((row) => row.fields.name === from);
  if (product === undefined) throw new Error(`no product ${from}`);
  await callEngine(page, 'catalog.editProduct', { productId: product.id, changes: { name: to } });
  const review = await callEngine(page, 'sync.review', {});
  await callEngine(page, 'sync.publish', {
    token: review.token,
    itemIds: review.items.map((item) => item.id),
    liveConfirmed: false,
  });
  return product.id;
}
