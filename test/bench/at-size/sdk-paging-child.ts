/**
 * What a script would do: the SDK's own auto-paging over every product and price, 100 a page. Runs
 * as a process of its own; argument: {key, port}; prints {ms, objects}.
 */
import { Stripe } from 'stripe';

const { key, port } = JSON.parse(process.argv[2] ?? '{}') as { key: string; port: number };
const stripe = new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
const startedAt = performance.now();
let objects = 0;
for await (const _product of stripe.products.list({ limit: 100 })) objects += 1;
const expand = ['data.tiers', 'data.currency_options'];
for await (const _price of stripe.prices.list({ limit: 100, expand })) objects += 1;
process.stdout.write(`${JSON.stringify({ ms: performance.now() - startedAt, objects })}\n`);
