import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '#shared/domain/ip-address.ts';
import { publicUrlFault } from '#shared/domain/public-url.ts';

describe('publicUrlFault', () => {
  it.each([
    'https://example.com/a.jpg',
    'http://93.184.216.34/a',
    'https://日本語.jp/写真.png',
    'https://[2606:4700::1111]/',
  ])('finds nothing wrong with %s', (url) => {
    expect(publicUrlFault(url)).toBeNull();
  });

  it.each([
    ['', 'malformed'],
    ['photo.jpg', 'malformed'],
    ['https://', 'malformed'],
    ['https:example.com', 'malformed'],
    [' https://example.com', 'malformed'],
    ['https://example.com/a b', 'malformed'],
    ['ftp://example.com/a', 'not-http'],
    ['data:image/png;base64,AA', 'not-http'],
    ['https://me:secret@example.com/', 'credentials'],
    ['http://localhost:3000/a', 'local-host'],
    ['http://app.localhost/', 'local-host'],
    ['http://printer/', 'local-host'],
    ['http://nas.local./a', 'local-host'],
    ['http://127.0.0.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://10.1.2.3/', 'private-address'],
    ['http://169.254.169.254/latest', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    [`https://example.com/${'x'.repeat(2029)}`, 'too-long'],
  ])('says of %s: %s', (url, fault) => {
    expect(publicUrlFault(url)).toBe(fault);
  });

  it('takes an address of 2048 characters', () => {
    expect(publicUrlFault(`https://example.com/${'x'.repeat(2028)}`)).toBeNull();
  });
});

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('lets %s pass', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.1.2.3',
    '169.254.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '256.1.1.1',
    '1.2.3',
    'example.com',
    '1::2::3',
    ':::',
    '12345::',
  ])('stops %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
