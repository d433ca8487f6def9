import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ok, type AppError, type Result } from '#shared/errors.ts';
import { stream } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { BulkEffectView } from './bulk-effect.tsx';
import { BulkFields } from './bulk-fields.tsx';
import { actionOf, type AnyBulkAction, BULK_KINDS, emptyForm, type BulkForm } from './bulk-form.ts';
import styles from './bulk.module.css';
import { useBulkEffect } from './use-bulk-effect.ts';

interface BulkDialogProps {
  /** The chosen products. */
  readonly productIds: readonly string[];
  readonly onClose: () => void;
}

interface Running {
  readonly done: number;
  readonly cancel: () => void;
}

/** One change to many products: what it would do is shown before it is done. */
export function BulkDialog({ productIds, onClose }: BulkDialogProps): ReactNode {
  const text = useText();
  const [form, setForm] = useState<BulkForm>(() => emptyForm(text('bulk.copyName', { name: '{name}' })));
  const [running, setRunning] = useState<Running | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const action = useMemo(() => actionOf(form), [form]);
  const previewed = useBulkEffect(productIds, action);
  const isCopying = form.kind === 'duplicate';
  const count = isCopying ? productIds.length : (previewed.effect?.changed ?? 0);
  const total = productIds.length;

  const apply = async (): Promise<void> => {
    setError(null);
    const ids = [...productIds];
    const onProgress = ({ done }: { done: number }): void =>
      setRunning((before) => (before === null ? null : { ...before, done }));
    const work = action === null ? copying(ids, form.naming, onProgress) : changing(ids, action, onProgress);
    setRunning({ done: 0, cancel: work.cancel });
    const result = await work.result;
    setRunning(null);
    if (!result.ok) {
      if (result.error.code !== 'app/cancelled') setError(result.error);
      return;
    }
    showToast(text(isCopying ? 'bulk.copied' : 'bulk.done', { count: result.value }));
    onClose();
  };

  return (
    <Dialog
      isOpen
      width="wide"
      onClose={() => {
        running?.cancel();
        onClose();
      }}
      title={text('bulk.title')}
      headerExtra={<span className={styles['count']}>{text('catalog.selected', { count: total })}</span>}
      footer={
        running === null ? (
          <>
            <Button onPress={onClose}>{text('ui.cancel')}</Button>
            <Button look="primary" isDisabled={count === 0} onPress={() => void apply()}>
              {text(isCopying ? 'bulk.copyNow' : 'bulk.changeNow', { count })}
            </Button>
          </>
        ) : (
          <Button onPress={running.cancel}>{text('ui.cancel')}</Button>
        )
      }
    >
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {running === null ? (
        <div className={styles['columns']}>
          <div className={styles['form']}>
            <Select
              label={text('bulk.action')}
              value={form.kind}
              onChange={(kind) => setForm({ ...form, kind })}
              options={BULK_KINDS.map((kind) => ({ value: kind, label: text(`bulk.kind.${kind}`) }))}
            />
            <BulkFields form={form} onChange={(change) => setForm({ ...form, ...change })} />
          </div>
          <section className={styles['effect']} aria-label={text('bulk.effect')}>
            {isCopying ? (
              <p>{text('bulk.copyEffect', { count: total })}</p>
            ) : (
              <BulkEffectView isAsked={action !== null} {...previewed} />
            )}
          </section>
        </div>
      ) : (
        <ProgressBar
          label={text('bulk.running')}
          done={running.done}
          total={total}
          valueText={text('sheet.progress', { done: running.done, total })}
        />
      )}
    </Dialog>
  );
}

interface Work {
  /** How many products it changed or made. */
  readonly result: Promise<Result<number>>;
  readonly cancel: () => void;
}

type OnProgress = (progress: { readonly done: number }) => void;

function changing(productIds: string[], action: AnyBulkAction, onProgress: OnProgress): Work {
  const { result, cancel } = stream('catalog.applyBulk', { productIds, action }, onProgress);
  return { cancel, result: counted(result, ({ changed }) => changed) };
}

function copying(productIds: string[], naming: string, onProgress: OnProgress): Work {
  const { result, cancel } = stream('catalog.duplicateMany', { productIds, naming }, onProgress);
  return { cancel, result: counted(result, ({ made }) => made) };
}

async function counted<T>(result: Promise<Result<T>>, count: (value: T) => number): Promise<Result<number>> {
  const done = await result;
  return done.ok ? ok(count(done.value)) : done;
}
