import type { Operation } from '../api/operation.ts';

export const fileOperations: readonly Operation[] = [];
