import type { Language } from './messages.ts';

/** What an age says; the sentence of each kind is the message `age.<kind>`. */
export type Age =
  | { readonly kind: 'now' }
  | { readonly kind: 'minutes'; readonly count: number }
  | { readonly kind: 'hours'; readonly count: number }
  | { readonly kind: 'yesterday' }
  | { readonly kind: 'date'; readonly text: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How long ago a local moment (ms) was, as people say it: minutes up to an hour, hours within
 * the day, then "yesterday", then the date, with the year only when it is another one.
 */
export function ageOf(atMs: number, nowMs: number, language: Language): Age {
  const elapsed = Math.max(0, nowMs - atMs);
  if (elapsed < MINUTE_MS) return { kind: 'now' };
  if (elapsed < HOUR_MS) return { kind: 'minutes', count: Math.floor(elapsed / MINUTE_MS) };
  const days = calendarDaysBetween(atMs, nowMs);
  if (days === 0) return { kind: 'hours', count: Math.floor(elapsed / HOUR_MS) };
  if (days === 1) return { kind: 'yesterday' };
  return { kind: 'date', text: formatDay(atMs, nowMs, language) };
}

export function formatDay(atMs: number, nowMs: number, language: Language): string {
  return formatter(language, isSameYear(atMs, nowMs) ? 'day' : 'dayWithYear').format(atMs);
}

/** `14:02`. */
export function formatTime(atMs: number, language: Language): string {
  return formatter(language, 'time').format(atMs);
}

/** Date and time to the second, for Activity; the year only when it is another one. */
export function formatMoment(atMs: number, nowMs: number, language: Language): string {
  return formatter(language, isSameYear(atMs, nowMs) ? 'moment' : 'momentWithYear').format(atMs);
}

function isSameYear(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).getFullYear() === new Date(otherMs).getFullYear();
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const SECOND: Intl.DateTimeFormatOptions = { ...TIME, second: '2-digit' };
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' };

const SHAPES = {
  day: DAY,
  dayWithYear: { ...DAY, ...YEAR },
  time: TIME,
  moment: { ...DAY, ...SECOND },
  momentWithYear: { ...DAY, ...YEAR, ...SECOND },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, shape: keyof typeof SHAPES): Intl.DateTimeFormat {
  const key = `${language} ${shape}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  // British order ("3 Nov, 14:02") is the one most readers of English parse without thinking.
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ja-JP', SHAPES[shape]);
  formatters.set(key, made);
  return made;
}

function calendarDaysBetween(fromMs: number, toMs: number): number {
  const from = new Date(fromMs);
  const to = new Date(toMs);
  const fromDay = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  const toDay = Date.UTC(to.getFullYear(), to.getMonth(), to.getDate());
  return Math.round((toDay - fromDay) / (24 * HOUR_MS));
}
