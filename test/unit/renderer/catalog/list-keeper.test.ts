import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/errors.ts';
import { FIRST_QUERY } from '#renderer/features/catalog/first-query.ts';
import { ListKeeper } from '#renderer/features/catalog/list-keeper.ts';

type Call = ConstructorParameters<typeof ListKeeper>[0];

/** An engine that counts how often a list is asked for. */
function engineOf(answers: boolean) {
  const asked: unknown[] = [];
  const call = async (_name: string, input: unknown): Promise<unknown> => {
    asked.push(input);
    return await Promise.resolve(
      answers ? ok({ viewId: 'v', total: 0, rows: [] }) : fail('account/none-open'),
    );
  };
  return { asked, call: call as unknown as Call };
}

describe('a list that is opened before its screen', () => {
  it('is found current by the screen, which asks for it no second time', async () => {
    const { asked, call } = engineOf(true);
    const keeper = new ListKeeper(call);
    await keeper.openAhead(FIRST_QUERY);
    expect(keeper.view.isOpen).toBe(true);
    expect(await keeper.open(FIRST_QUERY)).toBeNull();
    expect(asked).toHaveLength(1);
    keeper.stop();
  });

  it('is asked for again when the screen is opened with another search', async () => {
    const { asked, call } = engineOf(true);
    const keeper = new ListKeeper(call);
    await keeper.openAhead(FIRST_QUERY);
    await keeper.open({ ...FIRST_QUERY, search: 'tea' });
    expect(asked).toEqual([FIRST_QUERY, { ...FIRST_QUERY, search: 'tea' }]);
    keeper.stop();
  });

  it('leaves the error to the screen when it could not be read', async () => {
    const { asked, call } = engineOf(false);
    const keeper = new ListKeeper(call);
    await keeper.openAhead(FIRST_QUERY);
    expect(keeper.view.isOpen).toBe(false);
    expect(await keeper.open(FIRST_QUERY)).toMatchObject({ code: 'account/none-open' });
    expect(asked).toHaveLength(2);
    keeper.stop();
  });
});
