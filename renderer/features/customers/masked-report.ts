import type { Lookup } from '#shared/contract/customers.ts';
import { maskEmail, maskText } from '#shared/domain/email/mask-email.ts';
import { RULES } from '#shared/domain/passcode/rules.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { differenceText, statusText, wordsOf } from './customer-words.ts';

const KEPT_PARAMS: ReadonlySet<string> = new Set(['id', 'other', 'at', 'count', 'slug', 'how']);

/** What may leave the machine of a look-up: ids, times, verdicts; emails and names are masked. */
function maskParams(params: Lookup['conclusion']['params']): Lookup['conclusion']['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (KEPT_PARAMS.has(name) || typeof value === 'number') return [name, value];
      return [name, value.includes('@') ? maskEmail(value) : maskText(value)];
    }),
  );
}

/** The report as data. */
export function maskedData(lookup: Lookup): unknown {
  const { conclusion, mode, kind, matches, checks, sources } = lookup;
  return {
    mode,
    kind,
    asked: lookup.emails.map(({ address, corrections }) => ({ address: maskEmail(address), corrections })),
    conclusion: { code: conclusion.code, verdict: conclusion.verdict, params: maskParams(conclusion.params) },
    checks: checks.map(({ id, state, verdict, rule, code, params }) => ({
      id,
      state,
      verdict,
      rule,
      certainty: RULES[rule].certainty,
      code,
      params: maskParams(params),
    })),
    matches: matches.map(({ id, email, created, foundBy, differences, reason, subscriptions }) => ({
      id,
      email: email === null ? null : maskEmail(email),
      created,
      foundBy,
      differences,
      reason,
      subscriptions,
    })),
    sources,
  };
}

/** The report in words. */
export function maskedReport(lookup: Lookup, text: Text): string {
  const words = (params: Lookup['conclusion']['params']) =>
    wordsOf(maskParams(params), text, (email) => email);
  const { conclusion } = lookup;
  const lines = [
    `${text('customers.reportTitle')} (${lookup.accountName}, ${lookup.mode})`,
    lookup.emails.map(({ address }) => maskEmail(address)).join(', '),
    '',
    `${text('customers.conclusion')}: ${text.lookup(`customers.conclusion.${conclusion.code}`, words(conclusion.params)) ?? ''}`,
    '',
    `${text('customers.checks')}:`,
    ...lookup.checks.map((check) => {
      const verdict = text(`customers.verdict.${check.state === 'done' ? check.verdict : check.state}`);
      const certainty = text(`customers.certainty.${RULES[check.rule].certainty}`);
      const title = text(`customers.check.title.${check.id}`);
      const sentence = text.lookup(`customers.check.${check.code}`, words(check.params)) ?? '';
      return `- ${title}: ${verdict}. ${sentence} (${certainty})`;
    }),
    '',
    `${text('customers.matches')}:`,
    ...lookup.matches.map((match) => {
      const email = match.email === null ? text('customers.noEmailStored') : maskEmail(match.email);
      const statuses = (match.subscriptions ?? []).map(({ status }) => statusText(status, text)).join(', ');
      const how = differenceText(match.differences, text);
      return `- ${[match.id, email, text.moment(match.created * 1000), statuses, how].filter((part) => part !== '').join(' · ')}`;
    }),
    '',
    ...lookup.sources
      .filter(({ requestIds }) => requestIds.length > 0)
      .map(({ id, requestIds }) => `${id}: ${requestIds.join(', ')}`),
  ];
  return lines.join('\n');
}
