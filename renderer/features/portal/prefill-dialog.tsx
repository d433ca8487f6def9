import { type ClipboardEvent, type ReactNode, useEffect, useState } from 'react';
import { prefillLoginLink, readLoginLink } from '#shared/domain/email/login-link.ts';
import { splitEmail } from '#shared/domain/email/split-email.ts';
import { saveFile } from '#renderer/screen/save-file.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './portal.module.css';
import { prefillCsv, type PrefillList, readPrefillList } from './prefill-list.ts';

const SHOWN = 20;

/**
 * The link with an address filled in, for one customer or for a list. What is typed here is people's:
 * it stays in this dialog's memory until the person saves the file, and goes with it.
 */
export function PrefillDialog({
  url,
  isTest,
  onClose,
}: {
  readonly url: string;
  readonly isTest: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [email, setEmail] = useState('');
  const [pasted, setPasted] = useState('');
  const typed = email.trim();
  const isAddress = splitEmail(typed) !== null && !/\s/.test(typed);
  const link = isAddress ? prefillLoginLink(url, typed) : '';
  return (
    <Dialog isOpen onClose={onClose} width="wide" title={text('portal.makePrefilled')}>
      <div className={styles['panel']}>
        {isTest ? <Alert tone="caution">{text('portal.testLink')}</Alert> : null}
        <TextField
          label={text('portal.customerEmail')}
          description={text('portal.customerEmailHelp')}
          value={email}
          onChange={setEmail}
          autoComplete="off"
          // Not `email`: the browser would tidy away what the address really is.
          inputMode="email"
          error={typed !== '' && !isAddress ? text('portal.notAnAddress') : null}
        />
        {link === '' ? null : (
          <div className={styles['panel']}>
            <div className={styles['linkRow']}>
              <code className={styles['link']}>{link}</code>
              <CopyButton value={link} label={text('portal.copyPrefilled')} />
            </div>
            <p className={styles['muted']}>
              {text('portal.readsAs', { email: readLoginLink(link)?.prefilledEmail ?? '' })}
            </p>
          </div>
        )}
        <hr className={styles['rule']} />
        <TextArea
          label={text('portal.manyEmails')}
          description={text('portal.manyEmailsHelp')}
          value={pasted}
          onChange={setPasted}
          onPaste={(event) => pasteAtOnce(event, setPasted)}
          rows={4}
          className={styles['pasteBox'] ?? ''}
        />
        <PastedList url={url} pasted={pasted} />
      </div>
    </Dialog>
  );
}

/** As one value: the browser's own way takes a thousand lines one by one, and the window stands still. */
function pasteAtOnce(
  event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>,
  onPasted: (value: string) => void,
): void {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const pasted = event.clipboardData.getData('text/plain');
  event.preventDefault();
  onPasted(
    `${value.slice(0, selectionStart ?? value.length)}${pasted}${value.slice(selectionEnd ?? value.length)}`,
  );
}

function PastedList({ url, pasted }: { readonly url: string; readonly pasted: string }): ReactNode {
  const text = useText();
  const [list, setList] = useState<PrefillList | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const next = pasted.trim() === '' ? null : await readPrefillList(url, pasted);
      if (!isOver) setList(next);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [url, pasted]);
  if (list === null) return null;
  const save = async (): Promise<void> => {
    const saved = await saveFile('login-links.csv', await prefillCsv(list.rows));
    setError(saved.ok ? null : text.error(saved.error));
    if (saved.ok && saved.value.saved) showToast(text('portal.saved'));
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['cardHead']}>
        <strong aria-live="polite">
          {text('portal.linksMade', { count: list.rows.length })}
          {list.problems.length > 0 ? ` ${text('portal.linesLeftOut', { count: list.problems.length })}` : ''}
        </strong>
        <span className={styles['spring']} />
        <Button look="primary" isDisabled={list.rows.length === 0} onPress={() => void save()}>
          {text('portal.saveCsv')}
        </Button>
      </div>
      {list.columns === null ? null : (
        <p className={styles['muted']}>
          {text('portal.columnsRead', { email: list.columns.email, name: list.columns.name ?? '–' })}
        </p>
      )}
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {error}
        </Alert>
      )}
      {list.problems.length === 0 ? null : (
        <ul className={styles['problems']} aria-label={text('portal.leftOut')}>
          {list.problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.line} ${problem.code}`}>
              {text('portal.lineProblem', {
                line: problem.line,
                what: text(`portal.prefillProblem.${problem.code}`),
                text: problem.text,
              })}
            </li>
          ))}
        </ul>
      )}
      {list.rows.length === 0 ? null : (
        <table className={styles['table']} aria-label={text('portal.madeLinks')}>
          <thead>
            <tr>
              <th scope="col">{text('portal.column.email')}</th>
              <th scope="col">{text('portal.column.name')}</th>
              <th scope="col">{text('portal.column.link')}</th>
            </tr>
          </thead>
          <tbody>
            {list.rows.slice(0, SHOWN).map((row) => (
              <tr key={row.email}>
                <td>{row.email}</td>
                <td>{row.name}</td>
                <td>
                  <code className={styles['cellLink']}>{row.url}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.rows.length > SHOWN ? (
        <p className={styles['muted']}>{text('portal.moreRows', { count: list.rows.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}
