import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Permission } from '#shared/contract/account.ts';
import type { AppError } from '#shared/errors.ts';
import type { ProfileName } from '#shared/contract/rights.ts';
import { useProfile } from '#renderer/bridge/engine-state.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './permission-table.module.css';

type Probe =
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'done'; readonly permissions: readonly Permission[] };

const ORDER: Readonly<Record<Permission['needed'], number>> = { required: 0, recommended: 1, optional: 2 };

/** What the key may do, asked of Stripe now: works, missing and what stops, or not to be told. */
export function PermissionTable({ accountId }: { accountId: string }): ReactNode {
  const [round, setRound] = useState(0);
  return <Probed key={round} accountId={accountId} onCheckAgain={() => setRound(round + 1)} />;
}

function Probed({ accountId, onCheckAgain }: { accountId: string; onCheckAgain: () => void }): ReactNode {
  const text = useText();
  const [probe, setProbe] = useState<Probe>({ kind: 'running' });
  useEffect(() => {
    let isOutdated = false;
    void call('account.checkPermissions', { accountId }).then((answer) => {
      if (isOutdated) return;
      setProbe(
        answer.ok
          ? { kind: 'done', permissions: answer.value.permissions }
          : { kind: 'failed', error: answer.error },
      );
    });
    return () => {
      isOutdated = true;
    };
  }, [accountId]);

  if (probe.kind === 'running') return <p aria-live="polite">{text('permission.checking')}</p>;
  if (probe.kind === 'failed') {
    return (
      <Alert
        tone="danger"
        actions={
          <Button size="small" onPress={onCheckAgain}>
            {text('permission.checkAgain')}
          </Button>
        }
      >
        {text.error(probe.error)}
      </Alert>
    );
  }
  const rows = probe.permissions.toSorted((a, b) => ORDER[a.needed] - ORDER[b.needed]);
  const missing = rows.filter((row) => row.state === 'missing');
  const missingRequired = missing.filter((row) => row.needed === 'required');
  return (
    <div className={styles['box']}>
      <div className={styles['head']}>
        <p aria-live="polite">
          {missing.length === 0
            ? text('permission.allThere')
            : text(missingRequired.length > 0 ? 'permission.requiredMissing' : 'permission.someMissing', {
                count: missing.length,
              })}
        </p>
        <Button size="small" look="quiet" onPress={onCheckAgain}>
          {text('permission.checkAgain')}
        </Button>
      </div>
      <table className={styles['table']} aria-label={text('permission.title')}>
        <thead>
          <tr>
            <th scope="col">{text('permission.what')}</th>
            <th scope="col">{text('permission.state')}</th>
            <th scope="col">{text('permission.slug')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PermissionRow key={row.id} permission={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is not possible without it; for support, which checks. */
function lossText(id: Permission['id'], profile: ProfileName, text: Text): string {
  const own = profile === 'support' ? text.lookup(`support.loss.${id}`) : null;
  return own ?? text(`permission.loss.${id}`);
}

function PermissionRow({ permission }: { permission: Permission }): ReactNode {
  const text = useText();
  const profile = useProfile();
  return (
    <tr>
      <td>
        <div>{text(`permission.name.${permission.id}`)}</div>
        {permission.state === 'missing' ? (
          <div className={styles['loss']}>{lossText(permission.id, profile, text)}</div>
        ) : null}
      </td>
      <td>
        <StateBadge permission={permission} />
      </td>
      <td>{permission.slug === null ? null : <code>{permission.slug}</code>}</td>
    </tr>
  );
}

function StateBadge({ permission }: { permission: Permission }): ReactNode {
  const text = useText();
  switch (permission.state) {
    case 'works':
      return (
        <Badge tone="positive" icon={<CircleCheck aria-hidden />}>
          {text('permission.works')}
        </Badge>
      );
    case 'missing':
      return (
        <Badge tone={permission.needed === 'required' ? 'danger' : 'caution'} icon={<CircleX aria-hidden />}>
          {text('permission.missing')}
        </Badge>
      );
    case 'unknown':
      return <Badge icon={<CircleHelp aria-hidden />}>{text('permission.unknown')}</Badge>;
  }
}
