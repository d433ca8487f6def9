import { describe, expect, it } from 'vitest';
import { makeText } from '#renderer/i18n/make-text.ts';

const en = makeText('en');
const ja = makeText('ja');
const at = (text: string): number => new Date(text).getTime();
const now = at('2026-11-23T14:02:00');

describe('ages', () => {
  it.each([
    ['2026-11-23T14:01:30', 'just now', 'たった今'],
    ['2026-11-23T14:00:00', '2 min ago', '2分前'],
    ['2026-11-23T13:02:01', '59 min ago', '59分前'],
    ['2026-11-23T13:02:00', '1 h ago', '1時間前'],
    ['2026-11-23T00:10:00', '13 h ago', '13時間前'],
    ['2026-11-22T23:50:00', 'yesterday', '昨日'],
    ['2026-11-21T23:50:00', '21 Nov', '11月21日'],
    ['2025-11-21T23:50:00', '21 Nov 2025', '2025年11月21日'],
  ])('says %s as "%s" and "%s"', (moment, english, japanese) => {
    expect(en.age(at(moment), now)).toBe(english);
    expect(ja.age(at(moment), now)).toBe(japanese);
  });

  it('says minutes and not "yesterday" shortly after midnight', () => {
    expect(en.age(at('2026-11-22T23:50:00'), at('2026-11-23T00:10:00'))).toBe('20 min ago');
  });

  it('never speaks of the future when a clock was set back', () => {
    expect(en.age(now + 5 * 60_000, now)).toBe('just now');
  });
});
