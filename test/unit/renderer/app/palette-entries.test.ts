import { describe, expect, it } from 'vitest';
import { moveChoice, paletteGroups } from '#renderer/app/palette-entries.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Account, AccountList } from '#shared/contract/account.ts';
import type { ProductRow } from '#shared/contract/catalog.ts';

const account = (id: string, mode: Account['mode']): Account => ({
  id,
  stripeAccountId: null,
  name: 'Tide & Co',
  demo: false,
  mode,
  keyState: 'stored',
  keyKind: 'restricted',
});
const accounts: AccountList = {
  accounts: [account('a', 'test'), account('b', 'live')],
  currentId: 'a',
  profile: 'owner',
};
const found = { id: 'prod_1', fields: { name: '深煎りブレンド', active: false } } as ProductRow;
const known = { accounts, products: [found], isHandled: () => true };
const labels = (query: string, language: 'en' | 'ja' = 'en'): string[] =>
  paletteGroups(query, known, makeText(language)).flatMap((group) =>
    group.entries.map((entry) => `${group.id}: ${entry.label}`),
  );

describe('the palette', () => {
  it('begins with screens, commands and the other accounts', () => {
    const groups = paletteGroups('', known, makeText('en'));
    expect(groups.map((group) => group.id)).toEqual(['screens', 'commands', 'accounts']);
  });

  it('finds commands by any part of their name, in any width and case', () => {
    expect(labels('ACT')).toContain('screens: Activity');
    expect(labels('act')).toContain('screens: Activity');
    expect(labels('設定', 'ja')).toContain('screens: 設定');
  });

  it('finds another account by its name and its mode', () => {
    expect(labels('live')).toContain('accounts: Switch to Tide & Co');
  });

  it('offers what the engine found as it came', () => {
    expect(labels('ブレンド')).toEqual(['products: 深煎りブレンド']);
  });

  it('leaves out what nobody would answer', () => {
    const nothing = paletteGroups('', { ...known, isHandled: () => false }, makeText('en'));
    expect(nothing.map((group) => group.id)).toEqual(['accounts']);
  });

  it('moves by arrows round its ends and by pages up to them', () => {
    const entries = paletteGroups('', known, makeText('en')).flatMap((group) => group.entries);
    const [first, second] = entries;
    const last = entries.at(-1);
    expect(moveChoice(entries, first, 'ArrowDown')).toBe(second);
    expect(moveChoice(entries, first, 'ArrowUp')).toBe(last);
    expect(moveChoice(entries, last, 'ArrowDown')).toBe(first);
    expect(moveChoice(entries, last, 'PageDown')).toBe(last);
    expect(moveChoice(entries, second, 'PageUp')).toBe(first);
    expect(moveChoice(entries, first, 'a')).toBe(null);
    expect(moveChoice([], undefined, 'ArrowDown')).toBe(null);
  });
});
