import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Result } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import styles from './prices.module.css';

type Counted = Result<OutputOf<'sync.countSubscriptions'>>;

/** Who stays on a price that is replaced, as far as the key may look; else that it was not looked at. */
export function SubscriptionsOf({ priceId }: { readonly priceId: string }): ReactNode {
  const text = useText();
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    let isShown = true;
    void call('sync.countSubscriptions', { priceIds: [priceId] }).then((answer) => {
      if (isShown) setCounted(answer);
    });
    return () => {
      isShown = false;
    };
  }, [priceId]);
  return <output className={styles['quiet']}>{wordsFor(text, counted)}</output>;
}

function wordsFor(text: Text, counted: Counted | null): string {
  if (counted === null) return text('prices.subscriptionsReading');
  if (!counted.ok) {
    const isDenied = counted.error.code === 'stripe/permission-missing';
    return text(isDenied ? 'prices.subscriptionsDenied' : 'prices.subscriptionsUnread');
  }
  const { count, more } = counted.value;
  return text(more ? 'prices.subscriptionsMore' : 'prices.subscriptions', { count });
}
