import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { samplePicture } from '#electron/demo-account/sample/pictures.ts';
import { startDemo, type Demo } from './harness.ts';

const folders: string[] = [];

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-account-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function written(folder: string): string {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(folder, entry.name), 'utf8'))
    .join('');
}

async function names({ stripe }: Demo): Promise<string[]> {
  return (await stripe.products.list({ limit: 100 })).data.map((product) => `${product.id} ${product.name}`);
}

describe('a data folder', () => {
  test('keeps catalog, portal, branding, events, answers and uploads', async () => {
    const dataFolder = newFolder();
    const first = await startDemo({ dataFolder });
    const picture = samplePicture('bag-24') ?? Buffer.alloc(0);
    const file = await first.stripe.files.create({
      purpose: 'business_logo',
      file: { data: picture, name: 'a.png', type: 'image/png' },
      file_link_data: { create: true },
    });
    const url = file.links?.data[0]?.url ?? '';
    const made = await first.stripe.products.create(
      { name: 'Kept', images: [url], default_price_data: { currency: 'jpy', unit_amount: 10 } },
      { idempotencyKey: 'kept' },
    );
    const [other, gone] = (await first.stripe.products.list({ limit: 100 })).data.filter(
      (product) => product.default_price === null && product.id !== made.id,
    );
    await first.stripe.products.update(other?.id ?? '', { name: 'Renamed' });
    await first.stripe.products.del(gone?.id ?? '');
    const [portal] = (await first.stripe.billingPortal.configurations.list()).data;
    await first.stripe.billingPortal.configurations.update(portal?.id ?? '', {
      business_profile: { headline: 'New' },
    });
    await first.control.changeBranding({ primary_color: '#abcdef' });
    const expected = await names(first);
    await first.server.close();

    const second = await startDemo({ dataFolder });
    expect(await names(second)).toEqual(expected);
    expect(second.server.accountId).toBe(first.server.accountId);
    expect(
      (await second.stripe.billingPortal.configurations.retrieve(portal?.id ?? '')).business_profile.headline,
    ).toBe('New');
    expect((await second.stripe.accounts.retrieveCurrent()).settings?.branding.primary_color).toBe('#abcdef');
    expect((await second.stripe.events.list({ type: 'product.deleted' })).data).toHaveLength(1);
    const again = await second.stripe.products.create(
      { name: 'Kept', images: [url], default_price_data: { currency: 'jpy', unit_amount: 10 } },
      { idempotencyKey: 'kept' },
    );
    expect(again.id).toBe(made.id);
    const kept = await second.stripe.products.retrieve(made.id);
    const answer = await fetch(kept.images[0] ?? '');
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
  });

  test('never holds a customer, nor an event or an answer that shows one', async () => {
    const dataFolder = newFolder();
    const demo = await startDemo({ dataFolder });
    const customer = await demo.stripe.customers.create({
      email: 'secret-person@example.com',
      name: 'Secret Person',
    });
    await demo.stripe.customers.update(customer.id, { phone: '12345' });
    await demo.stripe.billingPortal.sessions.create({ customer: customer.id });
    await demo.stripe.products.create({ name: 'Written' });
    expect(written(dataFolder)).toContain('Written');
    expect(written(dataFolder)).not.toMatch(/secret|cus_|p\/session|billing_portal\.session/i);
    await demo.server.close();
    const second = await startDemo({ dataFolder });
    expect((await second.stripe.customers.list({ email: 'secret-person@example.com' })).data).toEqual([]);
    expect(await second.control.count('customers')).toBeGreaterThan(70);
  });

  test('a transaction that was cut off by a crash is left out, the rest stays', async () => {
    const dataFolder = newFolder();
    const first = await startDemo({ dataFolder });
    await first.stripe.products.create({ name: 'Whole', metadata: { mark: 'w' } });
    await first.stripe.products.create({ name: 'Torn', metadata: { mark: 't' } });
    await first.server.close();
    const file = path.join(dataFolder, 'account-40.jsonl');
    fs.truncateSync(file, fs.statSync(file).size - 20);
    for (const mark of ['after', 'later']) {
      const next = await startDemo({ dataFolder });
      expect(await next.control.count('products', { metadata: { mark: 'w' } })).toBe(1);
      expect(await next.control.count('products', { metadata: { mark: 't' } })).toBe(0);
      await next.stripe.products.create({ name: 'X', metadata: { mark } });
      await next.server.close();
    }
    const last = await startDemo({ dataFolder });
    expect(await last.control.count('products', { metadata: { mark: 'after' } })).toBe(1);
    expect(await last.control.count('products', { metadata: { mark: 'later' } })).toBe(1);
  });

  test('keeps its port, and moves its own addresses when the port is taken', async () => {
    const dataFolder = newFolder();
    const first = await startDemo({ dataFolder });
    const made = await first.stripe.products.create({
      name: 'A',
      images: [`${first.server.url}/images/bag-1.png`],
    });
    await first.server.close();
    const second = await startDemo({ dataFolder });
    expect(second.server.port).toBe(first.server.port);
    const third = await startDemo({ dataFolder });
    expect(third.server.port).not.toBe(first.server.port);
    expect((await third.stripe.products.retrieve(made.id)).images).toEqual([
      `${third.server.url}/images/bag-1.png`,
    ]);
  });

  test('a reset starts over', async () => {
    const dataFolder = newFolder();
    const demo = await startDemo({ dataFolder });
    const before = await names(demo);
    await demo.stripe.products.create({ name: 'Gone soon' });
    await demo.control.reset();
    expect(await names(demo)).toEqual(before);
    await demo.server.close();
    expect(await names(await startDemo({ dataFolder }))).toEqual(before);
  });
});

test('runs as a process of its own without Electron and says where it answers', async () => {
  const main = path.resolve(import.meta.dirname, '../../../electron/demo-account/main.ts');
  const child = spawn(process.execPath, [main, JSON.stringify({ seed: 'process' })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const ready = JSON.parse(line) as { type: string; url: string; keys: { test: { secret: string } } };
    expect(ready.type).toBe('ready');
    const answer = await fetch(`${ready.url}/v1/products`, {
      headers: { authorization: `Bearer ${ready.keys.test.secret}` },
    });
    expect(answer.status).toBe(200);
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
  }
});
