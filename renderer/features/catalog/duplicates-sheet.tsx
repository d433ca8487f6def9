import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AppError } from '#shared/errors.ts';
import { goTo, productRoute } from '#renderer/screen/navigation.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import styles from './tax-readiness.module.css';

type Duplicates = OutputOf<'catalog.findDuplicates'>;

const REASONS = ['name', 'price', 'lookupKey'] as const;

/** Products that may be one twice, by what they have in common; each opens its page. */
export function DuplicatesSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const [found, setFound] = useState<Duplicates | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    void (async () => {
      const answer = await call('catalog.findDuplicates');
      if (answer.ok) setFound(answer.value);
      else setError(answer.error);
    })();
  }, []);
  return (
    <Sheet isOpen onClose={onClose} title={text('duplicates.title')}>
      <div className={styles['parts']}>
        {error !== null && (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
        <p className={styles['quiet']}>{text('duplicates.help')}</p>
        {found?.groups.length === 0 && <p>{text('duplicates.none')}</p>}
        {REASONS.map((by) => {
          const groups = found?.groups.filter((group) => group.by === by) ?? [];
          if (groups.length === 0) return null;
          const id = `duplicates-${by}`;
          return (
            <section key={by} aria-labelledby={id}>
              <h3 id={id}>{text(`duplicates.by.${by}`)}</h3>
              <ul className={styles['list']}>
                {groups.map(({ products, shared, count }) => (
                  <li key={products.map((product) => product.id).join(' ')} className={styles['row']}>
                    <span className={styles['name']}>
                      {shared === '' ? (products[0]?.name ?? '') : shared}
                    </span>
                    <span>
                      {products.map((product) => (
                        <Button
                          key={product.id}
                          look="quiet"
                          size="small"
                          onPress={() => {
                            onClose();
                            goTo(productRoute(product.id));
                          }}
                        >
                          {text('duplicates.open', { name: product.name, id: product.id })}
                        </Button>
                      ))}
                      {count > products.length && text('duplicates.more', { count: count - products.length })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {found !== null && found.more > 0 && <p>{text('duplicates.moreGroups', { count: found.more })}</p>}
      </div>
    </Sheet>
  );
}
