import { create } from 'zustand';
import type { Lookup } from '#shared/contract/customers.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on, type RunningStream, stream } from '#renderer/bridge/client.ts';

/** One look-up in one account, as far as it has come. */
export interface Asked {
  readonly lookup: Lookup | null;
  readonly error: AppError | null;
  /** Local time of the last step, ms. */
  readonly at: number;
  /** The person went on before every check was done. */
  readonly isStopped?: true;
}

/** A person's own note to a look-up; in memory, until the screen is locked or the app quits. */
export interface Note {
  readonly id: string;
  readonly accountId: string;
  /** What was looked up when it was pinned; empty when nothing was. */
  readonly about: string;
  readonly text: string;
  readonly at: number;
}

interface CustomersState {
  readonly accountId: string | null;
  readonly text: string;
  /** What a datetime-local box holds; empty when the person left it. */
  readonly attempt: string;
  readonly asked: Asked | null;
  readonly isRunning: boolean;
  /** The same text in other accounts, by account. */
  readonly elsewhere: Readonly<Record<string, Asked>>;
  /** What was on screen went, because it is personal data. */
  readonly wasForgotten: boolean;
  /** Texts looked up in this session, newest first; in memory alone. */
  readonly recent: readonly string[];
  /** What those showed last, for when Stripe cannot be reached. */
  readonly kept: Readonly<Record<string, Asked>>;
}

const EMPTY: Omit<CustomersState, 'accountId'> = {
  text: '',
  attempt: '',
  asked: null,
  isRunning: false,
  elsewhere: {},
  wasForgotten: false,
  recent: [],
  kept: {},
};
const MOST_RECENT = 8;

export const useCustomersStore = create<CustomersState>(() => ({ accountId: null, ...EMPTY }));

/** Of every account: a switch to look something up must not lose what was noted. */
export const useNotes = create<{ readonly notes: readonly Note[] }>(() => ({ notes: [] }));

const running = new Map<string, RunningStream<'customers.lookUp'>>();
let isFollowing = false;

function followForgetting(): void {
  if (isFollowing) return;
  isFollowing = true;
  on('customers.forgotten', ({ reason }) => {
    cancelAll();
    // A note is the person's own work: idle minutes do not take it, a locked screen does.
    if (reason !== 'expired') useNotes.setState({ notes: [] });
    const { asked } = useCustomersStore.getState();
    useCustomersStore.setState({ ...EMPTY, wasForgotten: asked !== null });
  });
}

function cancelAll(): void {
  for (const each of running.values()) each.cancel();
  running.clear();
}

/** Follows one look-up; a newer one in the same place makes its steps count no more. */
async function follow(
  place: string,
  input: { text: string; accountId: string | null; attemptAt: number | null },
  show: (asked: Asked) => void,
): Promise<void> {
  running.get(place)?.cancel();
  const started = stream('customers.lookUp', input, (lookup) => {
    if (running.get(place) === started) show({ lookup, error: null, at: Date.now() });
  });
  running.set(place, started);
  const result = await started.result;
  if (running.get(place) !== started) return;
  running.delete(place);
  if (result.ok) show({ lookup: result.value, error: null, at: Date.now() });
  else if (result.error.code !== 'app/cancelled') show({ lookup: null, error: result.error, at: Date.now() });
}

/** Without a line to Stripe, what was shown of the same text before says more than that nothing came. */
function showHere(text: string, asked: Asked): void {
  const { kept, recent } = useCustomersStore.getState();
  const { lookup } = asked;
  const before = kept[text];
  if (lookup?.conclusion.code === 'offline' && before !== undefined) {
    useCustomersStore.setState({ asked: before });
    return;
  }
  const isWorthKeeping = lookup?.isDone === true && lookup.conclusion.code !== 'offline';
  const others = Object.entries(kept).filter(([each]) => each !== text && recent.includes(each));
  useCustomersStore.setState({
    asked,
    ...(isWorthKeeping ? { kept: Object.fromEntries([...others, [text, asked]]) } : {}),
  });
}

export const customersActions = {
  /** Another account's people are not shown under this one. */
  openFor(accountId: string): void {
    followForgetting();
    if (useCustomersStore.getState().accountId === accountId) return;
    cancelAll();
    useCustomersStore.setState({ accountId, ...EMPTY });
  },
  setText(text: string): void {
    // Typing on cancels: what comes would answer another question.
    cancelAll();
    useCustomersStore.setState(({ asked }) => ({ text, isRunning: false, asked: stopped(asked) }));
  },
  setAttempt(attempt: string): void {
    useCustomersStore.setState({ attempt });
  },
  cancel(): void {
    cancelAll();
    useCustomersStore.setState(({ asked }) => ({ isRunning: false, asked: stopped(asked) }));
  },
  async lookUp(text: string): Promise<void> {
    cancelAll();
    const { attempt, recent } = useCustomersStore.getState();
    const kept = text.trim() === '' ? recent : [text, ...recent.filter((each) => each !== text)];
    useCustomersStore.setState({
      text,
      asked: null,
      elsewhere: {},
      isRunning: true,
      wasForgotten: false,
      recent: kept.slice(0, MOST_RECENT),
    });
    const input = { text, accountId: null, attemptAt: attemptSeconds(attempt) };
    await follow('here', input, (asked) => showHere(text, asked));
    if (!running.has('here')) useCustomersStore.setState({ isRunning: false });
  },
  async lookElsewhere(accountIds: readonly string[]): Promise<void> {
    const { text, attempt } = useCustomersStore.getState();
    const attemptAt = attemptSeconds(attempt);
    await Promise.all(
      accountIds.map(async (accountId) => {
        await follow(accountId, { text, accountId, attemptAt }, (asked) =>
          useCustomersStore.setState(({ elsewhere }) => ({
            elsewhere: { ...elsewhere, [accountId]: asked },
          })),
        );
      }),
    );
  },
  /** Shows what was found in another account in place of this one's. */
  show(asked: Asked): void {
    useCustomersStore.setState({ asked, isRunning: false });
  },
  pinNote(text: string): void {
    const { accountId, text: about, asked } = useCustomersStore.getState();
    if (accountId === null || text.trim() === '') return;
    const note: Note = {
      id: crypto.randomUUID(),
      accountId,
      about: asked === null ? '' : about,
      text: text.trim(),
      at: Date.now(),
    };
    useNotes.setState(({ notes }) => ({ notes: [note, ...notes] }));
  },
  removeNote(id: string): void {
    useNotes.setState(({ notes }) => ({ notes: notes.filter((note) => note.id !== id) }));
  },
  async forget(): Promise<void> {
    await call('customers.forget');
  },
};

/** What had come of a look-up that ends here. */
function stopped(asked: Asked | null): Asked | null {
  return asked?.lookup?.isDone === false ? { ...asked, isStopped: true } : asked;
}

function attemptSeconds(attempt: string): number | null {
  const ms = attempt === '' ? Number.NaN : new Date(attempt).getTime();
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000);
}
