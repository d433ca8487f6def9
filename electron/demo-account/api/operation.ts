import type { RawMap } from '../http/form.ts';
import type { UploadedPart } from '../http/multipart.ts';
import type { Account, EventRecorder } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import { expandFields } from './common-params.ts';
import type { AnswerShape, ExpandRequest } from './expand.ts';
import type { Decoded, Fields, ParamShape } from './params.ts';
import { object } from './params.ts';
import type { Permission } from './permissions.ts';
import type { ObjectKind } from './presenters.ts';

/** What a handler works with. */
export interface Context {
  readonly account: Account;
  readonly store: ModeStore;
  readonly events: EventRecorder;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly path: string;
  /** The `:id` of the path. */
  readonly id: string;
  readonly files: readonly UploadedPart[];
  /** Keeps an upload's bytes over a restart. */
  readonly saveFile: (id: string, data: Buffer) => void;
}

/** A checked request, ready to take effect. */
export interface Prepared {
  readonly expand: ExpandRequest;
  /** Does the work; the answer is an object or a list, not yet expanded. */
  run(): object;
}

/** One route of the API. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/v1/products/:id` */
  readonly path: string;
  /** Which right of a restricted key it needs; nothing where none is known (facts 9.1). */
  readonly permission: Permission | undefined;
  readonly body: 'form' | 'multipart';
  readonly answers: AnswerShape;
  readonly shape: Extract<ParamShape, { kind: 'object' }>;
  /** Decodes and checks the parameters; throws before anything has changed. */
  prepare(raw: RawMap, context: Context): Prepared;
}

interface OperationSpec<F extends Fields> {
  readonly method: Operation['method'];
  readonly path: string;
  readonly permission?: Permission;
  readonly body?: Operation['body'];
  /** The kind of object it answers with; nothing for a stub. Search and lists answer with many. */
  readonly answers?: ObjectKind;
  readonly fields: F;
  readonly handle: (context: Context, params: Decoded<F>) => object;
}

export function operation<const F extends Fields>(spec: OperationSpec<F>): Operation {
  // Deletes take no parameter at all, not even expand.
  const params = object({ ...(spec.method === 'DELETE' ? {} : expandFields), ...spec.fields });
  return {
    method: spec.method,
    path: spec.path,
    permission: spec.permission,
    body: spec.body ?? 'form',
    answers: { kind: spec.answers, as: answerForm(spec) },
    shape: params.shape,
    prepare(raw, context) {
      const decoded = params.decode(raw, '') as Decoded<F> & { readonly expand?: readonly string[] };
      return { expand: decoded.expand ?? [], run: () => spec.handle(context, decoded) };
    },
  };
}

function answerForm({ path, fields }: { readonly path: string; readonly fields: Fields }): AnswerShape['as'] {
  if (path.endsWith('/search')) return 'search';
  return 'starting_after' in fields ? 'list' : 'object';
}
