import { describe, expect, it } from 'vitest';
import { whatNamesSomeone } from '#shared/domain/email/names-someone.ts';
import { fillAnswer, openAnswer, unknownPlaceholder } from '#shared/domain/passcode/answer-template.ts';

const values = {
  email: 'mei@example.com',
  link: 'https://billing.stripe.com/p/login/test_aaaaaaaaaaaaaa?prefilled_email=mei%40example.com',
  shop: 'Kissa Mori',
};

describe('a saved answer', () => {
  it('is filled in and left open again to the same text', () => {
    const template = 'Hi {email}, try {link}. {email} is right. {shop}';
    const filled = fillAnswer(template, values);
    expect(filled).toContain('mei@example.com is right. Kissa Mori');
    expect(openAnswer(filled, values)).toBe(template);
  });

  it('fills nothing into what was filled in', () => {
    expect(fillAnswer('{shop}: {email}', { ...values, shop: '{link}' })).toBe('{link}: mei@example.com');
  });

  it('leaves a stand-in for no address where it is', () => {
    expect(openAnswer('One moment… please', { ...values, email: '…' })).toBe('One moment… please');
  });

  it('knows its placeholders and no others', () => {
    expect(unknownPlaceholder('{email} {link} {shop} plain }{')).toBeNull();
    expect(unknownPlaceholder('Dear {Email}')).toBe('Email');
    expect(unknownPlaceholder('{}')).toBe('');
  });
});

describe('what names someone', () => {
  it.each([
    ['write to mei@example.com', 'address'],
    ['mei (at) example.com', 'address'],
    ['see cus_NffrFeUfNV2Hib', 'customer-id'],
    ['guest gcus_1234', 'customer-id'],
    ['m•••@e•••.com, {email}, 100% @ noon', null],
  ])('%s: %s', (text, what) => {
    expect(whatNamesSomeone(text)).toBe(what);
  });
});
