import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '#shared/contract/sync.ts';
import {
  chosenItems,
  countActions,
  countOutcomes,
  type Review,
} from '#renderer/features/publish/publish-store.ts';
import { countWords, modeKey, outcomeWords, publishWords } from '#renderer/features/publish/publish-words.ts';
import { makeText } from '#renderer/i18n/make-text.ts';

const en = makeText('en');
const ja = makeText('ja');

function itemOf(id: string, action: ReviewItem['action'], publishable = true): ReviewItem {
  return {
    id,
    object: { kind: 'product', id },
    productId: id,
    title: id,
    action,
    changes: [],
    problems: [],
    publishable,
    needs: [],
    willBeRefused: false,
  };
}

const review: Review = {
  token: 't',
  items: [itemOf('a', 'update'), itemOf('b', 'update'), itemOf('c', 'create'), itemOf('d', 'update', false)],
};

describe('the publish button', () => {
  it('says exactly what it does', () => {
    expect(publishWords(en, 3, 'test')).toBe('Publish 3 changes to test');
    expect(publishWords(en, 1, 'live')).toBe('Publish 1 change to your live account');
    expect(publishWords(ja, 3, 'live')).toBe('3件の変更を本番環境に公開');
    expect(publishWords(en, 0, 'test')).toBe('Publish');
  });

  it('carries the word live for every live account, the demo’s too', () => {
    expect(modeKey({ demo: false, mode: 'live' })).toBe('live');
    expect(modeKey({ demo: true, mode: 'live' })).toBe('live');
    expect(modeKey({ demo: true, mode: 'test' })).toBe('demo');
  });
});

describe('what would be sent', () => {
  it('leaves out what cannot be published and what was left out by hand', () => {
    const chosen = chosenItems(review, new Set(['b']));
    expect(chosen.map((item) => item.id)).toEqual(['a', 'c']);
    expect(countWords(en, countActions(chosen))).toBe('1 updated · 1 new · 0 archived');
  });

  it('is nothing before the review was read', () => {
    expect(chosenItems(null, new Set())).toEqual([]);
  });
});

describe('how it went', () => {
  it('is counted by outcome, leaving out what did not happen', () => {
    const result = {
      object: { kind: 'product', id: 'a' } as const,
      productId: 'a',
      title: 'a',
      error: null,
      requestId: null,
    };
    const counts = countOutcomes([
      { ...result, outcome: 'applied' },
      { ...result, outcome: 'applied' },
      { ...result, outcome: 'refused' },
    ]);
    expect(outcomeWords(en, counts)).toBe('2 in Stripe · 1 refused');
  });
});
