import { Circle, CircleCheck, CircleHelp, Info } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Business, Configuration } from '#shared/contract/portal.ts';
import { checkPortal } from '#shared/domain/portal/check-portal.ts';
import { goTo, portalSettingsRoute } from '#renderer/screen/navigation.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { LinkTool } from './login-link-card.tsx';
import styles from './portal.module.css';
import { usePortal } from './portal-store.ts';
import { setupSteps, type SetupStep } from './setup-steps.ts';

const MARKS: Readonly<Record<SetupStep['state'], readonly [Tone, ReactNode]>> = {
  done: ['positive', <CircleCheck key="done" aria-hidden />],
  todo: ['caution', <Circle key="todo" aria-hidden />],
  unknown: ['neutral', <CircleHelp key="unknown" aria-hidden />],
  optional: ['neutral', <Info key="optional" aria-hidden />],
};

/** The steps of Stripe's guide, each with what is known of it and the screen where it is done. */
export function SetupChecklist({
  configuration,
  business,
  onTool,
}: {
  readonly configuration: Configuration | null;
  readonly business: Business;
  readonly onTool: (tool: LinkTool) => void;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const catalog = usePortal((store) => store.catalog);
  const plans = usePlanCount();
  const findings =
    configuration === null
      ? null
      : checkPortal(configuration.fields, {
          mode: account?.mode === 'live' ? 'live' : 'test',
          isDefault: configuration.stored?.isDefault === true,
          catalog,
        });
  // Without a link there is nothing to share: that is done on the card first.
  const isOn = configuration?.stored?.loginUrl != null;
  const steps = setupSteps({ configuration, business, plans, findings: findings?.length ?? null });
  const open = (step: SetupStep): void => {
    if (step.id === 'settings' && configuration !== null) goTo(portalSettingsRoute(configuration.id));
    else if (step.route !== null) goTo(step.route);
    else if (isOn && (step.id === 'share' || step.id === 'prefill')) onTool(step.id);
    else focusCard();
  };
  return (
    <section className={styles['panel']}>
      <h2>{text('portal.setup')}</h2>
      <ol className={styles['steps']} aria-label={text('portal.setup')}>
        {steps.map((step) => {
          const [tone, icon] = MARKS[step.state];
          return (
            <li key={step.id} className={styles['step']}>
              <span className={styles['stepMark']}>
                <Badge tone={tone} icon={icon}>
                  {text(`portal.step.state.${step.state}`)}
                </Badge>
              </span>
              <div className={styles['stepText']}>
                <h3>{text(`portal.step.${step.id}`)}</h3>
                <p className={styles['muted']}>{text(step.words as MessageKey, step.values)}</p>
              </div>
              <Button
                look="quiet"
                size="small"
                aria-label={text('portal.step.openNamed', { step: text(`portal.step.${step.id}`) })}
                onPress={() => open(step)}
              >
                {text('portal.step.open')}
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** How many products of the local catalog customers could subscribe to; null while it is not known. */
function usePlanCount(): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const found = await call('portal.findPlans', { text: '' });
      if (!isOver) setCount(found.ok ? found.value.products.length : null);
    };
    const stop = on('catalog.changed', () => void read());
    void read();
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return count;
}

/** The card on top of this very screen. */
function focusCard(): void {
  const card = document.querySelector<HTMLElement>(`main section button`);
  card?.focus();
  card?.scrollIntoView({ block: 'center' });
}
