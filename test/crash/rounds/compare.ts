import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type FieldStory, type Ledger, mayStand } from './ledger.ts';
import type { Life } from './life.ts';
import { fieldOf, type Shop } from './shop.ts';

export interface Verdict {
  lostEdits: number;
  duplicates: number;
  overwritten: number;
  corruptions: number;
  /** Replaced between our read and our write, and the alarm told of it; or it was said that this could not be looked at. */
  told: number;
  unchecked: number;
}

/** What the server was like when the round began. */
export interface Mark {
  readonly event: string | null;
  readonly files: number;
}

/**
 * Compares what a person did with what the server has now, and with what it was told on the way;
 * then the app with the server. `say` hears of each thing that is wrong.
 */
export async function compare(
  life: Life,
  shop: Shop,
  ledger: Ledger,
  mark: Mark,
  say: (problem: string) => void,
): Promise<Verdict> {
  const verdict: Verdict = {
    lostEdits: 0,
    duplicates: 0,
    overwritten: 0,
    corruptions: 0,
    told: 0,
    unchecked: 0,
  };
  const blame = (what: Exclude<keyof Verdict, 'told' | 'unchecked'>, problem: string): void => {
    verdict[what] += 1;
    say(`${what}: ${problem}`);
  };
  const events = await shop.eventsSince(mark.event);
  await life.call('sync.refresh', {});
  for (const story of ledger.fields.values()) {
    const stands = await shop.field(story.productId, story.path);
    judgeField(story, stands, events, blame);
    if (isReplacedInGap(story, stands)) {
      const said = await whatWasSaid(life, story);
      if (said === 'nothing')
        blame('overwritten', `${describe(story)}: ${String(story.theirs)}, and nothing was said`);
      else verdict[said] += 1;
    }
    const { fields } = await life.call('catalog.getProduct', { productId: story.productId });
    const shown = fieldOf(fields, story.path);
    if (!isEqual(shown, stands))
      blame('corruptions', `${describe(story)} is ${String(shown)} here, ${String(stands)} there`);
  }
  for (const [name, { kept, id }] of ledger.created) {
    const made = events.filter(
      (event) => event['type'] === 'product.created' && objectOf(event)['name'] === name,
    );
    if (made.length > 1) blame('duplicates', `${made.length} products are called ${name}`);
    if (made.length === 0 && kept) blame('lostEdits', `${name} was never created`);
    const madeId = made[0] === undefined ? null : String(objectOf(made[0])['id']);
    if (madeId === null) continue;
    if (id !== null && id !== madeId) blame('corruptions', `${name} is ${madeId}, not ${id}`);
    const prices = await shop.control.count('prices', { product: madeId });
    if (prices > 1) blame('duplicates', `${name} has ${prices} prices`);
    if (prices === 0) blame('lostEdits', `${name} has no price`);
  }
  for (const [nickname, { kept, productId, replaces }] of ledger.prices) {
    const made = events.filter(
      (event) => event['type'] === 'price.created' && objectOf(event)['nickname'] === nickname,
    );
    if (made.length > 1) blame('duplicates', `${made.length} prices are called ${nickname}`);
    if (made.length === 0 && kept) blame('lostEdits', `the price ${nickname} was never created`);
    if (made[0] === undefined || replaces === null) continue;
    const product = await shop.product(productId);
    if (kept && product?.['default_price'] !== objectOf(made[0])['id'])
      blame('lostEdits', `${nickname} is not the default price of ${productId}`);
    const old = await shop.control.dashboard('GET', `/v1/prices/${replaces}`);
    if (kept && old['active'] !== false) blame('lostEdits', `${nickname}: the old price is not archived`);
  }
  for (const [id, kept] of ledger.deleted) {
    if (kept && (await shop.product(id)) !== null) blame('lostEdits', `${id} was not deleted`);
  }
  const files = (await shop.control.count('files')) - mark.files;
  if (files > ledger.pictures.size) blame('duplicates', `${files} files of ${ledger.pictures.size} pictures`);
  if (files < [...ledger.pictures.values()].filter((kept) => kept).length)
    blame('lostEdits', 'a picture was never uploaded');
  return verdict;
}

function judgeField(
  story: FieldStory,
  stands: unknown,
  events: readonly JsonObject[],
  blame: (what: 'lostEdits' | 'duplicates' | 'overwritten', problem: string) => void,
): void {
  const mine = mayStand(story);
  const isMine = mine.some((value) => isEqual(value, stands));
  const problem = `${describe(story)} is ${JSON.stringify(stands)}, not one of ${JSON.stringify(mine)}`;
  if (!story.hasTheirs || story.chosen === 'mine') {
    if (!isMine) blame('lostEdits', problem);
  } else if (isReplacedInGap(story, stands)) {
    if (!isMine) blame('lostEdits', problem);
  } else if (!isEqual(stands, story.theirs)) {
    blame(
      'overwritten',
      `${describe(story)} is ${JSON.stringify(stands)}, not ${JSON.stringify(story.theirs)}`,
    );
  } else if (story.chosen === null) {
    // Nobody was asked: then ours must have been there before theirs.
    const wasThere = mine.some(
      (value) =>
        isEqual(value, story.before) ||
        events.some((event) => writes(event, story) && isEqual(fieldOf(objectOf(event), story.path), value)),
    );
    if (!wasThere) blame('lostEdits', `${problem}, and nobody was asked`);
  }
  // Chosen in a conflict, a value may rightly be written a second time.
  if (story.chosen === 'mine') return;
  for (const { value } of story.wishes) {
    const times = events.filter(
      (event) => writes(event, story) && isEqual(fieldOf(objectOf(event), story.path), value),
    ).length;
    if (times > 1) blame('duplicates', `${describe(story)} became ${String(value)} ${times} times`);
  }
}

/** Nobody can look into the moment between reading and writing; but what was replaced there has to be said. */
function isReplacedInGap({ isInGap, chosen, theirs }: FieldStory, stands: unknown): boolean {
  return isInGap && chosen !== 'mine' && !isEqual(stands, theirs);
}

/** Of a value that our write replaced: by the alarm, or at least that it could not be looked at. */
async function whatWasSaid(life: Life, story: FieldStory): Promise<'told' | 'unchecked' | 'nothing'> {
  const { overwritten } = await life.call('sync.listOverwritten', {});
  const isTold = overwritten.some(
    ({ object, path, lost }) =>
      object.id === story.productId && path === story.path && isEqual(lost, story.theirs),
  );
  if (isTold) return 'told';
  const object = { kind: 'product', id: story.productId } as const;
  const { entries } = await life.call('sync.listHistory', { object, limit: 20 });
  const isUnchecked = entries.some(
    ({ check, changes }) =>
      check === 'unchecked' &&
      changes.some(
        ({ path, after }) => path === story.path && story.wishes.some(({ value }) => isEqual(value, after)),
      ),
  );
  return isUnchecked ? 'unchecked' : 'nothing';
}

/** Whether an event tells that this field changed. */
function writes(event: JsonObject, { productId, path }: FieldStory): boolean {
  if (event['type'] !== 'product.updated' || objectOf(event)['id'] !== productId) return false;
  const previous = (event['data'] as JsonObject)['previous_attributes'] as JsonObject;
  const [field = '', key] = path.split('.');
  if (!Object.hasOwn(previous, field)) return false;
  return key === undefined || Object.hasOwn(previous[field] as JsonObject, key);
}

function objectOf(event: JsonObject): JsonObject {
  return (event['data'] as JsonObject)['object'] as JsonObject;
}

function describe({ productId, path }: FieldStory): string {
  return `${path} of ${productId}`;
}
