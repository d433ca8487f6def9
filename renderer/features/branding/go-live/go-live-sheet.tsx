import { type ReactNode, useState } from 'react';
import type { BrandDraft } from '#shared/contract/branding.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { useDesk, useDeskState } from '../desk-context.ts';
import { ExportStep } from './export-step.tsx';
import styles from './go-live.module.css';
import { LaunchLamps } from './launch-lamps.tsx';
import { LiveNotConnected } from './live-not-connected.tsx';
import { ModeStep } from './mode-step.tsx';

/** From a draft to what customers see: what differs in each mode, the files, the Dashboard, and the look back. */
export function GoLiveSheet({
  draft,
  onClose,
}: {
  readonly draft: BrandDraft;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const desk = useDesk();
  const readings = useDeskState((state) => state.engine?.readings) ?? [];
  const isReading = useDeskState((state) => state.isReading);
  // Whether it was read back since "I have applied it".
  const [isApplied, setApplied] = useState(false);
  const isLiveMissing = readings.length > 0 && readings.every(({ mode }) => mode !== 'live');
  const readBack = async (): Promise<void> => {
    await desk.readLive();
    setApplied(true);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={text('goLive.title', { name: draft.name })}
      footer={
        <>
          <span className={styles['footNote']}>{text('goLive.appliedHelp')}</span>
          <Button look="primary" isDisabled={isReading} onPress={() => void readBack()}>
            {text(isReading ? 'branding.reading' : 'goLive.applied')}
          </Button>
        </>
      }
    >
      <p className={styles['lead']}>{text('goLive.lead')}</p>
      <ul className={styles['list']} aria-label={text('goLive.checklist')}>
        {readings.map((reading) => (
          <ModeStep key={reading.mode} reading={reading} draft={draft} isApplied={isApplied} />
        ))}
        {isLiveMissing && <LiveNotConnected draft={draft} onLeave={onClose} />}
        <ExportStep draft={draft} />
        <LaunchLamps draftId={draft.id} onLeave={onClose} />
      </ul>
    </Sheet>
  );
}
