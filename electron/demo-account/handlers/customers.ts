import type { Operation } from '../api/operation.ts';

export const customerOperations: readonly Operation[] = [];
