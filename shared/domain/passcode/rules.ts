/**
 * How well something about Stripe is known. `documented` and `probed` may carry a verdict; what was
 * `reported` or is `unknown` is never said more firmly than "possible".
 */
export type Certainty = 'documented' | 'probed' | 'reported' | 'unknown';

/** `waiting`: the answer has not come. `cannot-know`: nobody can tell from here. */
export type Verdict = 'fine' | 'problem' | 'possible' | 'cannot-know';

interface Rule {
  readonly certainty: Certainty;
  /** The row of facts.md the rule stands on: its section and how its line begins. */
  readonly facts: readonly { readonly section: string; readonly row: string }[];
  /** Where the rule is no matter of Stripe's, what says so. */
  readonly standard?: string;
}

const LINK_FORM = { section: '6', row: 'Form `https://billing.stripe.com/p/login/<token>`' };
const ONE_LINK = { section: '6', row: 'One link for all customers' };
const LOGIN_PAGE = { section: '5.1', row: 'login_page.enabled' };
const EMAIL_NEEDED = { section: '6', row: 'Customer record must have an email' };
const NEWEST = { section: '6', row: 'Several customers with one email' };
const NO_SUBSCRIPTION = { section: '6', row: 'What happens with no active subscription at all' };
const STATUSES = { section: '7', row: '"Active subscription" for the login rule is not defined by status' };
const CASE = { section: '13', row: 'Whether the login page compares emails with case or outer spaces' };
const LIST = { section: '7', row: '`customers.list({email})`' };
const EVENTS = { section: '9.4', row: 'Types: product.created' };
const DELETED = { section: '7', row: 'Customers tied to a test clock are left out of list' };
const SENDER = { section: '6', row: 'Sender address, code length, lifetime' };
const TEST_MAIL = { section: '6', row: 'Passcode delivery in test mode / sandbox' };
const GUEST = { section: '6', row: 'Guest customers' };
const SEARCH = { section: '4', row: 'String comparison is case-insensitive' };
const LAG = { section: '4', row: 'Not read-after-write' };
const PLUS = { section: '6', row: 'Prefill:' };

/** Every rule of the passcode doctor, each with what it stands on. A test holds them to facts.md. */
export const RULES = {
  'login-page-on': { certainty: 'documented', facts: [LOGIN_PAGE] },
  'link-form': { certainty: 'documented', facts: [LINK_FORM] },
  'link-of-account': { certainty: 'documented', facts: [ONE_LINK, LOGIN_PAGE] },
  'link-prefill': { certainty: 'documented', facts: [PLUS] },
  'matched-exactly': { certainty: 'documented', facts: [LIST, EMAIL_NEEDED] },
  'search-lags': { certainty: 'documented', facts: [LAG, DELETED] },
  'no-customer': { certainty: 'documented', facts: [EMAIL_NEEDED, LIST] },
  'email-needed': { certainty: 'documented', facts: [EMAIL_NEEDED] },
  'newest-with-subscription': { certainty: 'documented', facts: [NEWEST] },
  'no-active-subscription': { certainty: 'unknown', facts: [NO_SUBSCRIPTION] },
  'status-not-defined': { certainty: 'unknown', facts: [STATUSES] },
  'case-or-space': { certainty: 'unknown', facts: [CASE] },
  'searched-alike': { certainty: 'documented', facts: [SEARCH] },
  'near-spelling': { certainty: 'unknown', facts: [CASE] },
  'email-changed': { certainty: 'documented', facts: [EVENTS] },
  'customer-deleted': { certainty: 'documented', facts: [DELETED, EVENTS] },
  'merged-by-hand': { certainty: 'unknown', facts: [CASE] },
  'made-later': { certainty: 'documented', facts: [LIST] },
  'guest-only': { certainty: 'reported', facts: [GUEST] },
  'mail-domain': { certainty: 'probed', facts: [], standard: 'RFC 5321 section 5.1, RFC 7505' },
  'address-kind': { certainty: 'unknown', facts: [SENDER] },
  'carrier-filter': { certainty: 'unknown', facts: [SENDER] },
  'delivery-unseen': { certainty: 'unknown', facts: [SENDER] },
  'test-delivery': { certainty: 'unknown', facts: [TEST_MAIL] },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** A verdict as firm as its rule allows, and no firmer. */
export function limitVerdict(rule: RuleId, verdict: Verdict): Verdict {
  return mayBeFirm(RULES[rule].certainty) || verdict === 'cannot-know' ? verdict : 'possible';
}

/** Whether a certainty carries "fine" and "problem". */
export function mayBeFirm(certainty: Certainty): boolean {
  return certainty === 'documented' || certainty === 'probed';
}
