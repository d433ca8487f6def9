import { TriangleAlert, Undo2, Wrench } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldConflict } from '#shared/contract/drafted.ts';
import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, leafValueText } from '#renderer/i18n/portal-field-text.ts';
import { ConflictChoice } from '#renderer/screen/conflict-choice.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { portalActions, usePortal } from '../portal-store.ts';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

/** Under a field: what was changed and from what, what is wrong, where Stripe's side changed too. */
export function LeafNotes({ path }: { readonly path: LeafPath }): ReactNode {
  const text = useText();
  const { configuration, findings, change, editor } = useSettingsPage();
  const catalog = usePortal((store) => store.catalog);
  const show = (value: unknown): string => leafValueText(text, path, value, catalog);
  const conflicts = configuration.conflicts.filter((conflict) => isAt(conflict.path, path));
  const draft = configuration.drafts.find((each) => each.path === path);
  const warnings = findings.filter((finding) => finding.path === path && finding.severity === 'warning');
  return (
    <>
      {warnings.map((finding) => (
        <div key={`${finding.code} ${JSON.stringify(finding.params)}`} className={styles['warning']}>
          <TriangleAlert aria-hidden />
          <span>{text.problem(finding)}</span>
          {finding.fix === null ? null : (
            <Button
              look="quiet"
              size="small"
              aria-label={text('portal.fixThis', { what: text.problem(finding) })}
              onPress={() => {
                change({ ...finding.fix } as never);
                void editor.flush();
              }}
            >
              <Wrench aria-hidden />
              {text('portal.fix')}
            </Button>
          )}
        </div>
      ))}
      {draft === undefined || configuration.stored === null || conflicts.length > 0 ? null : (
        <div className={styles['changed']}>
          <span className={styles['dot']} aria-hidden />
          <span className={styles['before']} title={show(draft.base)}>
            {text('product.inStripe', { before: show(draft.base) })}
          </span>
          <Button
            look="quiet"
            size="small"
            aria-label={text('product.putBackField', { field: leafName(text, path) })}
            onPress={() => {
              change({ [path]: draft.base });
              void editor.flush();
            }}
          >
            <Undo2 aria-hidden />
            {text('product.putBack')}
          </Button>
        </div>
      )}
      {conflicts.map((conflict) => (
        <ConflictNote key={conflict.path} conflict={conflict} show={show} />
      ))}
    </>
  );
}

function isAt(path: string, leaf: LeafPath): boolean {
  return path === leaf || (leaf === 'metadata' && path.startsWith('metadata.'));
}

function ConflictNote({
  conflict,
  show,
}: {
  readonly conflict: FieldConflict;
  readonly show: (value: unknown) => string;
}): ReactNode {
  const text = useText();
  const { configuration, editor } = useSettingsPage();
  const [error, setError] = useState<AppError | null>(null);
  const settle = async (choice: 'mine' | 'theirs'): Promise<void> => {
    await editor.flush();
    const object = { kind: 'portal_configuration', id: configuration.id } as const;
    const settled = await call('sync.resolveConflict', { object, path: conflict.path, choice });
    setError(settled.ok ? null : settled.error);
    await portalActions.reread();
  };
  return (
    <fieldset className={styles['conflict']} aria-label={text('mark.conflict')}>
      <TriangleAlert aria-hidden />
      <div className={styles['conflictBody']}>
        <ConflictChoice conflict={conflict} show={show} onSettle={settle} />
        {error === null ? null : <p role="alert">{text.error(error)}</p>}
      </div>
    </fieldset>
  );
}
