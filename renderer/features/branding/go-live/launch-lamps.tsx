import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { LaunchCheck } from '#shared/contract/branding.ts';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { LAUNCH_FIXES } from '#shared/domain/launch-checks.ts';
import type { AppError } from '#shared/errors.ts';
import { stream } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './go-live.module.css';

const ICONS: Readonly<Record<LaunchCheck['state'], ReactNode>> = {
  fine: <CircleCheck aria-hidden />,
  todo: <CircleAlert aria-hidden />,
  unknown: <CircleHelp aria-hidden />,
};

/** The other things a launch needs, each with its lamp and where it is mended; they come in as they are found. */
export function LaunchLamps({
  draftId,
  onLeave,
}: {
  readonly draftId: number;
  readonly onLeave: () => void;
}): ReactNode {
  const text = useText();
  const [checks, setChecks] = useState<readonly LaunchCheck[]>([]);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const running = stream('branding.checkLaunch', { draftId }, (progress) => setChecks(progress.checks));
    void running.result.then((answer) => {
      setDone(true);
      if (answer.ok) setChecks(answer.value.checks);
      else if (answer.error.code !== 'app/cancelled') setError(answer.error);
    });
    return () => running.cancel();
  }, [draftId]);
  return (
    <>
      <li className={styles['between']}>
        <h3>{text('launch.title')}</h3>
        <p className={styles['quiet']}>{text(isDone ? 'launch.help' : 'launch.looking')}</p>
        {error !== null && <Alert tone="danger">{text.error(error)}</Alert>}
      </li>
      {checks.map((check) => (
        <li key={check.id} className={styles['lamp']} data-state={check.state}>
          <span className={styles['sign']}>{ICONS[check.state]}</span>
          <div className={styles['lampText']}>
            <strong>{text(`launch.${check.id}`)}</strong>
            <p>{sentence(check)}</p>
          </div>
          {check.state !== 'fine' && <Fix id={check.id} onLeave={onLeave} />}
        </li>
      ))}
    </>
  );

  function sentence(check: LaunchCheck): string {
    if (check.state !== 'unknown') return text(`launch.${check.id}.${check.state}`, check.params);
    return text(`launch.reason.${check.reason ?? 'unanswered'}`, { permission: check.permission ?? '' });
  }
}

function Fix({ id, onLeave }: { readonly id: LaunchCheck['id']; readonly onLeave: () => void }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const place = LAUNCH_FIXES[id];
  if (place === 'dashboard:publicDetails') {
    if (account?.demo === true) return null;
    const mode = account?.mode === 'live' ? 'live' : 'test';
    return (
      <OpenLinkButton size="small" url={dashboardPageUrl('publicDetails', mode)}>
        {text('launch.fix.publicDetails')}
      </OpenLinkButton>
    );
  }
  return (
    <Button
      size="small"
      onPress={() => {
        onLeave();
        goTo(ROUTES[place]);
      }}
    >
      {text(`launch.fix.${place}`)}
    </Button>
  );
}
