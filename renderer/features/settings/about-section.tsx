import { type ReactNode, useState } from 'react';
import type { AppState } from '#shared/contract/app.ts';
import { Section } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './settings-screen.module.css';

/** Versions, and a report a person can read before sending it to anyone. */
export function AboutSection({ state }: { state: AppState }): ReactNode {
  const text = useText();
  const [report, setReport] = useState<string | null>(null);
  const show = async (): Promise<void> => {
    const made = await call('app.getReport');
    setReport(made.ok ? made.value.text : text.error(made.error));
  };
  return (
    <Section title={text('settings.about')} lead={text('settings.aboutLead')}>
      <dl className={styles['facts']}>
        <dt>{text('settings.version')}</dt>
        <dd>
          {state.packaged ? state.version : text('settings.versionDevelopment', { version: state.version })}
        </dd>
        <dt>{text('settings.system')}</dt>
        <dd>{text(`settings.platform.${state.platform}`)}</dd>
        <dt>{text('settings.licence')}</dt>
        <dd>MIT</dd>
      </dl>
      <div className={styles['buttons']}>
        <Button onPress={() => void show()}>{text('report.show')}</Button>
      </div>
      <Dialog
        isOpen={report !== null}
        onClose={() => setReport(null)}
        title={text('report.title')}
        footer={<CopyButton look="primary" value={report ?? ''} label={text('report.copy')} />}
      >
        <p>{text('report.redacted')}</p>
        <TextArea label={text('report.label')} value={report ?? ''} isReadOnly rows={14} />
      </Dialog>
    </Section>
  );
}
