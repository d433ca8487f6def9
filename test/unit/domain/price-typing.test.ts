import { describe, expect, it } from 'vitest';
import { emptyPriceForm } from '#shared/domain/price-form.ts';
import { type PriceTyping, typingOver } from '#shared/domain/price-typing.ts';

const before: PriceTyping = {
  form: { ...emptyPriceForm('usd'), nickname: 'Old name', lookupKey: 'key' },
  lines: [],
  makeDefault: false,
  archiveOld: true,
  transfer: false,
};

describe('typing that was left and is taken up again', () => {
  it('keeps what the person typed, and takes the rest from the price as it is now', () => {
    const typed = { ...before, archiveOld: false, form: { ...before.form, nickname: 'Typed' } };
    const now = {
      ...before,
      lines: [['plan', 'w5'] as const],
      form: { ...before.form, nickname: 'By the Dashboard', lookupKey: 'moved' },
    };
    expect(typingOver({ before, typed }, now)).toEqual({
      ...now,
      archiveOld: false,
      form: { ...now.form, nickname: 'Typed' },
    });
  });
});
