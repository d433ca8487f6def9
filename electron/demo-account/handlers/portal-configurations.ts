import type { Operation } from '../api/operation.ts';

export const portalConfigurationOperations: readonly Operation[] = [];
