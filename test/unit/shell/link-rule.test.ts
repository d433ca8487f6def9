import { describe, expect, it } from 'vitest';
import { mayOpen } from '#electron/shell/link-rule.ts';

describe('the gate for links', () => {
  it.each([
    'https://dashboard.stripe.com/test/products/prod_1',
    'https://docs.stripe.com/no-code/customer-portal',
    'https://support.stripe.com/',
    'https://billing.stripe.com/p/login/abc',
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
    '',
  ])('does not open %s', (url) => expect(mayOpen(url)).toBe(false));
});
