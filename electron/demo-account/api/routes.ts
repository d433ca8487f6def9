import { accountOperations } from '../handlers/account.ts';
import { customerOperations } from '../handlers/customers.ts';
import { eventOperations } from '../handlers/events.ts';
import { fileLinkOperations } from '../handlers/file-links.ts';
import { fileOperations } from '../handlers/files.ts';
import { portalConfigurationOperations } from '../handlers/portal-configurations.ts';
import { portalSessionOperations } from '../handlers/portal-sessions.ts';
import { priceOperations } from '../handlers/prices.ts';
import { productOperations } from '../handlers/products.ts';
import { subscriptionOperations } from '../handlers/subscriptions.ts';
import { taxCodeOperations } from '../handlers/tax-codes.ts';
import type { Operation } from './operation.ts';

/** Every route of the API; anything else is an unrecognised URL. */
export const OPERATIONS: readonly Operation[] = [
  ...productOperations,
  ...priceOperations,
  ...taxCodeOperations,
  ...fileOperations,
  ...fileLinkOperations,
  ...customerOperations,
  ...subscriptionOperations,
  ...portalConfigurationOperations,
  ...portalSessionOperations,
  ...accountOperations,
  ...eventOperations,
];

export interface RouteMatch {
  readonly operation: Operation;
  /** The `:id` of the path, empty where there is none. */
  readonly id: string;
}

/** Finds the operation of a request. Fixed segments win over ids (`/search`). */
export function matchRoute(method: string, path: string): RouteMatch | undefined {
  const fixed = FIXED.get(`${method} ${path}`);
  if (fixed !== undefined) return { operation: fixed, id: '' };
  const slash = path.lastIndexOf('/');
  const operation = BY_ID.get(`${method} ${path.slice(0, slash)}/:id`);
  const id = decodeSegment(path.slice(slash + 1));
  return operation === undefined || id === undefined || id === '' ? undefined : { operation, id };
}

const keyOf = (operation: Operation): readonly [string, Operation] => [
  `${operation.method} ${operation.path}`,
  operation,
];
const FIXED = new Map(OPERATIONS.filter((operation) => !operation.path.endsWith('/:id')).map(keyOf));
const BY_ID = new Map(OPERATIONS.filter((operation) => operation.path.endsWith('/:id')).map(keyOf));

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
