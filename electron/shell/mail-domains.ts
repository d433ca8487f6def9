import { Resolver } from 'node:dns/promises';
import { domainToASCII } from 'node:url';
import type { MailDomains } from '#electron/core/ports.ts';

const TIMEOUT_MS = 3000;
const NOTHING_THERE = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Asks for a domain's mail servers. Without any, a domain that has an address of its own still may
 * take mail (RFC 5321 section 5.1); a single empty MX says that it takes none (RFC 7505).
 */
export function createMailDomains(
  /** `servers`: name servers in place of the system's. */
  { servers, timeoutMs = TIMEOUT_MS }: { servers?: readonly string[]; timeoutMs?: number } = {},
): MailDomains {
  return { look: async (domain) => await lookForServers(domain) };

  async function lookForServers(domain: string): ReturnType<MailDomains['look']> {
    const name = domainToASCII(domain);
    if (name === '') return 'no-domain';
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers !== undefined) resolver.setServers(servers);
    try {
      const found = await resolver.resolveMx(name);
      return found.some(({ exchange }) => exchange !== '') ? 'receives' : 'no-mail';
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOTFOUND') return 'no-domain';
      return code === 'ENODATA' ? await lookForAddress(resolver, name) : 'unknown';
    }
  }
}

async function lookForAddress(resolver: Resolver, name: string): Promise<'receives' | 'no-mail' | 'unknown'> {
  const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  if (asked.some((answer) => answer.status === 'fulfilled' && answer.value.length > 0)) return 'receives';
  const isSure = asked.every(
    (answer) => answer.status === 'fulfilled' || NOTHING_THERE.has(codeOf(answer.reason)),
  );
  return isSure ? 'no-mail' : 'unknown';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
