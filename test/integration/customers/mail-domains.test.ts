import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailDomains } from '#electron/shell/mail-domains.ts';
import { type NameServer, startNameServer } from '../support/name-server.ts';

const TIMEOUT_MS = 300;
let server: NameServer;

beforeAll(async () => {
  server = await startNameServer({
    'takes-mail.test': { kind: 'mx', exchanges: ['mx1.takes-mail.test', 'mx2.takes-mail.test'] },
    'refuses-mail.test': { kind: 'mx', exchanges: [''] },
    'address-only.test': { kind: 'address' },
    'nothing.test': { kind: 'nothing' },
    'xn--r8jz45g.test': { kind: 'mx', exchanges: ['mx.takes-mail.test'] },
    'failing.test': { kind: 'server-failure' },
    'silent.test': { kind: 'silence' },
  });
});

afterAll(async () => await server.close());

function look(domain: string) {
  return createMailDomains({ servers: [server.address], timeoutMs: TIMEOUT_MS }).look(domain);
}

describe('asking the name servers whether a domain takes mail', () => {
  it.each([
    ['takes-mail.test', 'receives'],
    // RFC 7505: an empty mail server says that it takes none.
    ['refuses-mail.test', 'no-mail'],
    // RFC 5321 section 5.1: without one, its own address stands in.
    ['address-only.test', 'receives'],
    ['nothing.test', 'no-mail'],
    ['not-there.test', 'no-domain'],
    ['例え.test', 'receives'],
    ['failing.test', 'unknown'],
    ['silent.test', 'unknown'],
    ['', 'no-domain'],
  ] as const)('%s: %s', async (domain, answer) => {
    expect(await look(domain)).toBe(answer);
  });

  it('asks for a name in its own form on the wire', async () => {
    await look('例え.test');
    expect(server.asked).toContain('xn--r8jz45g.test');
  });

  it('does not know when nobody answers at all', async () => {
    const closed = await startNameServer({});
    await closed.close();
    const offline = createMailDomains({ servers: [closed.address], timeoutMs: TIMEOUT_MS });
    expect(await offline.look('takes-mail.test')).toBe('unknown');
  });
});
