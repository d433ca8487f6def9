import dns from 'node:dns/promises';
import net from 'node:net';
import { isPublicAddress } from '#shared/domain/ip-address.ts';
import { fail, ok, type Result } from '#shared/errors.ts';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Every address of a name, as the system's resolver has them. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export const resolveBySystem: Resolve = async (host) => {
  const found = await dns.lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * The address a picture may be fetched from, or why none may. Every address of the name must be
 * public: a name with one private address among them is a trick (DNS rebinding), not a web server.
 * The caller connects to exactly the address answered here; the name is not looked up again.
 */
export async function checkHost(hostname: string, resolve: Resolve): Promise<Result<Address>> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = net.isIP(host);
  const addresses =
    family === 0 ? await tryResolve(host, resolve) : [{ address: host, family: family as 4 | 6 }];
  const [first] = addresses;
  if (first === undefined) return fail('image/unreachable', { host });
  const refused = addresses.find(({ address }) => !isPublicAddress(address));
  return refused === undefined ? ok(first) : fail('image/address-refused', { host });
}

async function tryResolve(host: string, resolve: Resolve): Promise<readonly Address[]> {
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}
