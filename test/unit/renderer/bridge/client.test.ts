import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Client from '#renderer/bridge/client.ts';
import type { CountertopBridge, Message, Reply, Request } from '#shared/contract/envelope.ts';

let client: typeof Client;
let requests: Request[];
let answer: (request: Request) => Promise<Reply>;
let speak: (message: Message) => void;

beforeEach(async () => {
  requests = [];
  answer = async () => ({ ok: true, value: {} });
  const bridge: CountertopBridge = {
    async invoke(request) {
      requests.push(request);
      return await answer(request);
    },
    listen(listener) {
      speak = listener;
      return () => undefined;
    },
  };
  vi.stubGlobal('window', { countertop: bridge });
  vi.resetModules();
  client = await import('#renderer/bridge/client.ts');
});

describe('the bridge', () => {
  it('calls by name, and with an empty input where none is needed', async () => {
    await client.call('app.getReport');
    expect(requests).toEqual([
      { type: 'call', callId: expect.any(String) as string, name: 'app.getReport', input: {} },
    ]);
  });

  it('hands a refusal on as a value', async () => {
    answer = async () => ({ ok: false, error: { code: 'account/unknown', params: {} } });
    const result = await client.call('account.switchTo', { accountId: 'gone' });
    expect(result).toEqual({ ok: false, error: { code: 'account/unknown', params: {} } });
  });

  it('makes a value even of a bridge that throws', async () => {
    answer = async () => await Promise.reject(new Error('channel closed'));
    const result = await client.call('app.getState');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'app/unexpected', params: { message: 'channel closed' } },
    });
  });

  it('brings progress to its own stream alone, and only until that ends', async () => {
    const ends: ((reply: Reply) => void)[] = [];
    answer = async () => await new Promise((resolve) => ends.push(resolve));
    const seen: string[] = [];
    const one = client.stream('sync.pull', {}, (progress) => seen.push(`one ${progress.products}`));
    const two = client.stream('sync.pull', {}, (progress) => seen.push(`two ${progress.products}`));
    const step = (at: number, products: number): void => {
      const progress = { phase: 'products', products, prices: 0, taxCodes: 0 };
      speak({ type: 'progress', callId: requests[at]?.callId ?? '', progress });
    };
    step(0, 1);
    step(1, 2);
    ends[0]?.({ ok: true, value: {} });
    await one.result;
    step(0, 3);
    step(1, 4);
    ends[1]?.({ ok: true, value: {} });
    await two.result;
    expect(seen).toEqual(['one 1', 'two 2', 'two 4']);
  });

  it('cancels by the id of the call', () => {
    answer = async () => await new Promise(() => undefined);
    client.stream('sync.pull', {}, () => undefined).cancel();
    expect(requests[1]).toEqual({ type: 'cancel', callId: requests[0]?.callId });
  });

  it('tells each listener of its event until that stops listening', () => {
    const heard: string[] = [];
    const stop = client.on('app.menuCommand', ({ command }) => heard.push(command));
    client.on('activity.changed', () => heard.push('activity'));
    speak({ type: 'event', name: 'app.menuCommand', payload: { command: 'go.catalog' } });
    stop();
    speak({ type: 'event', name: 'app.menuCommand', payload: { command: 'go.portal' } });
    expect(heard).toEqual(['go.catalog']);
  });
});
