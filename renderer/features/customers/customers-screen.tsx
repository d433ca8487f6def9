import { type ReactNode, useEffect, useState } from 'react';
import { takeWantedLookup } from '#renderer/screen/customer-lookup.ts';
import { Screen } from '#renderer/screen/screen.tsx';
import { on } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useMay, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CustomersPicture } from '#renderer/ui/pictures/customers-picture.tsx';
import { CheckManyDialog } from './check-many-dialog.tsx';
import { CorrectionsDialog } from './corrections-dialog.tsx';
import styles from './customers.module.css';
import { customersActions, useCustomersStore, useNotes } from './customers-store.ts';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { LookupForm } from './lookup-form.tsx';
import { LookupResult } from './lookup-result.tsx';
import { NotesRegion } from './notes-region.tsx';

/** Type what the customer typed; learn why no passcode arrives, and what to answer. */
export function CustomersScreen(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const accountId = account?.id ?? null;
  const asked = useCustomersStore((state) => state.asked);
  const shownFor = useCustomersStore((state) => state.accountId);
  const wasForgotten = useCustomersStore((state) => state.wasForgotten);
  const connection = useSyncStatus()?.connection;
  const now = useNow();
  const hasNotes = useNotes(({ notes }) => notes.some((note) => note.accountId === accountId));
  useEffect(() => {
    if (accountId === null) return;
    customersActions.openFor(accountId);
    const wanted = takeWantedLookup();
    if (wanted !== null) void customersActions.lookUp(wanted);
  }, [accountId]);
  if (shownFor !== accountId) return <Screen title={text('nav.customers')}>{null}</Screen>;
  return (
    <Screen title={text('nav.customers')} width="full" actions={<Tools />}>
      <LookupForm>
        <Recent />
      </LookupForm>
      {wasForgotten ? <Alert>{text('customers.forgotten')}</Alert> : null}
      {connection === 'offline' ? (
        <Alert tone="caution">
          {asked?.lookup && asked.lookup.conclusion.code !== 'offline'
            ? text('customers.offlineNote', { when: text.time(asked.at), age: text.age(asked.at, now) })
            : text('customers.offlineStart')}
        </Alert>
      ) : null}
      {asked?.error ? (
        <Alert tone="danger" isLive>
          {text.error(asked.error)}
        </Alert>
      ) : null}
      {asked?.lookup ? <LookupResult asked={asked} lookup={asked.lookup} /> : null}
      {asked === null ? <Start /> : null}
      {asked?.lookup || !hasNotes ? null : <NotesRegion />}
    </Screen>
  );
}

function Tools(): ReactNode {
  const text = useText();
  const [shown, setShown] = useState<'many' | 'duplicates' | 'corrections' | null>(null);
  const mayFix = useMay('customers.write');
  const mode = useCurrentAccount()?.mode;
  const close = (): void => setShown(null);
  // What they show is personal data too.
  useEffect(() => on('customers.forgotten', () => setShown(null)), []);
  return (
    <div className={styles['matchActions']}>
      <Button look="quiet" onPress={() => setShown('many')}>
        {text('customers.checkMany')}
      </Button>
      <Button look="quiet" onPress={() => setShown('duplicates')}>
        {text('customers.duplicates')}
      </Button>
      {mayFix ? (
        <Button look="quiet" onPress={() => setShown('corrections')}>
          {text('customers.corrections')}
        </Button>
      ) : null}
      {shown === 'corrections' ? <CorrectionsDialog isLive={mode === 'live'} onClose={close} /> : null}
      {shown === 'many' ? <CheckManyDialog onClose={close} /> : null}
      {shown === 'duplicates' ? <DuplicatesDialog onClose={close} /> : null}
    </div>
  );
}

function Start(): ReactNode {
  const text = useText();
  return (
    <div className={styles['start']}>
      <CustomersPicture />
      <h2>{text('customers.emptyTitle')}</h2>
      <p>{text('customers.help1')}</p>
      <p>{text('customers.help2')}</p>
    </div>
  );
}

/** What was looked up before, in this session alone. */
function Recent(): ReactNode {
  const text = useText();
  const asked = useCustomersStore((state) => state.text);
  const recent = useCustomersStore((state) => state.recent).filter((each) => each !== asked);
  if (recent.length === 0) return null;
  return (
    <div className={styles['recent']}>
      <span className={styles['muted']}>{text('customers.recent')}</span>
      {recent.map((each) => (
        <Button key={each} look="quiet" size="small" onPress={() => void customersActions.lookUp(each)}>
          {each.slice(0, 60)}
        </Button>
      ))}
    </div>
  );
}
