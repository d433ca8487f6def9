import type { Configuration, PortalState } from '#shared/contract/portal.ts';
import { inOrder } from '#shared/domain/portal/activation.ts';
import type { PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** Those in Stripe, the default one first, then those that are only here. */
export function listConfigurations(state: PortalState): readonly Configuration[] {
  const stored = storedOf(state);
  const order = inOrder(stored).map(({ id }) => id);
  const rank = ({ id }: Configuration): number => {
    const at = order.indexOf(id);
    return at === -1 ? order.length : at;
  };
  return state.configurations.toSorted((left, right) => rank(left) - rank(right));
}

export function storedOf(state: PortalState): readonly PortalConfiguration[] {
  return state.configurations.flatMap(({ stored }) => stored ?? []);
}

/** The one that the login link card and the settings open on. */
export function mainConfiguration(state: PortalState): Configuration | null {
  return listConfigurations(state)[0] ?? null;
}

/** What a person calls it: its own name, "Default", or its id. */
export function configurationName(
  text: Text,
  configuration: Pick<Configuration, 'id' | 'fields' | 'stored'>,
): string {
  const { fields, stored, id } = configuration;
  if (fields.name !== null && fields.name !== '') return fields.name;
  if (stored?.isDefault === true) return text('portal.defaultName');
  return stored === null ? text('portal.newName') : id;
}

export function isChanged(configuration: Configuration): boolean {
  return configuration.drafts.length > 0 || configuration.stored === null;
}

/** What is wanted of the login page and not yet published; null when nothing is. */
export function wantedLogin(configuration: Configuration): 'on' | 'off' | null {
  const stored = configuration.stored?.fields['login_page.enabled'] ?? false;
  const wanted = configuration.fields['login_page.enabled'];
  return wanted === stored ? null : wanted ? 'on' : 'off';
}
