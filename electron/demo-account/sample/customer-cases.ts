import type { SampleCustomer } from './people/person.ts';
import { FRONT_DESK, ORDINARY } from './people/regulars.ts';
import { DUPLICATES, HIDDEN, STATES } from './people/situations.ts';
import { SPELLINGS } from './people/spellings.ts';

/** The customers of the sample shop: each way an email can go wrong, and plain ones. */
export const SAMPLE_CUSTOMERS: readonly SampleCustomer[] = [
  ...SPELLINGS,
  ...DUPLICATES,
  ...STATES,
  ...HIDDEN,
  ...ORDINARY,
  ...FRONT_DESK,
];
