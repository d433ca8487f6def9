import { type ReactNode, useEffect, useState } from 'react';
import { callFor, on } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { BrandingDesk } from './branding-desk.ts';
import styles from './branding.module.css';
import { VisionFilters } from './colour/vision.tsx';
import { DeskContext, useDeskState } from './desk-context.ts';
import { DraftBar } from './draft-bar.tsx';
import { DraftForm } from './draft-form.tsx';
import { NoDraft } from './no-draft.tsx';
import { Stage } from './stage.tsx';

/** The screen's content: bar, the draft's fields, the stage with live and draft. */
export function BrandingStage(): ReactNode {
  const account = useCurrentAccount();
  const accountId = account?.id ?? '';
  const [desk] = useState(() => new BrandingDesk(callFor(accountId)));
  useEffect(() => {
    void desk.open();
    const flush = (): void => void desk.flush();
    window.addEventListener('pagehide', flush);
    const stops = [
      on('portal.changed', () => void desk.readSample()),
      // A first scan goes on for minutes: examples that are there already stay.
      on('catalog.changed', () => {
        if (desk.store.getState().sample.products.length === 0) void desk.readSample();
      }),
    ];
    return () => {
      window.removeEventListener('pagehide', flush);
      for (const stop of stops) stop();
      flush();
    };
  }, [desk]);
  return (
    <DeskContext value={desk}>
      <VisionFilters />
      <DraftBar />
      <Failure />
      <Desk />
    </DeskContext>
  );
}

function Failure(): ReactNode {
  const text = useText();
  const error = useDeskState((state) => state.error);
  if (error === null) return null;
  return (
    <Alert tone="danger" isLive>
      {text.error(error)}
    </Alert>
  );
}

function Desk(): ReactNode {
  const isThere = useDeskState((state) => state.engine !== null);
  const hasDraft = useDeskState((state) => state.draftId !== null);
  if (!isThere) return null;
  return (
    <div className={styles['desk']}>
      <div className={styles['fields']}>{hasDraft ? <DraftForm /> : <NoDraft />}</div>
      <Stage />
    </div>
  );
}
