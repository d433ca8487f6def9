import type { IntlShape } from 'react-intl';
import { formatMoney, type MinorAmount } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';
import type { AppError } from '#shared/errors.ts';
import { ageOf, formatDay, formatMoment, formatTime } from './ages.ts';
import type { Language, MessageKey } from './messages.ts';

export type TextValues = Readonly<Record<string, string | number | boolean | null>>;

/** Everything the window says goes through this. Call it as a function for a plain message. */
export interface Text {
  (key: MessageKey, values?: TextValues): string;
  readonly language: Language;
  /** `error.<code>`; a code without a sentence is a bug and says so. */
  error(error: Pick<AppError, 'code' | 'params'>): string;
  /** `problem.<code>` of a field. */
  problem(problem: Pick<FieldProblem, 'code' | 'params'>): string;
  /** For keys made from data (`activity.kind.<kind>`); null when there is no such message. */
  lookup(key: string, values?: TextValues): string | null;
  money(amountMinor: MinorAmount, currency: string): string;
  number(value: number): string;
  /** "2 min ago", "yesterday", "3 Nov"; `atMs` and `nowMs` local milliseconds. */
  age(atMs: number, nowMs: number): string;
  /** `14:02`. */
  time(atMs: number): string;
  /** "3 Nov", with the year when it is another one. */
  day(atMs: number): string;
  /** Date and time to the second. */
  moment(atMs: number): string;
}

/**
 * What sentences of errors may speak of. The engine gives what it knows; a sentence must not fail for
 * want of the rest.
 */
const EMPTY_PARAMS: TextValues = { message: '', slug: '', name: '', mode: '' };

export function createText(intl: IntlShape, language: Language): Text {
  const plain = (key: string, values?: TextValues): string => intl.formatMessage({ id: key }, { ...values });
  const lookup = (key: string, values?: TextValues): string | null =>
    Object.hasOwn(intl.messages, key) ? plain(key, values) : null;
  const coded = (prefix: string, code: string, params: TextValues): string =>
    lookup(`${prefix}.${code}`, { ...EMPTY_PARAMS, ...params }) ?? plain('error.sentenceMissing', { code });

  return Object.assign((key: MessageKey, values?: TextValues) => plain(key, values), {
    language,
    error: (error: Pick<AppError, 'code' | 'params'>) => coded('error', error.code, error.params),
    problem: (problem: Pick<FieldProblem, 'code' | 'params'>) =>
      coded('problem', problem.code, problem.params),
    lookup,
    money: (amountMinor: MinorAmount, currency: string) => formatMoney(amountMinor, currency, language),
    number: (value: number) => intl.formatNumber(value),
    age: (atMs: number, nowMs: number) => {
      const age = ageOf(atMs, nowMs, language);
      if (age.kind === 'date') return age.text;
      return plain(
        `age.${age.kind}`,
        age.kind === 'minutes' || age.kind === 'hours' ? { count: age.count } : {},
      );
    },
    time: (atMs: number) => formatTime(atMs, language),
    day: (atMs: number) => formatDay(atMs, Date.now(), language),
    moment: (atMs: number) => formatMoment(atMs, Date.now(), language),
  });
}
