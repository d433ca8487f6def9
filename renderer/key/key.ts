import { KEY_PAGE_META, type KeyBridge, type KeyPageContent } from '#shared/contract/key-window.ts';
import { type ClassifiedKey, classifyStripeKey } from '#shared/domain/stripe-key.ts';

/**
 * The key window's whole page: one text box, one button. It holds the key only while it is typed;
 * main closes the window, and ends its process, when `submitKey` has been heard.
 */
declare global {
  interface Window {
    readonly countertopKey: KeyBridge;
  }
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`key.html has no ${id}`);
  return found;
}

const content = readContent();
const form = element('form', HTMLFormElement);
const keyBox = element('key', HTMLInputElement);
const showBox = element('show', HTMLInputElement);
const verdict = element('verdict', HTMLParagraphElement);
const live = element('live', HTMLDivElement);
const liveBox = element('live-word', HTMLInputElement);
const connect = element('connect', HTMLButtonElement);

function readContent(): KeyPageContent {
  const meta = document.querySelector(`meta[name="${KEY_PAGE_META}"]`)?.getAttribute('content') ?? '';
  return JSON.parse(meta) as KeyPageContent;
}

function say(key: string): string {
  return content.words[key] ?? key;
}

function fill(): void {
  document.documentElement.lang = content.language;
  document.documentElement.dataset['theme'] = content.theme;
  const known = content.accountName !== null;
  const texts: Readonly<Record<string, string>> = {
    title: say(known ? 'keyWindow.titleKnown' : 'keyWindow.title'),
    account: content.accountName ?? '',
    hint: say('keyWindow.hint'),
    'key-label': say('keyWindow.label'),
    'show-label': say('keyWindow.show'),
    'live-warning': say('keyWindow.liveWarning'),
    'live-label': say('keyWindow.liveLabel'),
    promise: say('keyWindow.promise'),
    cancel: say('keyWindow.cancel'),
    connect: say('keyWindow.connect'),
  };
  for (const [id, text] of Object.entries(texts)) element(id, HTMLElement).textContent = text;
  element('account', HTMLElement).hidden = !known;
  document.title = texts['title'] ?? '';
}

/** `neutral` while nothing is typed: an empty box is no mistake. */
type Tone = 'neutral' | 'good' | 'careful' | 'refused';

function judge(found: ClassifiedKey): { tone: Tone; text: string } {
  if (keyBox.value.trim() === '') return { tone: 'neutral', text: '' };
  if (found.kind === 'secret' || found.kind === 'restricted') {
    if (found.mode === 'live' && !content.liveAllowed)
      return { tone: 'refused', text: say('keyWindow.liveRefused') };
    const tone = needsLiveWord(found) ? 'careful' : 'good';
    return { tone, text: say(`keyWindow.${found.kind}${found.mode === 'live' ? 'Live' : 'Test'}`) };
  }
  const reasons = found.problems.map((problem) => say(`problem.${problem.code}`));
  return { tone: 'refused', text: reasons.join(' ') };
}

/** What may be sent now; null while something is missing. */
function usableKey(found: ClassifiedKey, tone: Tone): string | null {
  if (tone !== 'good' && tone !== 'careful') return null;
  return needsLiveWord(found) && !liveWordTyped() ? null : found.key;
}

function needsLiveWord(found: ClassifiedKey): boolean {
  return found.kind === 'secret' && found.mode === 'live' && content.liveAllowed;
}

function liveWordTyped(): boolean {
  return liveBox.value.trim().normalize('NFKC').toLowerCase() === say('keyWindow.liveWord');
}

function refresh(): string | null {
  const found = classifyStripeKey(keyBox.value);
  const { tone, text } = judge(found);
  // Written only when it differs, so that a screen reader says it once.
  if (verdict.textContent !== text) verdict.textContent = text;
  verdict.dataset['tone'] = tone;
  keyBox.setAttribute('aria-invalid', String(tone === 'refused'));
  live.hidden = !needsLiveWord(found);
  const key = usableKey(found, tone);
  connect.disabled = key === null;
  return key;
}

fill();
refresh();
keyBox.addEventListener('input', () => refresh());
liveBox.addEventListener('input', () => refresh());
showBox.addEventListener('change', () => {
  keyBox.dataset['shown'] = String(showBox.checked);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const key = refresh();
  if (key !== null) window.countertopKey.submitKey(key);
});
element('cancel', HTMLButtonElement).addEventListener('click', () => window.close());
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') window.close();
});
