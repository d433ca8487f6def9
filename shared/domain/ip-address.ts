/**
 * Whether an IP address is on the public internet. Used for what a person types here, and again
 * by the image fetcher for the address it is about to connect to.
 * IANA special-purpose registries: everything not globally reachable is refused.
 */
export function isPublicAddress(address: string): boolean {
  const four = parseIPv4(address);
  if (four !== null) return isPublicIPv4(four);
  const six = parseIPv6(address);
  return six !== null && isPublicIPv6(six);
}

/** First address and prefix length. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Addresses that carry an IPv4 address in their last 32 bits: mapped, and NAT64. */
const CARRIES_V4: readonly (readonly [string, number])[] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
];

function isPublicIPv4(value: bigint): boolean {
  return !PRIVATE_V4.some(([first, bits]) => isWithin(value, parseIPv4(first) ?? 0n, bits, 32));
}

function isPublicIPv6(value: bigint): boolean {
  const within = ([first, bits]: readonly [string, number]): boolean =>
    isWithin(value, parseIPv6(first) ?? 0n, bits, 128);
  if (CARRIES_V4.some(within)) return isPublicIPv4(value & 0xffff_ffffn);
  // Global unicast is 2000::/3; the rest is local, multicast or unassigned.
  return within(['2000::', 3]) && !PRIVATE_V6.some(within);
}

function isWithin(value: bigint, first: bigint, bits: number, width: number): boolean {
  const shift = BigInt(width - bits);
  return value >> shift === first >> shift;
}

function parseIPv4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return null;
  }
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function parseIPv6(text: string): bigint | null {
  const plain = (text.split('%')[0] ?? '').toLowerCase();
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  const four = tail ? parseIPv4(tail[2] ?? '') : null;
  if (tail && four === null) return null;
  const hex =
    tail && four !== null
      ? `${tail[1] ?? ''}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`
      : plain;
  const halves = hex.split('::');
  if (halves.length > 2) return null;
  const [left = [], right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - (right?.length ?? 0);
  if (right ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(right ?? [])];
  if (!groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return null;
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}
