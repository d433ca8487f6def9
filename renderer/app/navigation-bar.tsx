import { History, Palette, PanelTop, Settings, Tag, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { PROFILES, type Right } from '#shared/contract/rights.ts';
import { useProfile } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { cx } from '#renderer/ui/cx.ts';
import { ROUTES } from '../screen/navigation.ts';
import styles from './navigation-bar.module.css';

interface Place {
  readonly route: string;
  readonly label: MessageKey;
  readonly icon: ReactNode;
  readonly right: Right;
}

export const PLACES: readonly Place[] = [
  { route: ROUTES.catalog, label: 'nav.catalog', icon: <Tag aria-hidden />, right: 'catalog.read' },
  { route: ROUTES.portal, label: 'nav.portal', icon: <PanelTop aria-hidden />, right: 'portal.read' },
  { route: ROUTES.branding, label: 'nav.branding', icon: <Palette aria-hidden />, right: 'branding.read' },
  { route: ROUTES.customers, label: 'nav.customers', icon: <Users aria-hidden />, right: 'customers.read' },
  { route: ROUTES.activity, label: 'nav.activity', icon: <History aria-hidden />, right: 'catalog.read' },
];

export const SETTINGS_PLACE: Place = {
  route: ROUTES.settings,
  label: 'nav.settings',
  icon: <Settings aria-hidden />,
  right: 'app.use',
};

export function Navigation(): ReactNode {
  const text = useText();
  const rights: readonly Right[] = PROFILES[useProfile()];
  return (
    <nav className={styles['nav']} aria-label={text('nav.label')}>
      <ul className={styles['list']}>
        {PLACES.filter(({ right }) => rights.includes(right)).map((place) => (
          <NavigationItem key={place.route} place={place} />
        ))}
      </ul>
      <ul className={cx(styles['list'], styles['apart'])}>
        <NavigationItem place={SETTINGS_PLACE} />
      </ul>
    </nav>
  );
}

function NavigationItem({ place }: { place: Place }): ReactNode {
  const text = useText();
  const [location] = useLocation();
  const isHere = location === place.route || location.startsWith(`${place.route}/`);
  return (
    <li>
      <a className={styles['link']} href={`#${place.route}`} {...(isHere ? { 'aria-current': 'page' } : {})}>
        {place.icon}
        <span>{text(place.label)}</span>
      </a>
    </li>
  );
}
