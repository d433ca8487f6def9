import { type ReactNode, useState } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Language } from '#renderer/i18n/messages.ts';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './customers.module.css';
import { maskedData, maskedReport } from './masked-report.ts';
import { answerLanguage, readyAnswer } from './ready-answer.ts';

/** The text to send, in the customer's language, with one button that copies it. */
export function AnswerRegion({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? answerLanguage(lookup, text.language);
  const ready = readyAnswer(lookup, language);
  // What was edited stays as long as it is an edit of this very answer.
  const [edited, setEdited] = useState<{ of: string; value: string } | null>(null);
  if (ready === null) return null;
  const value = edited?.of === ready ? edited.value : ready;
  return (
    <section aria-label={text('customers.answer')} className={styles['panel']}>
      <div className={styles['checkHead']}>
        <h2>{text('customers.answer')}</h2>
        <Select
          label={text('customers.answerLanguage')}
          isLabelHidden
          value={language}
          onChange={setChosen}
          options={[
            { value: 'en', label: text('customers.languageEn') },
            { value: 'ja', label: text('customers.languageJa') },
          ]}
        />
      </div>
      <TextArea
        label={text('customers.answerText')}
        value={value}
        onChange={(next) => setEdited({ of: ready, value: next })}
        description={text('customers.answerNote')}
        rows={6}
        lang={language}
      />
      <div className={styles['matchActions']}>
        <CopyButton look="primary" value={value} label={text('customers.copyAnswer')} />
      </div>
    </section>
  );
}

/** For a colleague: what was asked, checks, evidence, request ids; masked. */
export function ReportRegion({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  return (
    <div className={styles['report']}>
      <p className={styles['muted']}>{text('customers.reportNote')}</p>
      <div className={styles['matchActions']}>
        <CopyButton size="small" value={maskedReport(lookup, text)} label={text('customers.copyReport')} />
        <CopyButton
          look="quiet"
          size="small"
          value={JSON.stringify(maskedData(lookup), null, 2)}
          label={text('customers.copyReportJson')}
        />
      </div>
    </div>
  );
}
