import type { AppError } from '#shared/errors.ts';
import type { SetAside } from './open-database.ts';

/** What the engine's thread says to the database's thread. The first request is always `open`. */
export type StoreRequest =
  | { readonly type: 'open'; readonly id: number; readonly file: string; readonly nowAt: number }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly method: string;
      readonly input: unknown;
    }
  | { readonly type: 'close'; readonly id: number }
  | FileRequest;

/** About a file that this thread has not opened: see copy-file.ts. */
export type FileRequest =
  | { readonly type: 'copy'; readonly id: number; readonly file: string; readonly target: string }
  | { readonly type: 'describe'; readonly id: number; readonly file: string }
  | {
      readonly type: 'prepare';
      readonly id: number;
      readonly file: string;
      readonly target: string;
      readonly nowAt: number;
    }
  | { readonly type: 'remove'; readonly id: number; readonly file: string };

export interface Opening {
  readonly setAside: SetAside | null;
}

/** `bug` is an error nobody expected: text only, because error objects lose their fields on the way. */
export type StoreAnswer =
  | { readonly id: number; readonly type: 'value'; readonly value: unknown }
  | { readonly id: number; readonly type: 'error'; readonly error: AppError }
  | {
      readonly id: number;
      readonly type: 'bug';
      readonly message: string;
      readonly stack: string;
    };
