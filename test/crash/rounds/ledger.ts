/**
 * What a person did in one round, and what someone did in the Dashboard meanwhile: what the server
 * and the app are compared with afterwards.
 */
export interface Wish {
  readonly value: unknown;
  /** Its procedure answered, or 1 s passed since the last key. */
  kept: boolean;
}

export interface FieldStory {
  readonly productId: string;
  readonly path: string;
  readonly wishes: Wish[];
  /** What the Dashboard wrote, after the first wish was answered. */
  theirs: unknown;
  hasTheirs: boolean;
  /** It was written in the moment between our fresh read and our write: only the alarm can tell of it. */
  isInGap: boolean;
  /** The choice made in the conflict that followed, if one did. */
  chosen: 'mine' | 'theirs' | null;
  /** What it was when the round began. */
  readonly before: unknown;
}

export class Ledger {
  readonly fields = new Map<string, FieldStory>();
  /** Name → whether its creating was answered. Names are this round's alone. */
  readonly created = new Map<string, { kept: boolean; id: string | null }>();
  /** New prices by their nicknames, which are this round's alone. `replaces`: the default price it takes the place of. */
  readonly prices = new Map<string, { kept: boolean; productId: string; replaces: string | null }>();
  /** Products to be deleted → whether that was answered. */
  readonly deleted = new Map<string, boolean>();
  /** Pictures by the product they were put on. */
  readonly pictures = new Map<string, boolean>();

  wish(productId: string, path: string, value: unknown, before: unknown): Wish {
    const story = this.story(productId, path, before);
    const wish = { value, kept: false };
    story.wishes.push(wish);
    return wish;
  }

  dashboard(productId: string, path: string, value: unknown, isInGap = false): void {
    const story = this.fields.get(`${productId} ${path}`);
    if (story === undefined) throw new Error('the Dashboard follows an edit');
    story.theirs = value;
    story.hasTheirs = true;
    story.isInGap = isInGap;
  }

  story(productId: string, path: string, before: unknown): FieldStory {
    const key = `${productId} ${path}`;
    const known = this.fields.get(key);
    if (known !== undefined) return known;
    const made: FieldStory = {
      productId,
      path,
      wishes: [],
      theirs: null,
      hasTheirs: false,
      isInGap: false,
      chosen: null,
      before,
    };
    this.fields.set(key, made);
    return made;
  }
}

/** What of this story may stand in the end without an edit being lost: the last kept one, or one after it. */
export function mayStand({ wishes, before }: FieldStory): unknown[] {
  const last = wishes.findLastIndex(({ kept }) => kept);
  const later = wishes.slice(last + 1).map(({ value }) => value);
  return last < 0 ? [before, ...later] : [wishes[last]?.value, ...later];
}
