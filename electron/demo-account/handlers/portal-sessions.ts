import type { Operation } from '../api/operation.ts';

export const portalSessionOperations: readonly Operation[] = [];
