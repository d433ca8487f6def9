import { FileText } from 'lucide-react';
import { type ClipboardEvent, type ReactNode, useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './portal.module.css';
import { prefillLinks } from './prefill-list.ts';
import { PrefillResult } from './prefill-result.tsx';
import {
  guessColumns,
  type PrefillColumns,
  type PrefillTable,
  readListFile,
  readPrefillTable,
} from './prefill-table.ts';

/** Many addresses at once: typed or pasted, or out of a file, with its columns to choose. */
export function PrefillMany({ url }: { readonly url: string }): ReactNode {
  const text = useText();
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly content: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const table = useTable(file?.content ?? pasted);
  const choose = async (chosen: File): Promise<void> => {
    const read = await readListFile(chosen);
    const isRead = 'text' in read;
    setFile(isRead ? { name: chosen.name, content: read.text } : null);
    setProblem(isRead ? null : text(`portal.listProblem.${read.problem}`, { limit: read.limit }));
  };
  return (
    <>
      {file === null ? (
        <TextArea
          label={text('portal.manyEmails')}
          description={text('portal.manyEmailsHelp')}
          value={pasted}
          onChange={setPasted}
          onPaste={(event) => pasteAtOnce(event, setPasted)}
          rows={4}
          className={styles['pasteBox'] ?? ''}
        />
      ) : (
        <div>
          <strong aria-live="polite">{text('portal.listFile', { name: file.name })}</strong>
          <p className={styles['muted']}>{text('portal.listFileHelp')}</p>
        </div>
      )}
      <div className={styles['actions']}>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen !== undefined) void choose(chosen);
          }}
        >
          <Button size="small">
            <FileText aria-hidden />
            {text('portal.chooseCsv')}
          </Button>
        </FileTrigger>
        {file === null ? null : (
          <Button look="quiet" size="small" onPress={() => setFile(null)}>
            {text('portal.removeCsv')}
          </Button>
        )}
      </div>
      {problem === null ? null : (
        <Alert tone="danger" isLive>
          {problem}
        </Alert>
      )}
      {table === null || table.records.length === 0 ? null : (
        // Another list has other columns.
        <Links key={`${file?.name ?? ''} ${table.headings?.join() ?? table.width}`} url={url} table={table} />
      )}
    </>
  );
}

/** Null while there is nothing to read. */
function useTable(list: string): PrefillTable | null {
  const [table, setTable] = useState<PrefillTable | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const next = list.trim() === '' ? null : await readPrefillTable(list);
      if (!isOver) setTable(next);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [list]);
  return table;
}

function Links({ url, table }: { readonly url: string; readonly table: PrefillTable }): ReactNode {
  const text = useText();
  const [chosen, setChosen] = useState<Partial<PrefillColumns>>({});
  const columns = { ...guessColumns(table), ...chosen };
  const options = Array.from({ length: table.width }, (_, at) => {
    const heading = table.headings?.[at]?.trim() ?? '';
    return {
      value: String(at),
      label: heading === '' ? text('import.columnNumber', { number: at + 1 }) : heading,
    };
  });
  return (
    <>
      {table.width < 2 ? null : (
        <div className={styles['pair']}>
          <Select
            label={text('portal.emailColumn')}
            value={String(columns.email)}
            onChange={(at) => setChosen((before) => ({ ...before, email: Number(at) }))}
            options={options}
          />
          <Select
            label={text('portal.nameColumn')}
            value={columns.name === null ? '' : String(columns.name)}
            onChange={(at) => setChosen((before) => ({ ...before, name: at === '' ? null : Number(at) }))}
            options={[{ value: '', label: text('portal.noNames') }, ...options]}
          />
        </div>
      )}
      <PrefillResult list={prefillLinks(url, table, columns)} />
    </>
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
