import type { ProgressOf } from '#shared/contract/index.ts';
import { readEmails } from '#shared/domain/email/read-lookup.ts';
import { lookUp, type LookUpParts } from './look-up.ts';

const MOST_ADDRESSES = 50;
/** Enough to keep the line busy; the limiter decides how fast it goes. */
const AT_ONCE = 3;

type CheckedMany = ProgressOf<'customers.checkMany'>;

/** Looks each address of a text up, a few at once; rows come in the text's order. */
export async function checkMany(
  parts: LookUpParts,
  text: string,
  tell: (checked: CheckedMany) => void,
): Promise<CheckedMany> {
  const emails = readEmails(text).slice(0, MOST_ADDRESSES);
  const done = new Map<number, CheckedMany['rows'][number]>();
  const answer = (): CheckedMany => ({
    total: emails.length,
    rows: [...done.entries()].toSorted(([a], [b]) => a - b).map(([, row]) => row),
  });
  const waiting = [...emails.entries()];

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, { address }] = next;
      const { conclusion, matches } = await lookUp(
        parts,
        { text: address, attemptAt: null },
        () => undefined,
      );
      const own = matches.filter(({ differences }) => differences.length === 0);
      done.set(at, {
        address,
        conclusion,
        customers: own.length,
        openedId: own.find(({ reason }) => reason === 'opened')?.id ?? null,
      });
      tell(answer());
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answer();
}
