import { describe, expect, it } from 'vitest';
import { makeText } from '#renderer/i18n/make-text.ts';
import { MESSAGES } from '#renderer/i18n/messages.ts';
import { noticeSchema, menuCommandSchema } from '#shared/contract/app.ts';
import { permissionSchema } from '#shared/contract/account.ts';
import { activityEntrySchema, operationStateSchema } from '#shared/contract/sync.ts';
import { ERROR_CODES } from '#shared/errors.ts';

const languages = ['en', 'ja'] as const;

describe('the two catalogs', () => {
  it('have the same keys', () => {
    expect(Object.keys(MESSAGES.ja)).toEqual(Object.keys(MESSAGES.en));
  });

  it('take the same values in each sentence', () => {
    const differing = Object.keys(MESSAGES.en).filter(
      (key) => argumentsOf(MESSAGES.en[key] ?? '') !== argumentsOf(MESSAGES.ja[key] ?? ''),
    );
    expect(differing).toEqual([]);
  });
});

describe.each(languages)('the %s catalog', (language) => {
  const text = makeText(language);

  it('has a sentence for every error code', () => {
    const missing = ERROR_CODES.filter((code) => text.lookup(`error.${code}`, KNOWN_PARAMS) === null);
    expect(missing).toEqual([]);
  });

  it('has no sentence for a code that does not exist', () => {
    const codes = Object.keys(MESSAGES[language])
      .filter((key) => key.startsWith('error.') && key.includes('/'))
      .map((key) => key.slice('error.'.length));
    expect(codes.filter((code) => !(ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
  });

  it('says an error without any parameter, too', () => {
    const sentences = ERROR_CODES.map((code) => text.error({ code, params: {} }));
    expect(sentences.filter((sentence) => /[{}]|undefined/.test(sentence))).toEqual([]);
  });

  it('says that a sentence is missing when one is', () => {
    expect(text.problem({ code: 'product/never-heard-of', params: {} })).toContain('product/never-heard-of');
  });

  it('names every notice, command, permission, outcome and state that the engine may send', () => {
    const kinds = activityEntrySchema.shape.kind.options.flatMap((option) => option.options);
    const keys = [
      ...noticeSchema.shape.code.options.map((code) => `notice.${code}`),
      ...menuCommandSchema.options.map((command) => `command.${command}`),
      ...permissionSchema.shape.id.options.flatMap((id) => [
        `permission.name.${id}`,
        `permission.loss.${id}`,
      ]),
      ...activityEntrySchema.shape.outcome.options.map((outcome) => `activity.outcome.${outcome}`),
      ...kinds.map((kind) => `activity.kind.${kind}`),
      ...operationStateSchema.options.flatMap((state) => [
        `activity.state.${state}`,
        `activity.why.${state}`,
      ]),
    ];
    expect(keys.filter((key) => !Object.hasOwn(MESSAGES[language], key))).toEqual([]);
  });
});

const KNOWN_PARAMS = { message: '', slug: '', name: '', mode: '' };

/** The names of a sentence's values, sorted: `{name}`, `{name, number}`, `{name, plural, one {…} other {…}}`. */
function argumentsOf(message: string): string {
  const names = new Set<string>();
  let at = 0;
  const readMessage = (): void => {
    for (; at < message.length && message[at] !== '}'; at += 1) {
      if (message[at] === '{') readArgument();
    }
  };
  const readArgument = (): void => {
    at += 1;
    const head = /^\s*(\w+)\s*/.exec(message.slice(at));
    if (head === null) throw new Error(`not a sentence: ${message}`);
    names.add(head[1] ?? '');
    for (at += head[0].length; at < message.length && message[at] !== '}'; at += 1) {
      // A branch of a plural or a select is a message of its own.
      if (message[at] === '{') {
        at += 1;
        readMessage();
      }
    }
  };
  readMessage();
  return [...names].toSorted().join(' ');
}
