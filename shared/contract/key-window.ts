/** What the key window's preload puts on `window.countertopKey`: one procedure, no answer. */
export interface KeyBridge {
  submitKey(key: string): void;
}

/**
 * What the page of the key window shows, written into it by main in the app's language; the page
 * carries no catalog of its own.
 */
export interface KeyPageContent {
  readonly language: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  /** The known account that needs a new key; null when connecting one. */
  readonly accountName: string | null;
  /** False while another server stands in for Stripe. */
  readonly liveAllowed: boolean;
  /** Message key → sentence. */
  readonly words: Readonly<Record<string, string>>;
}

/** Name of the meta element that carries {@link KeyPageContent} as JSON. */
export const KEY_PAGE_META = 'countertop-key-page';
