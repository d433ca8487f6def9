import { type ReactNode, useState } from 'react';
import { saveFile } from '#renderer/screen/save-file.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './portal.module.css';
import { prefillCsv, type PrefillList } from './prefill-list.ts';

const SHOWN = 20;

/** The links that were made, to be saved, and the lines that none could be made of. */
export function PrefillResult({ list }: { readonly list: PrefillList }): ReactNode {
  const text = useText();
  const [error, setError] = useState<string | null>(null);
  const { rows } = list;
  const problems = list.problems.map(({ line, code, text: what }) =>
    text('portal.lineProblem', { line, what: text(`portal.prefillProblem.${code}`), text: what }),
  );
  const save = async (): Promise<void> => {
    const saved = await saveFile('login-links.csv', await prefillCsv(rows));
    setError(saved.ok ? null : text.error(saved.error));
    if (saved.ok && saved.value.saved) showToast(text('portal.saved'));
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['cardHead']}>
        <strong aria-live="polite">
          {text('portal.linksMade', { count: rows.length })}
          {problems.length > 0 ? ` ${text('portal.linesLeftOut', { count: problems.length })}` : ''}
        </strong>
        <span className={styles['spring']} />
        <Button look="primary" isDisabled={rows.length === 0} onPress={() => void save()}>
          {text('portal.saveCsv')}
        </Button>
      </div>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {error}
        </Alert>
      )}
      {problems.length === 0 ? null : (
        <>
          <ul className={styles['problems']} aria-label={text('portal.leftOut')}>
            {problems.slice(0, SHOWN).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
            {problems.length > SHOWN ? (
              <li>{text('portal.moreProblems', { count: problems.length - SHOWN })}</li>
            ) : null}
          </ul>
          <div>
            <CopyButton size="small" value={problems.join('\n')} label={text('portal.copyProblems')} />
          </div>
        </>
      )}
      {rows.length === 0 ? null : (
        <table className={styles['table']} aria-label={text('portal.madeLinks')}>
          <thead>
            <tr>
              <th scope="col">{text('portal.column.email')}</th>
              <th scope="col">{text('portal.column.name')}</th>
              <th scope="col">{text('portal.column.link')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
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
      {rows.length > SHOWN ? (
        <p className={styles['muted']}>{text('portal.moreRows', { count: rows.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}
