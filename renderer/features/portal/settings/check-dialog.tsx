import { CircleAlert, CircleCheck, TriangleAlert, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PortalFinding } from '#shared/domain/portal/finding.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName } from '#renderer/i18n/portal-field-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

/** Everything that was found, each with its reason, the way to its field, and one press that mends it. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const { findings, change, editor } = useSettingsPage();
  const fixable = findings.filter(({ fix }) => fix !== null);
  const goTo = (finding: PortalFinding): void => {
    onClose();
    requestAnimationFrame(() => {
      const field = document.getElementById(`field-${finding.path}`);
      field?.scrollIntoView({ block: 'center' });
      field?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
    });
  };
  return (
    <Dialog isOpen onClose={onClose} title={text('portal.checkSettings')}>
      {findings.length === 0 ? (
        <p className={styles['allWell']}>
          <CircleCheck aria-hidden />
          {text('portal.nothingFound')}
        </p>
      ) : (
        <>
          <p className={styles['quiet']} aria-live="polite">
            {text('portal.found', { count: findings.length, fixable: fixable.length })}
          </p>
          <ul className={styles['findings']} aria-label={text('portal.findings')}>
            {findings.map((finding) => (
              <li
                key={`${finding.code} ${finding.path} ${JSON.stringify(finding.params)}`}
                data-severity={finding.severity}
              >
                {finding.severity === 'error' ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
                <div className={styles['findingText']}>
                  <strong>{leafName(text, finding.path)}</strong>
                  <p>{text.problem(finding)}</p>
                </div>
                <div className={styles['findingActions']}>
                  {finding.fix === null ? null : (
                    <Button
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
                  <Button look="quiet" size="small" onPress={() => goTo(finding)}>
                    {text('publish.goToField')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
