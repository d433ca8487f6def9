import { expect, test } from 'vitest';
import { type KeyHolder, lookupKeyStates } from '#shared/domain/lookup-key-state.ts';

const holder = (lookupKey: string, change: Partial<KeyHolder> = {}): KeyHolder => ({
  lookupKey,
  isDrafted: false,
  takesOver: false,
  fields: { active: true },
  ...change,
});

test('a key that two prices have is a clash, unless one of them takes it over', () => {
  const drafted = { isDrafted: true };
  expect(lookupKeyStates([holder('a'), holder('a', drafted), holder('b')])).toEqual([
    'clash',
    'clash',
    'held',
  ]);
  expect(lookupKeyStates([holder('a'), holder('a', { ...drafted, takesOver: true })])).toEqual([
    'gives',
    'takes',
  ]);
});

test('two that take the same key over clash, and so does a third holder', () => {
  const taker = holder('a', { isDrafted: true, takesOver: true });
  expect(lookupKeyStates([taker, taker])).toEqual(['clash', 'clash']);
  expect(lookupKeyStates([holder('a'), holder('a'), taker])).toEqual(['clash', 'clash', 'clash']);
});

test('an archived holder is told from one in use', () => {
  expect(lookupKeyStates([holder('a', { fields: { active: false } }), holder('b')])).toEqual([
    'archived',
    'held',
  ]);
});
