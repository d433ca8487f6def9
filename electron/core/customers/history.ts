import { compareEmails, differsOnlyAsUndocumented } from '#shared/domain/email/compare-emails.ts';
import { asInteger } from '#shared/domain/json.ts';
import { known, type PastFact } from '#shared/domain/passcode/evidence.ts';
import { pastFact } from './facts.ts';
import { failed, type LookupState } from './lookup-state.ts';
import type { CustomerTarget } from './target.ts';

const TYPES = ['customer.updated', 'customer.deleted'];
/** A busy shop has tens of thousands of such events in 30 days; a look-up reads this many pages of 100. */
const PAGE_BUDGET = 20;

/**
 * Looks through what happened to customers in the last 30 days, newest first, for the email that was
 * typed (facts 9.4). Tells how far back it has come after each page.
 */
export async function readHistory(
  target: CustomerTarget,
  state: LookupState,
  email: string,
  signal: AbortSignal,
): Promise<void> {
  const found: PastFact[] = [];
  let after: string | null = null;
  for (let page = 1; page <= PAGE_BUDGET; page += 1) {
    // Pages follow one another by nature.
    const answer = await target.gateway.listEvents({ types: TYPES, from: null, after }, signal);
    signal.throwIfAborted();
    if (!answer.ok) {
      // What was found stays true; how far it looked is all that can still be said.
      if (page === 1) state.evidence.history = failed(answer.error);
      else state.evidence.history = known({ found, backTo: oldest(state), isComplete: true });
      state.changed();
      return;
    }
    const { items, more, requestId } = answer.value;
    state.noteRequest('history', requestId);
    for (const event of items) {
      const fact = pastFact(event);
      if (fact !== null && concerns(fact, email)) found.push(fact);
    }
    const last = items.at(-1);
    after = typeof last?.['id'] === 'string' ? last['id'] : null;
    const ended = !more || after === null;
    state.evidence.history = known({
      found: [...found],
      backTo: ended ? null : asInteger(last?.['created']),
      isComplete: ended || page === PAGE_BUDGET,
    });
    state.changed();
    if (ended) return;
  }
}

/** Only events of this very email are kept: another person's past is nobody's business here. */
function concerns(fact: PastFact, email: string): boolean {
  return [fact.oldEmail, fact.newEmail].some(
    (other) =>
      other !== null && (other === email || differsOnlyAsUndocumented(compareEmails(email, other) ?? [])),
  );
}

function oldest(state: LookupState): number | null {
  const { history } = state.evidence;
  return history.state === 'known' ? history.value.backTo : null;
}
