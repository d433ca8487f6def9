import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { readLoginLink } from '#shared/domain/email/login-link.ts';
import { examineLink, type KnownLoginPage, type LinkFinding } from '#shared/domain/portal/link-doctor.ts';
import { lookUpInCustomers } from '#renderer/screen/customer-lookup.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { storedOf } from './configuration-view.ts';
import styles from './portal.module.css';
import { portalActions, usePortal } from './portal-store.ts';

const ICONS: Readonly<Record<LinkFinding['tone'], ReactNode>> = {
  good: <CircleCheck aria-hidden />,
  note: <Info aria-hidden />,
  caution: <TriangleAlert aria-hidden />,
  bad: <CircleAlert aria-hidden />,
};

/** Paste any link or address: what it is, whether it works, and what went wrong in writing it. */
export function LinkDoctorDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const [pasted, setPasted] = useState('');
  const known = useKnownLoginPages(text);
  const report = examineLink(pasted, known);
  const { address } = report;
  return (
    <Dialog isOpen onClose={onClose} title={text('portal.checkLink')}>
      <div className={styles['panel']}>
        <TextField
          label={text('portal.linkToCheck')}
          description={text('portal.linkToCheckHelp')}
          value={pasted}
          onChange={setPasted}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the link is all that is asked for
          autoFocus
        />
        {report.kind === 'empty' ? null : (
          <section aria-label={text('portal.doctor.result')} aria-live="polite" className={styles['panel']}>
            <p className={styles['verdict']}>{text(`portal.doctor.kind.${report.kind}`)}</p>
            <ul className={styles['findings']}>
              {report.findings.map((finding) => (
                <li key={finding.code} data-tone={finding.tone}>
                  {ICONS[finding.tone]}
                  <span>{text(`portal.doctor.${finding.code}`, finding.params)}</span>
                </li>
              ))}
            </ul>
            {address === null ? null : (
              <div>
                <Button
                  size="small"
                  onPress={() => {
                    onClose();
                    lookUpInCustomers(address);
                  }}
                >
                  {text('portal.doctor.lookUp')}
                </Button>
              </div>
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** The login pages that are on, of every account that could be read; null while none was. */
function useKnownLoginPages(text: Text): readonly KnownLoginPage[] | null {
  const current = useCurrentAccount();
  const accounts = useEngineState((engine) => engine.accounts);
  const state = usePortal((store) => store.state);
  const elsewhere = usePortal((store) => store.elsewhere);
  const all = accounts?.accounts;
  useEffect(() => {
    for (const account of all ?? []) {
      if (account.id !== current?.id && usePortal.getState().elsewhere[account.id] === undefined) {
        void portalActions.readElsewhere(account);
      }
    }
  }, [all, current?.id]);
  const own =
    state === null || state.readAt === null || current === null
      ? null
      : pagesOf(text, `${current.name} (${text(modeWordKey(current))})`, storedOf(state));
  const others = Object.values(elsewhere).flatMap(({ portal }) =>
    portal === null
      ? []
      : pagesOf(text, `${portal.name} (${text(modeWordKey(portal))})`, portal.configurations),
  );
  return own === null && others.length === 0 ? null : [...(own ?? []), ...others];
}

function pagesOf(
  text: Text,
  accountName: string,
  configurations: ReturnType<typeof storedOf>,
): KnownLoginPage[] {
  return configurations.flatMap((stored) => {
    const { id, fields, isDefault, loginUrl } = stored;
    if (loginUrl === null || readLoginLink(loginUrl) === null) return [];
    const name = fields.name ?? (isDefault ? text('portal.defaultName') : null);
    return [{ accountName, configurationId: id, configurationName: name, isDefault, url: loginUrl }];
  });
}
