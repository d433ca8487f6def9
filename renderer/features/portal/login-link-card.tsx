import { CircleCheck, CircleHelp, CircleSlash, QrCode } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Business, Configuration } from '#shared/contract/portal.ts';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import type { AppError } from '#shared/errors.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { openReview } from '#renderer/screen/shell-store.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { configurationName, wantedLogin } from './configuration-view.ts';
import { LinkDoctorDialog } from './link-doctor-dialog.tsx';
import styles from './portal.module.css';
import { portalActions } from './portal-store.ts';
import { PrefillDialog } from './prefill-dialog.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { ShareKitSheet } from './share-kit-sheet.tsx';

/** What is done with the link, each in a dialog of its own. */
export type LinkTool = 'share' | 'prefill' | 'doctor' | 'session';

/** The one link for all customers: on or off, and everything that is done with it (facts 6). */
export function LoginLinkCard({
  configuration,
  business,
  tool,
  onTool: setTool,
}: {
  readonly configuration: Configuration;
  readonly business: Business;
  /** The dialog that is open; the checklist below opens some of them, too. */
  readonly tool: LinkTool | null;
  readonly onTool: (tool: LinkTool | null) => void;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const mayWrite = useMay('portal.write');
  const [asks, setAsks] = useState<'on' | 'off' | null>(null);
  const close = (): void => setTool(null);
  const { stored } = configuration;
  const url = stored?.loginUrl ?? null;
  const isOn = stored?.fields['login_page.enabled'] === true && url !== null;
  const isTest = account?.mode !== 'live';
  return (
    <section aria-label={text('portal.loginLink')} className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2>{text('portal.loginLink')}</h2>
        <LoginBadge isOn={isOn} isStored={stored !== null} />
        <span className={styles['spring']} />
        <span className={styles['muted']}>{configurationName(text, configuration)}</span>
      </div>
      {isOn ? (
        <>
          <div className={styles['linkRow']}>
            <code className={styles['link']}>{url}</code>
            <CopyButton look="primary" value={url} label={text('portal.copyLink')} />
            <OpenLinkButton look="quiet" url={url}>
              {text('portal.openLink')}
            </OpenLinkButton>
          </div>
          {isTest ? <p className={styles['cautionLine']}>{text('portal.testLink')}</p> : null}
        </>
      ) : (
        <p className={styles['cardLead']}>{text('portal.loginOffLead')}</p>
      )}
      <Wanted configuration={configuration} />
      <Refusal configuration={configuration} />
      <div className={styles['cardActions']}>
        {isOn ? (
          <>
            <Button onPress={() => setTool('share')}>
              <QrCode aria-hidden />
              {text('portal.shareKit')}
            </Button>
            <Button onPress={() => setTool('prefill')}>{text('portal.makePrefilled')}</Button>
          </>
        ) : !mayWrite ? null : (
          <Button
            look="primary"
            isDisabled={wantedLogin(configuration) === 'on'}
            onPress={() => setAsks('on')}
          >
            {text('portal.turnOn')}
          </Button>
        )}
        <Button look="quiet" onPress={() => setTool('doctor')}>
          {text('portal.checkLink')}
        </Button>
        {mayWrite ? (
          <Button look="quiet" onPress={() => setTool('session')}>
            {text('portal.oneOff')}
          </Button>
        ) : null}
        <span className={styles['spring']} />
        {isOn && mayWrite ? (
          <Button
            look="quietDanger"
            isDisabled={wantedLogin(configuration) === 'off'}
            onPress={() => setAsks('off')}
          >
            {text('portal.turnOff')}
          </Button>
        ) : null}
      </div>
      {tool === 'share' && url !== null ? (
        <ShareKitSheet url={url} business={business} isTest={isTest} onClose={close} />
      ) : null}
      {tool === 'prefill' && url !== null ? (
        <PrefillDialog url={url} isTest={isTest} onClose={close} />
      ) : null}
      {tool === 'doctor' ? <LinkDoctorDialog onClose={close} /> : null}
      {tool === 'session' ? <SessionDialog customerId="" onClose={close} /> : null}
      {asks === null ? null : (
        <SwitchLogin configuration={configuration} to={asks} onClose={() => setAsks(null)} />
      )}
    </section>
  );
}

function LoginBadge({ isOn, isStored }: { readonly isOn: boolean; readonly isStored: boolean }): ReactNode {
  const text = useText();
  if (!isStored) return <Badge icon={<CircleHelp aria-hidden />}>{text('portal.lamp.draft')}</Badge>;
  return isOn ? (
    <Badge tone="positive" icon={<CircleCheck aria-hidden />}>
      {text('portal.lamp.on')}
    </Badge>
  ) : (
    <Badge tone="caution" icon={<CircleSlash aria-hidden />}>
      {text('portal.lamp.off')}
    </Badge>
  );
}

/** What is waiting to be published of the login page. */
function Wanted({ configuration }: { readonly configuration: Configuration }): ReactNode {
  const text = useText();
  const wanted = wantedLogin(configuration);
  if (wanted === null) return null;
  return (
    <Alert
      actions={
        configuration.isWaiting ? null : (
          <Button size="small" onPress={openReview}>
            {text('portal.reviewAndPublish')}
          </Button>
        )
      }
    >
      {text(configuration.isWaiting ? 'portal.beingPublished' : `portal.wanted.${wanted}`)}
    </Alert>
  );
}

/** Stripe's words, its request id, and the page where it can be done by hand. */
function Refusal({ configuration }: { readonly configuration: Configuration }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const { refusal } = configuration;
  if (refusal === null) return null;
  const mode = account?.mode === 'live' ? 'live' : 'test';
  return (
    <Alert
      tone="danger"
      title={text('portal.refused')}
      actions={
        account?.demo === true ? null : (
          <OpenLinkButton size="small" url={dashboardPageUrl('portal', mode)}>
            {text('portal.openSettingsInDashboard')}
          </OpenLinkButton>
        )
      }
    >
      <p>{refusal.message}</p>
      {refusal.requestId === null ? null : (
        <p className={styles['muted']}>{text('portal.requestId', { id: refusal.requestId })}</p>
      )}
    </Alert>
  );
}

function SwitchLogin({
  configuration,
  to,
  onClose,
}: {
  readonly configuration: Configuration;
  readonly to: 'on' | 'off';
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const go = async (): Promise<void> => {
    const edited = await call('portal.editConfiguration', {
      configurationId: configuration.id,
      changes: { 'login_page.enabled': to === 'on' },
    });
    if (!edited.ok) return setError(edited.error);
    portalActions.put(edited.value);
    onClose();
    openReview();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={text(`portal.ask.${to}`)}
      confirmLabel={text(`portal.confirm.${to}`)}
      isDanger={to === 'off'}
      error={error === null ? null : text.error(error)}
      onConfirm={() => void go()}
    >
      <p>{text(`portal.means.${to}`)}</p>
      <p className={styles['muted']}>{text('portal.reviewNext')}</p>
    </ConfirmDialog>
  );
}
