import type { Operation } from '../api/operation.ts';

export const fileLinkOperations: readonly Operation[] = [];
