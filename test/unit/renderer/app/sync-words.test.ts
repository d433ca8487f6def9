import { describe, expect, it } from 'vitest';
import { syncWords } from '#renderer/app/sync-words.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import { type SyncStatus, syncStatusSchema } from '#shared/contract/sync.ts';

const now = new Date('2026-11-23T15:00:00').getTime();
const since = new Date('2026-11-23T14:02:00').getTime();
const settled: SyncStatus = {
  activity: 'idle',
  connection: 'online',
  keyTrouble: null,
  since: null,
  progress: null,
  pace: { perSecond: 15, slowed: false },
  left: null,
  changeSet: null,
  changes: 0,
  waiting: 0,
  conflicts: 0,
  refused: 0,
  checkedAt: now - 120_000,
  pulled: true,
  resumable: false,
};
const texts = { en: makeText('en'), ja: makeText('ja') };

function said(language: 'en' | 'ja', changes: Partial<SyncStatus>): string[] {
  const words = syncWords({ ...settled, ...changes }, now, texts[language]);
  return [...words.work.map((line) => line.text), words.state.text, words.explanation?.text ?? ''].filter(
    (line) => line !== '',
  );
}

describe('the state of sync in words', () => {
  it.each<[string, Partial<SyncStatus>, string[], string[]]>([
    ['all sent', {}, ['Up to date, checked 2 min ago'], ['最新です(2分前に確認)']],
    [
      'drafts',
      { changes: 3 },
      ['3 changes to publish', 'Checked 2 min ago'],
      ['未公開の変更が3件あります', '2分前に確認'],
    ],
    [
      'one draft',
      { changes: 1 },
      ['1 change to publish', 'Checked 2 min ago'],
      ['未公開の変更が1件あります', '2分前に確認'],
    ],
    [
      'publishing',
      { activity: 'publishing', progress: { done: 12, total: 40 }, waiting: 28 },
      ['Publishing 12 of 40'],
      ['公開中 12/40件'],
    ],
    [
      'publishing for a while yet',
      {
        activity: 'publishing',
        progress: { done: 12, total: 4000 },
        waiting: 3988,
        left: { ms: 266_000, of: 'all' },
      },
      ['Publishing 12 of 4,000, about 4 min left'],
      ['公開中 12/4,000件、残り約4分'],
    ],
    [
      'a first pull, whose end is told under the top bar',
      {
        pulled: false,
        activity: 'pulling',
        progress: { done: 1200, total: null },
        left: { ms: 266_000, of: 'products' },
      },
      ['Reading from Stripe, 1,200 so far'],
      ['Stripeから読み込み中(1,200件)'],
    ],
    [
      'paused',
      { activity: 'paused', progress: { done: 12, total: 40 }, waiting: 28 },
      ['Publishing paused at 12 of 40'],
      ['公開を一時停止中 12/40件'],
    ],
    [
      'offline',
      { connection: 'offline', since },
      ['Offline since 14:02', 'Offline since 14:02. You can keep working; nothing is lost.'],
      ['14:02からオフライン', '14:02からオフラインです。作業は続けられます。変更は失われません。'],
    ],
    [
      'a revoked key',
      { connection: 'key-needed', keyTrouble: 'rejected', since, changes: 3 },
      [
        '3 changes to publish',
        'Key needed',
        'Stripe no longer accepts this key. Your 3 changes are kept. Enter a new key to publish them.',
      ],
      [
        '未公開の変更が3件あります',
        'キーが必要です',
        'このキーはStripeで無効になっています。3件の変更は保存されています。公開するには新しいキーを入力してください。',
      ],
    ],
    [
      'a key that is not at hand',
      { connection: 'key-needed', keyTrouble: 'missing', since, changes: 1 },
      [
        '1 change to publish',
        'Key needed',
        'Countertop has no key for this account now. Your change is kept. Enter the key again to publish it.',
      ],
      [
        '未公開の変更が1件あります',
        'キーが必要です',
        'このアカウントのキーが手元にありません。1件の変更は保存されています。公開するにはキーをもう一度入力してください。',
      ],
    ],
    [
      'a key that may not write',
      { connection: 'key-needed', keyTrouble: 'unsuited', since, waiting: 2 },
      [
        '2 waiting to be sent',
        'Key needed',
        'This key cannot publish what waits here; Activity says why. Your 2 changes are kept. Enter a new key to publish them.',
      ],
      [
        '送信待ちが2件あります',
        'キーが必要です',
        'このキーでは送信待ちの変更を公開できません。理由は「履歴」にあります。2件の変更は保存されています。公開するには新しいキーを入力してください。',
      ],
    ],
    [
      'a first read',
      { activity: 'pulling', pulled: false, checkedAt: null, progress: { done: 1200, total: null } },
      ['Reading from Stripe, 1,200 so far'],
      ['Stripeから読み込み中(1,200件)'],
    ],
    [
      'a first read cut short',
      { pulled: false, resumable: true, checkedAt: null },
      ['Not everything is read yet'],
      ['読み込みが途中です'],
    ],
    [
      'trouble of several kinds',
      { conflicts: 1, refused: 2, waiting: 4, changes: 5 },
      [
        '1 conflict',
        '2 refused by Stripe',
        '4 waiting to be sent',
        '5 changes to publish',
        'Checked 2 min ago',
      ],
      [
        '競合が1件あります',
        'Stripeが受け付けなかった変更が2件あります',
        '送信待ちが4件あります',
        '未公開の変更が5件あります',
        '2分前に確認',
      ],
    ],
  ])('says %s', (_name, changes, english, japanese) => {
    expect(said('en', changes)).toEqual(english);
    expect(said('ja', changes)).toEqual(japanese);
  });

  const { activity, connection } = syncStatusSchema.shape;
  const every = activity.options.flatMap((one) =>
    connection.options.flatMap((other) =>
      [null, { done: 0, total: null }, { done: 3, total: 9 }].flatMap((progress) =>
        [true, false].flatMap((pulled) =>
          [0, 1, 7].map((count) => ({
            ...settled,
            activity: one,
            connection: other,
            progress,
            pulled,
            resumable: !pulled,
            changes: count,
            waiting: count,
            since: count === 1 ? null : since,
            checkedAt: pulled && count !== 1 ? settled.checkedAt : null,
          })),
        ),
      ),
    ),
  );

  it.each(['en', 'ja'] as const)('has whole words for every state in %s', (language) => {
    const broken = every
      .flatMap((status) => said(language, status))
      .filter((sentence) => /[{}]|undefined|null|NaN|^\w+\.\w+$/.test(sentence));
    expect(broken).toEqual([]);
  });

  it('offers a way on wherever work is stopped', () => {
    const stuck = every.filter(
      (status) => status.connection !== 'online' && syncWords(status, now, texts.en).remedy === null,
    );
    expect(stuck).toEqual([]);
  });
});
