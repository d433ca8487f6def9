import { type ReactNode, useState } from 'react';
import type { Lookup, Match } from '#shared/contract/customers.ts';
import { maskEmail } from '#shared/domain/email/mask-email.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './customers.module.css';
import { maskedReport } from './masked-report.ts';
import { SaveReportButton } from './save-report-button.tsx';

/** Who may not do it asks who may: the request in words, with the masked report. `match`: whose email to correct. */
export function AskColleagueButton({ lookup, match }: { lookup: Lookup; match: Match | null }): ReactNode {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {text('customers.askColleague')}
      </Button>
      {isOpen ? <AskDialog lookup={lookup} match={match} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AskDialog({
  lookup,
  match,
  onClose,
}: {
  lookup: Lookup;
  match: Match | null;
  onClose: () => void;
}): ReactNode {
  const text = useText();
  const request =
    match === null
      ? text('customers.askForLook')
      : text('customers.askForFix', {
          id: match.id,
          before: match.email === null ? text('customers.noEmailStored') : maskEmail(match.email),
          after: maskEmail(lookup.emails[0]?.address ?? ''),
        });
  const [message, setMessage] = useState(`${request}\n\n${maskedReport(lookup, text)}`);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('customers.askColleague')}
      footer={
        <>
          <SaveReportButton kind="text" content={message} label={text('customers.saveReport')} />
          <CopyButton look="primary" value={message} label={text('customers.copyRequest')} />
        </>
      }
    >
      <div className={styles['panel']}>
        <p>{text('customers.askExplained')}</p>
        <TextArea label={text('customers.askText')} value={message} onChange={setMessage} rows={14} />
      </div>
    </Dialog>
  );
}
