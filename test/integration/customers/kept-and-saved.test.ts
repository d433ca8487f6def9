import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;

beforeEach(async () => {
  test = await startTestEngine();
  await test.call('account.exploreDemo', {});
});

afterEach(async () => await test.dispose());

const OWN = {
  id: null,
  answer: 'delivery',
  language: 'en',
  name: 'Our tone',
  text: 'Hi! {email} is right. Try {link}. Yours, {shop}',
} as const;

describe('a shop’s own wordings', () => {
  it('are kept across restarts, replaced and removed', async () => {
    const { variants } = await test.call('customers.saveAnswer', OWN);
    const id = variants[0]?.id ?? '';
    await test.restart();
    expect((await test.call('customers.listAnswers', {})).variants).toEqual([{ ...OWN, id }]);
    await test.call('customers.saveAnswer', { ...OWN, id, text: 'Shorter: {link}' });
    const second = await test.call('customers.saveAnswer', { ...OWN, name: 'Another', language: 'ja' });
    expect(second.variants.map(({ name, text }) => [name, text])).toEqual([
      ['Our tone', 'Shorter: {link}'],
      ['Another', OWN.text],
    ]);
    const left = await test.call('customers.removeAnswer', { id });
    expect(left.variants.map(({ name }) => name)).toEqual(['Another']);
  });

  it.each([
    ['Hi, mei.okada@example.com is right', 'address'],
    ['Hi, ｍｅｉ＠example.com is right', 'address'],
    ['Your record is cus_NffrFeUfNV2Hib', 'customer-id'],
  ])('name nobody: %s', async (text, what) => {
    const error = await test.callError('customers.saveAnswer', { ...OWN, text });
    expect(error).toMatchObject({ code: 'customers/answer-names-someone', params: { what } });
    expect((await test.call('customers.listAnswers', {})).variants).toEqual([]);
  });

  it('say which placeholder there is not', async () => {
    const error = await test.callError('customers.saveAnswer', { ...OWN, text: 'Dear {name}, {link}' });
    expect(error).toMatchObject({ code: 'customers/answer-placeholder', params: { name: 'name' } });
  });

  it('are moved aside when their file cannot be read, not overwritten', async () => {
    await test.call('customers.saveAnswer', OWN);
    const file = path.join(test.folder, 'accounts', 'answers.json');
    await test.restart(() => fs.writeFileSync(file, '{"variants": [{"name": "half'));
    expect((await test.call('customers.listAnswers', {})).variants).toEqual([]);
    await test.call('customers.saveAnswer', OWN);
    expect(fs.readFileSync(`${file}.damaged`, 'utf8')).toContain('half');
  });
});

describe('a report', () => {
  it('is written where the person says, under a name that names nobody', async () => {
    const saved = await test.call('customers.saveReport', {
      kind: 'json',
      content: '{"asked": "h•••@e•••.com"}',
    });
    expect(saved).toEqual({ saved: true });
    expect(test.savedFiles).toHaveLength(1);
    expect(test.savedFiles[0]?.suggestedName).toMatch(/^countertop-report-\d{4}-\d\d-\d\d\.json$/);
  });

  it('is refused when an address or a name that was seen stands in it', async () => {
    await lookUp(test, 'kaori.noda@example.com');
    for (const content of ['asked: kaori.noda@example.com', 'Kaori Noda has two records']) {
      const error = await test.callError('customers.saveReport', { kind: 'text', content });
      expect(error.code).toBe('customers/report-not-masked');
    }
    expect(test.savedFiles).toEqual([]);
  });
});

describe('what was corrected', () => {
  it('is known before and after until the app quits, even when customers are forgotten', async () => {
    const { matches } = await lookUp(test, 'hiro.kato@example.com');
    const [hiro] = matches;
    const change = {
      customerId: hiro?.id ?? '',
      before: hiro?.email ?? null,
      after: 'hiro.kato@example.com',
    };
    await test.call('customers.fixEmail', change);
    test.engine.forgetCustomers();
    const { corrections } = await test.call('customers.listCorrections', {});
    expect(corrections).toMatchObject([{ ...change, outcome: 'applied' }]);
    await test.restart();
    expect((await test.call('customers.listCorrections', {})).corrections).toEqual([]);
  });

  it('is one correction when it was sent again because no answer came', async () => {
    const control = new ControlClient(test.server);
    const { matches } = await lookUp(test, 'rin.ueda@example.com');
    const [rin] = matches;
    const change = { customerId: rin?.id ?? '', before: rin?.email ?? null, after: 'rin.ueda@example.com' };
    await control.setFault({
      fault: { kind: 'cut', effect: 'before' },
      method: 'POST',
      path: '/v1/customers/*',
      times: 2,
    });
    await test.callError('customers.fixEmail', change);
    const outcomes = async (): Promise<string[]> =>
      (await test.call('customers.listCorrections', {})).corrections.map(({ outcome }) => outcome);
    expect(await outcomes()).toEqual(['unknown']);
    await control.clearFaults();
    await test.call('customers.fixEmail', change);
    expect(await outcomes()).toEqual(['applied']);
  });
});

describe('without a line to Stripe', () => {
  it('still judges the spelling, the kind and the link, and the state of the line is told', async () => {
    const control = new ControlClient(test.server);
    await control.setFault({ fault: { kind: 'cut', effect: 'before' }, method: 'GET', path: '/v1/*' });
    const lookup = await lookUp(test, 'someone@gmial.com');
    expect(lookup.conclusion.code).toBe('offline');
    expect(lookup.checks.find(({ id }) => id === 'kind')?.code).toBe('kindSlip');
    expect((await test.call('sync.getStatus', {})).connection).toBe('offline');
    await control.clearFaults();
    expect((await lookUp(test, 'mei.okada@example.com')).conclusion.code).toBe('allFine');
    expect((await test.call('sync.getStatus', {})).connection).toBe('online');
  });
});
