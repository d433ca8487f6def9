import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Result } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { useProductPage } from './product-context.ts';

type Counted = Result<OutputOf<'sync.countSubscriptions'>>;

/** Before archiving: what goes on (subscriptions, counted where the key may) and what stops (payment links). */
export function ArchiveDialog(props: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onArchive: () => void;
}): ReactNode {
  const text = useText();
  const { state } = useProductPage();
  const account = useCurrentAccount();
  const counted = useCount(
    state.detail?.prices.filter(({ base }) => base !== null).map(({ id }) => id) ?? [],
  );
  const mode = account?.mode === 'live' ? 'live' : 'test';
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={text('archive.title', { name: props.name })}
      confirmLabel={text('product.archive')}
      onConfirm={() => {
        props.onClose();
        props.onArchive();
      }}
    >
      <p>{text('archive.stays')}</p>
      <output>
        {counted === null
          ? text('archive.counting')
          : counted.ok
            ? text(counted.value.more ? 'archive.atLeast' : 'archive.counted', { count: counted.value.count })
            : text('archive.notCounted', { reason: text.error(counted.error) })}
      </output>
      <p>{text('archive.stops')}</p>
      {account?.demo === false && (
        <Button
          look="quiet"
          size="small"
          onPress={() => void call('app.openExternal', { url: dashboardPageUrl('paymentLinks', mode) })}
        >
          <ExternalLink aria-hidden />
          {text('archive.paymentLinks')}
        </Button>
      )}
      <p>{text('archive.back')}</p>
    </ConfirmDialog>
  );
}

/** Null while Stripe is asked. */
function useCount(priceIds: readonly string[]): Counted | null {
  const [counted, setCounted] = useState<Counted | null>(null);
  const key = priceIds.filter((id) => !isLocalId(id)).join(' ');
  useEffect(() => {
    let isShown = true;
    void (async () => {
      const ids = key === '' ? [] : key.split(' ');
      const answer = await call('sync.countSubscriptions', { priceIds: ids });
      if (isShown) setCounted(answer);
    })();
    return () => {
      isShown = false;
    };
  }, [key]);
  return counted;
}
