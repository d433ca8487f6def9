import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import { refused } from './errors.ts';
import {
  PRESENTERS,
  presenterOf,
  type Expandable,
  type ObjectKind,
  type PresentContext,
} from './presenters.ts';

/** The paths a request wants expanded: `data.default_price`. */
export type ExpandRequest = readonly string[];

type ExpandTree = Map<string, ExpandTree>;
type Plain = Readonly<Record<string, unknown>>;

/** What an operation answers with: an object, a list of them, or results of a search. */
export interface AnswerShape {
  readonly kind: ObjectKind | undefined;
  readonly as: 'list' | 'object' | 'search';
}

const MAX_DEPTH = 4;
const NOTHING: ExpandTree = new Map();

/** Refuses paths that cannot be expanded, before the request has any effect. */
export function checkExpand(request: ExpandRequest, shape: AnswerShape): void {
  for (const path of request) {
    const steps = path.split('.');
    if (shape.as === 'search' && path === 'total_count') continue;
    if (shape.as !== 'object' && steps.shift() !== 'data') throw notExpandable(path);
    if (steps.length > MAX_DEPTH) {
      throw refused(`You cannot expand more than ${MAX_DEPTH} levels of a property (${path}).`, 'expand');
    }
    if (!isExpandable(shape.kind, steps)) throw notExpandable(path);
  }
}

function isExpandable(kind: ObjectKind | undefined, steps: readonly string[]): boolean {
  const expandable: Expandable = kind === undefined ? {} : PRESENTERS[kind].expandable;
  for (let count = 1; count <= steps.length; count++) {
    const path = steps.slice(0, count).join('.');
    const rule = expandable[path];
    const rest = steps.slice(count);
    if (rule !== undefined && rest.length === 0) return true;
    if (rule === 'outside') return true;
    if (rule !== undefined && rule !== 'hidden') return isExpandable(rule, rest);
    if (!Object.keys(expandable).some((known) => known.startsWith(`${path}.`))) return false;
  }
  return steps.length === 0;
}

/**
 * Turns what a handler answered into what goes over the wire: hidden fields left out unless asked
 * for, ids replaced by objects where asked for.
 */
export function presentAnswer(
  answer: object,
  request: ExpandRequest,
  account: Account,
  store: ModeStore,
): object {
  const tree: ExpandTree = new Map();
  for (const path of request) addPath(tree, path);
  return present(answer as Plain, tree, { account, store });
}

/** An object as an event shows it. */
export function snapshot(object: object, account: Account, store: ModeStore): object {
  return presentAnswer(object, [], account, store);
}

function addPath(tree: ExpandTree, path: string): void {
  let branch = tree;
  for (const step of path.split('.')) {
    const next = branch.get(step) ?? new Map<string, ExpandTree>();
    branch.set(step, next);
    branch = next;
  }
}

function present(value: Plain, tree: ExpandTree, context: PresentContext): Plain {
  if (value['object'] === 'list' || value['object'] === 'search_result')
    return presentList(value, tree, context);
  const presenter = presenterOf(value['object']);
  // A deleted object is a stub, whatever its kind.
  if (presenter === undefined || value['deleted'] === true) return value;
  const shown = presenter.present(value, (field) => has(tree, field.split('.')), context);
  return tree.size === 0 ? shown : expandInside(shown, tree, '', presenter.expandable, context);
}

function presentList(list: Plain, tree: ExpandTree, context: PresentContext): Plain {
  const inner = tree.get('data') ?? NOTHING;
  const { total_count: total, data, ...rest } = list;
  return {
    ...rest,
    data: (data as readonly Plain[]).map((item) => present(item, inner, context)),
    ...(tree.has('total_count') ? { total_count: total } : {}),
  };
}

/** Walks down the wanted paths of one object, copying what it changes. */
function expandInside(
  container: Plain,
  tree: ExpandTree,
  at: string,
  expandable: Expandable,
  context: PresentContext,
): Plain {
  let shown = container;
  for (const [key, branch] of tree) {
    const path = at === '' ? key : `${at}.${key}`;
    const rule = expandable[path];
    const value = container[key];
    if (rule === 'hidden' || rule === 'outside' || value === null || value === undefined) continue;
    const expanded =
      rule === undefined
        ? eachObject(value, (item) => expandInside(item, branch, path, expandable, context))
        : eachId(value, (id) => {
            const found = PRESENTERS[rule].find(id, context);
            return found === undefined ? id : present(found, branch, context);
          });
    shown = { ...shown, [key]: expanded };
  }
  return shown;
}

function eachObject(value: unknown, change: (item: Plain) => Plain): unknown {
  if (Array.isArray(value)) return value.map((item) => change(item as Plain));
  return typeof value === 'object' && value !== null ? change(value as Plain) : value;
}

function eachId(value: unknown, change: (id: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => eachId(item, change));
  return typeof value === 'string' ? change(value) : value;
}

function has(tree: ExpandTree, steps: readonly string[]): boolean {
  let branch: ExpandTree | undefined = tree;
  for (const step of steps) branch = branch?.get(step);
  return branch !== undefined;
}

function notExpandable(path: string): Error {
  return refused(`This property cannot be expanded (${path}).`, 'expand');
}
