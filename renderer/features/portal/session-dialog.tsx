import { type ReactNode, useEffect, useState } from 'react';
import { SESSION_FLOWS } from '#shared/contract/portal.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { copyText } from '#renderer/ui/copy-text.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { configurationName, listConfigurations } from './configuration-view.ts';
import styles from './portal.module.css';
import { portalActionsCatalog, usePortal } from './portal-store.ts';
import { PORTAL_LOCALES } from './portal-locales.ts';

type Flow = (typeof SESSION_FLOWS)[number];
type Subscriptions = OutputOf<'portal.readSubscriptions'>['subscriptions'];

/**
 * A session for one customer. Its address lets whoever has it in as that customer, so it is made on
 * demand, shown once, and is gone with this dialog (facts 5.3).
 */
export function SessionDialog({
  customerId: given,
  onClose,
}: {
  readonly customerId: string;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const state = usePortal((store) => store.state);
  const [customerId, setCustomer] = useState(given);
  const [configurationId, setConfiguration] = useState('');
  const [returnUrl, setReturnUrl] = useState('');
  const [locale, setLocale] = useState('auto');
  const [flow, setFlow] = useState<Flow>('none');
  const [subscriptionId, setSubscription] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  const [isDone, setDone] = useState<'opened' | 'copied' | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = customerId.trim();
  const isId = /^cus_[A-Za-z0-9]{6,}$/.test(id);
  const needsSubscription = flow.startsWith('subscription_');
  const subscriptions = useSubscriptions(needsSubscription && isId ? id : null);
  const chosen = subscriptionId === '' ? (subscriptions.list[0]?.id ?? '') : subscriptionId;
  const configurations = (state === null ? [] : listConfigurations(state)).filter(
    ({ stored }) => stored?.fields.active === true,
  );
  const make = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setUrl(null);
    setDone(null);
    const made = await call('portal.createSession', {
      customerId: id,
      configurationId: configurationId === '' ? null : configurationId,
      returnUrl: returnUrl.trim() === '' ? null : returnUrl.trim(),
      locale: locale === 'auto' ? null : locale,
      flow,
      subscriptionId: needsSubscription ? chosen : null,
    });
    setBusy(false);
    setError(made.ok ? null : made.error);
    if (made.ok) setUrl(made.value.url);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('portal.oneOff')}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.close')}
          </Button>
          <Button
            look={url === null ? 'primary' : 'outline'}
            // Not while it is busy: a button that is disabled under the focus loses it, and Escape with it.
            isDisabled={!isId || (needsSubscription && chosen === '')}
            onPress={() => void make()}
          >
            {text(
              account?.mode === 'live' && !account.demo ? 'portal.session.makeLive' : 'portal.session.make',
            )}
          </Button>
        </>
      }
    >
      <div className={styles['panel']}>
        <p className={styles['muted']}>{text('portal.session.lead')}</p>
        <TextField
          label={text('portal.session.customer')}
          description={text('portal.session.customerHelp')}
          placeholder="cus_…"
          value={customerId}
          onChange={setCustomer}
          autoComplete="off"
          error={id !== '' && !isId ? text('portal.session.notAnId') : null}
        />
        <Select
          label={text('portal.session.flow')}
          value={flow}
          onChange={setFlow}
          options={SESSION_FLOWS.map((each) => ({ value: each, label: text(`portal.session.flow.${each}`) }))}
        />
        {needsSubscription ? (
          <Select
            label={text('portal.session.subscription')}
            value={chosen}
            onChange={setSubscription}
            error={subscriptions.error === null ? null : text.error(subscriptions.error)}
            options={
              subscriptions.list.length === 0
                ? [{ value: '', label: text('portal.session.noSubscription') }]
                : subscriptions.list.map((each) => ({
                    value: each.id,
                    label: `${each.name} · ${each.status} · ${each.id}`,
                  }))
            }
          />
        ) : null}
        <div className={styles['pair']}>
          <Select
            label={text('portal.session.configuration')}
            value={configurationId}
            onChange={setConfiguration}
            options={[
              { value: '', label: text('portal.session.usesDefault') },
              ...configurations.map((each) => ({ value: each.id, label: configurationName(text, each) })),
            ]}
          />
          <Select
            label={text('portal.session.locale')}
            value={locale}
            onChange={setLocale}
            options={PORTAL_LOCALES.map((each) => ({
              value: each,
              label: each === 'auto' ? text('portal.session.localeAuto') : localeName(each, text.language),
            }))}
          />
        </div>
        <TextField
          label={text('portal.session.returnUrl')}
          description={text('portal.session.returnUrlHelp')}
          value={returnUrl}
          onChange={setReturnUrl}
          inputMode="url"
          autoComplete="off"
        />
        {error === null ? null : (
          <Alert tone="danger" isLive>
            <p>{text.error(error)}</p>
            {error.requestId === undefined ? null : (
              <p className={styles['muted']}>{text('portal.requestId', { id: error.requestId })}</p>
            )}
          </Alert>
        )}
        {url === null ? null : (
          <Alert tone="positive" title={text('portal.session.made')} isLive>
            <p>{text('portal.session.madeLead')}</p>
            <div className={styles['actions']}>
              <Button
                look="primary"
                size="small"
                onPress={() => {
                  void call('app.openExternal', { url });
                  setDone('opened');
                }}
              >
                {text('portal.session.open')}
              </Button>
              <Button
                size="small"
                onPress={() => {
                  if (copyText(url)) setDone('copied');
                }}
              >
                {text('portal.session.copy')}
              </Button>
              {isDone === null ? null : <span>{text(`portal.session.${isDone}`)}</span>}
            </div>
          </Alert>
        )}
      </div>
    </Dialog>
  );
}

/** Of the customer typed, to choose one for the flow. In memory, while the dialog is open. */
function useSubscriptions(customerId: string | null): {
  readonly list: readonly (Subscriptions[number] & { readonly name: string })[];
  readonly error: AppError | null;
} {
  const [read, setRead] = useState<{ of: string; list: Subscriptions; error: AppError | null } | null>(null);
  const catalog = usePortal((store) => store.catalog);
  useEffect(() => {
    if (customerId === null) return;
    const ask = async (): Promise<void> => {
      const answer = await call('portal.readSubscriptions', { customerId });
      const list = answer.ok ? answer.value.subscriptions : [];
      setRead({ of: customerId, list, error: answer.ok ? null : answer.error });
      await portalActionsCatalog(list.flatMap(({ product }) => product ?? []));
    };
    void ask();
  }, [customerId]);
  if (read === null || read.of !== customerId) return { list: [], error: null };
  const list = read.list.map((each) => ({
    ...each,
    name:
      (each.product === null ? null : catalog.products.get(each.product)?.name) ?? each.product ?? each.id,
  }));
  return { list, error: read.error };
}

function localeName(code: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(code);
  return name === undefined || name === code ? code : `${name} (${code})`;
}
