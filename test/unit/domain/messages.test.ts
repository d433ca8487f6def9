import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY_PERMISSIONS } from '#shared/domain/key-permissions.ts';
import { URL_FAULTS } from '#shared/domain/public-url.ts';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const catalog = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(shared, `messages/${language}.json`), 'utf8')) as Record<string, string>;

/** Every `area/what-is-wrong` written in the domain's sources, and those made from a URL's fault. */
function problemCodes(): string[] {
  const folder = path.join(shared, 'domain');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  // `error('headline-too-long', …)` of the portal's checks.
  const ofPortal = sources
    .flatMap((text) => [...text.matchAll(/\b(?:error|warning)\(\s*'([a-z-]+)'/g)])
    .map((match) => `portal/${match[1] ?? ''}`);
  const urls = ['malformed', 'not-http', 'too-long'].map((fault) => `portal/url-${fault}`);
  const written = sources.flatMap((text) => text.match(/'(product|price|money|image|key)\/[a-z-]+'/g) ?? []);
  const made = URL_FAULTS.flatMap((fault) => [`product/image-${fault}`, `product/url-${fault}`]);
  return [
    ...new Set([...written.map((code) => code.slice(1, -1)), ...made, ...ofPortal, ...urls]),
  ].toSorted();
}

describe.each(['en', 'ja'])('the %s catalog', (language) => {
  it('has a sentence for every problem of the domain, and none to spare', () => {
    const sentences = Object.keys(catalog(language))
      .filter((key) => /^problem\.(product|price|money|image|key|portal)\//.test(key))
      .map((key) => key.slice('problem.'.length));
    expect(sentences.toSorted()).toEqual(problemCodes());
  });

  it('says what each permission is for and what stops without it', () => {
    const messages = catalog(language);
    const keys = KEY_PERMISSIONS.flatMap(({ purposeKey, lossKey }) => [purposeKey, lossKey]);
    expect(keys.filter((key) => messages[key] === undefined)).toEqual([]);
  });
});
