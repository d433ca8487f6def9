import { describe, expect, it } from 'vitest';
import { mayOpen } from '#electron/shell/link-rule.ts';

describe('the gate for links', () => {
  it.each([
    'https://dashboard.stripe.com/test/products/prod_1',
    'https://docs.stripe.com/no-code/customer-portal',
    'https://support.stripe.com/',
    'https://billing.stripe.com/p/login/abc',
    'mailto:?subject=Manage%20your%20subscription&body=Hello%2C%0D%0Athere',
  ])('opens %s', (url) => expect(mayOpen(url)).toBe(true));

  it.each([
    'http://dashboard.stripe.com/',
    'https://dashboard.stripe.com.evil.example/',
    'https://evil.example/?https://dashboard.stripe.com/',
    'https://dashboard.stripe.com:8443/',
    'https://dashboard.stripe.com@evil.example/',
    'https://a:b@dashboard.stripe.com/',
    'https://DASHBOARD.stripe.com.',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://dashboard.stripe.com/share',
    'app://countertop/index.html',
    'mailto:someone@evil.example?subject=a&body=b',
    'mailto:?subject=a%0D%0ABcc%3Asomeone%40evil.example&body=b',
    'mailto:?subject=a&body=b&attach=%2Fetc%2Fpasswd',
    '',
  ])('does not open %s', (url) => expect(mayOpen(url)).toBe(false));
});
