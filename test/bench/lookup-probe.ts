import type { Lookup } from '#shared/contract/customers.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { lookUp } from '../integration/support/look-up.ts';
import { startTestEngine } from '../integration/support/start-test-engine.ts';

/** An email of two sample customers; the third is made. */
const EMAIL = 'goro.fujii@example.com';
const LATENCY_MS = 200;
/** What the settings start with in test mode. */
const REQUESTS_PER_SECOND = 15;

interface MeasuredLookup {
  readonly firstConclusionMs: number;
  readonly requests: number;
}

/** Looks an email with three matches up, over HTTP with 200 ms a round trip, after one look-up to warm up. */
export async function measureLookups(count: number): Promise<MeasuredLookup[]> {
  const test = await startTestEngine({ requestsPerSecond: REQUESTS_PER_SECOND });
  const control = new ControlClient(test.server);
  try {
    await test.call('account.exploreDemo', {});
    await control.dashboard('POST', '/v1/customers', { email: EMAIL });
    await lookUp(test, 'mei.okada@example.com');
    await control.changeSettings({ latencyMs: LATENCY_MS });
    const measured: MeasuredLookup[] = [];
    for (let round = 0; round < count; round += 1) {
      // As between two questions of a person: the rate limit has room again.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { total } = await control.requests();
      const startedAt = performance.now();
      let firstConclusionMs = Number.POSITIVE_INFINITY;
      const onProgress = ({ conclusion }: Lookup): void => {
        if (conclusion.code !== 'looking')
          firstConclusionMs = Math.min(firstConclusionMs, performance.now() - startedAt);
      };
      await lookUp(test, EMAIL, { onProgress });
      const { requests } = await control.requests(total);
      const own = requests.filter(({ path }) => /customers|subscriptions|events|billing_portal/.test(path));
      measured.push({ firstConclusionMs, requests: own.length });
    }
    return measured;
  } finally {
    await test.dispose();
  }
}

export const TWO_ROUNDS_MS = 2 * LATENCY_MS;
