import { describe, expect, it } from 'vitest';
import { messageProblems } from '../../../electron/tools/lib/message-check.mjs';
import { pinProblems } from '../../../electron/tools/lib/workflow-check.mjs';

describe('message check', () => {
  it('accepts catalogs with the same keys and arguments, plural or not', () => {
    const en = {
      'a.count': '{count, plural, one {# product} other {# products}} in {place}',
      'a.title': 'Title',
    };
    const ja = { 'a.count': '{place}の商品{count, plural, other {#点}}', 'a.title': '題' };
    expect(messageProblems(en, ja)).toEqual([]);
  });

  it('takes the words inside a plural for text', () => {
    const en = { 'a.count': '{count, plural, one {item} other {items}}' };
    expect(messageProblems(en, { 'a.count': '{count}点' })).toEqual([]);
  });

  it('names missing and empty sentences, other arguments and a wrong order', () => {
    expect(messageProblems({ b: 'x {who}', a: '' }, { a: 'あ', b: 'x {name}', c: 'う' })).toEqual([
      'en.json is not sorted by key',
      'a is empty in en.json',
      'c is only in ja.json',
      'b takes {who} in en.json, {name} in ja.json',
    ]);
  });
});

describe('workflow pins', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it('accepts an action pinned by commit with its release, and a local one', () => {
    expect(pinProblems(`  - uses: a/b@${commit} # v1.2.3\n  - uses: ./local\n`)).toEqual([]);
  });

  it.each([`- uses: a/b@v4`, `- uses: a/b@${commit}`, `  uses: a/b@${commit.slice(0, 7)} # v1.2.3`])(
    'refuses %s',
    (line) => {
      expect(pinProblems(line)).toHaveLength(1);
    },
  );
});
