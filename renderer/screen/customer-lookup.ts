import { goTo, ROUTES } from './navigation.ts';

/** In memory alone, and no part of the route: what a customer typed is personal data. */
let wanted: string | null = null;

/** Opens Customers and looks this up there. */
export function lookUpInCustomers(text: string): void {
  wanted = text;
  goTo(ROUTES.customers);
}

/** What another screen wanted looked up: once, by the screen that does it. */
export function takeWantedLookup(): string | null {
  const text = wanted;
  wanted = null;
  return text;
}
