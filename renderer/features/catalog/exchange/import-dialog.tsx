import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { DELIMITERS, ENCODINGS } from '#shared/domain/csv/encodings.ts';
import { isPriceRowCell, PRICE_ROW_CELLS } from '#shared/domain/sheet/price-row-cells.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { columnHeading, STANDING_COLUMNS } from '../product-columns.tsx';
import styles from './exchange.module.css';
import { ImportRows } from './import-rows.tsx';
import { type ReadImport, useImport, type Import } from './use-import.ts';

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** A file of products, prices or both: what it would change is shown row by row, and nothing is sent to Stripe. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const work = useImport();
  const { file, check, error, running } = work;
  const withPrices = work.mapping.some(
    (column) => column === 'priceId' || (column !== null && isPriceRowCell(column)),
  );
  const count = check === null ? 0 : check.new + check.changed;
  const apply = async (): Promise<void> => {
    const made = await work.apply();
    if (made === null) return;
    showToast(text(withPrices ? 'import.doneRows' : 'import.done', { count: made }));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={() => {
        work.cancel();
        onClose();
      }}
      title={text('import.title')}
      footer={
        file === null ? undefined : (
          <>
            {running !== null && <Button onPress={work.cancel}>{text('ui.cancel')}</Button>}
            <Button look="primary" isDisabled={count === 0 || running !== null} onPress={() => void apply()}>
              {text(withPrices ? 'import.draftRows' : 'import.draft', { count })}
            </Button>
          </>
        )
      }
    >
      <div className={styles['form']}>
        {error !== null && (
          <Alert tone="danger" isLive title={work.fileName ?? ''}>
            {text.error(error)}
          </Alert>
        )}
        {file === null ? <ChooseFile work={work} /> : <FileSettings work={work} />}
        {running !== null && (
          <ProgressBar
            label={text('import.running')}
            done={running.done}
            total={running.total}
            valueText={text('import.progress', { done: running.done, total: running.total })}
          />
        )}
        {check !== null && <ImportRows check={check} />}
      </div>
    </Sheet>
  );
}

function ChooseFile({ work }: { readonly work: Import }): ReactNode {
  const text = useText();
  return (
    <DropZone
      className={styles['drop'] ?? ''}
      aria-label={text('import.drop')}
      onDrop={(event) => {
        const item = event.items.find((candidate) => candidate.kind === 'file');
        if (item?.kind !== 'file') return;
        void (async () => {
          await work.choose(await item.getFile());
        })();
      }}
    >
      <FileSpreadsheet aria-hidden />
      <p>{text('import.drop')}</p>
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', 'text/csv']}
        onSelect={(files) => {
          const [file] = files ?? [];
          if (file !== undefined) void work.choose(file);
        }}
      >
        <Button>{text('import.choose')}</Button>
      </FileTrigger>
      <p className={styles['quiet']}>{text('import.help')}</p>
    </DropZone>
  );
}

function FileSettings({ work }: { readonly work: Import }): ReactNode {
  const text = useText();
  const { file, mapping } = work;
  const line = useRef<HTMLParagraphElement>(null);
  // The button that chose the file is gone: the keyboard goes on here.
  useEffect(() => line.current?.focus(), []);
  if (file === null) return null;
  return (
    <>
      <p ref={line} tabIndex={-1} className={styles['fileLine']}>
        {text('import.file', { name: work.fileName ?? '', count: file.rows })}
      </p>
      <TextSettings work={work} file={file} />
      <details className={styles['mapping']}>
        <summary>
          {text('import.columns', {
            count: mapping.filter((column) => column !== null).length,
            total: mapping.length,
          })}
        </summary>
        <ul>
          {file.headings.map((heading, index) => (
            <li key={`${index} ${heading}`}>
              <Select
                label={heading === '' ? text('import.columnNumber', { number: index + 1 }) : heading}
                value={mapping[index] ?? ''}
                onChange={(to) => work.map(index, to === '' ? null : to)}
                options={columnOptions(text, mapping[index] ?? null)}
              />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** How a text file is written, as found; a workbook says that itself. */
function TextSettings({ work, file }: { readonly work: Import; readonly file: ReadImport }): ReactNode {
  const text = useText();
  const { encoding, delimiter } = file;
  if (encoding === null || delimiter === null) return null;
  return (
    <div className={styles['pair']}>
      <Select
        label={text('import.encoding')}
        value={encoding}
        onChange={(chosen) => void work.reread({ encoding: chosen })}
        options={ENCODINGS.map((known) => ({ value: known, label: known.toUpperCase() }))}
      />
      <Select
        label={text('import.delimiter')}
        value={DELIMITER_NAMES[delimiter]}
        onChange={(name) => {
          const found = DELIMITERS.find((known) => DELIMITER_NAMES[known] === name);
          if (found !== undefined) void work.reread({ delimiter: found });
        }}
        options={Object.values(DELIMITER_NAMES).map((name) => ({
          value: name,
          label: text(`import.by.${name}`),
        }))}
      />
    </div>
  );
}

function columnOptions(
  text: ReturnType<typeof useText>,
  chosen: string | null,
): { value: string; label: string }[] {
  const ids: string[] = [
    'id',
    ...STANDING_COLUMNS.filter((id) => id !== 'price' && id !== 'id'),
    'priceId',
    ...PRICE_ROW_CELLS,
  ];
  if (chosen !== null && !ids.includes(chosen)) ids.push(chosen);
  const named = ids.map((id) => ({ value: id, label: columnHeading(id, text) }));
  return [{ value: '', label: text('import.leaveOut') }, ...named];
}
