import type { ReactNode } from 'react';
import { describableFirstPriceOrDefault } from './shown-price.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import { describePrice, type DescribablePrice } from '#shared/domain/describe-price.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { Thumbnail } from '../thumbnail.tsx';
import { useProductPage } from './product-context.ts';
import styles from './where-this-shows.module.css';

/** What customers will read, line by line, as it is typed. Drawn by us after Stripe's pages. */
export function WhereThisShows(): ReactNode {
  const text = useText();
  const { fields, state } = useProductPage();
  const price = describableFirstPriceOrDefault(state, fields.defaultPriceId);
  const name = fields.name.trim() === '' ? text('product.unnamed') : fields.name;
  const [image] = fields.images;
  const url = state.detail?.images.find((item) => item.value === image)?.displayUrl ?? null;
  const line = price === null ? text('price.none') : priceText(text, price, fields.unitLabel, 'full');
  return (
    <aside className={styles['panel']} aria-labelledby="where-title">
      <h2 id="where-title">{text('product.where')}</h2>
      <Place title={text('product.where.checkout')}>
        <div className={styles['checkout']}>
          {url !== null && <Thumbnail url={url} size="tile" />}
          <div className={styles['texts']}>
            <span>{name}</span>
            <strong className={styles['amount']}>{line}</strong>
            {fields.description !== null && fields.description !== '' && (
              <span className={styles['description']}>{fields.description}</span>
            )}
          </div>
        </div>
      </Place>
      <Place title={text('product.where.portal')}>
        <div className={styles['texts']}>
          <strong>{name}</strong>
          <span className={styles['amount']}>{line}</span>
        </div>
      </Place>
      <Place title={text('product.where.invoice')}>
        <div className={styles['invoice']}>
          <span>{invoiceLine(text, name, price, fields.unitLabel)}</span>
          <span className={styles['amount']}>{price === null ? '' : amountOf(text, price)}</span>
        </div>
      </Place>
      <Place title={text('product.where.bank')}>
        <BankLine descriptor={fields.statementDescriptor ?? ''} price={price} />
      </Place>
      <p className={styles['note']}>{text('product.where.note')}</p>
    </aside>
  );
}

function Place({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['place']}>
      <h3>{title}</h3>
      <div className={styles['paper']}>{children}</div>
    </section>
  );
}

/** Only subscriptions take the product's descriptor; otherwise the account's own is printed (facts 1.2). */
function BankLine({
  descriptor,
  price,
}: {
  readonly descriptor: string;
  readonly price: DescribablePrice | null;
}): ReactNode {
  const text = useText();
  const { printed, problems } = describeStatementDescriptor(descriptor);
  const isPrinted = printed !== '' && !problems.some((problem) => problem.severity === 'error');
  const isOneTime = price !== null && price.recurring === null;
  return (
    <>
      <div className={styles['bank']}>
        <code>{isPrinted && !isOneTime ? printed : text('product.where.accountDescriptor')}</code>
        <span className={styles['amount']}>{price === null ? '' : amountOf(text, price)}</span>
      </div>
      {isOneTime && isPrinted && <p className={styles['note']}>{text('product.where.oneTimeDescriptor')}</p>}
    </>
  );
}

function invoiceLine(
  text: Text,
  name: string,
  price: DescribablePrice | null,
  unitLabel: string | null,
): string {
  if (price === null) return name;
  return text('product.where.invoiceLine', { name, price: priceText(text, price, unitLabel) });
}

function amountOf(text: Text, price: DescribablePrice): string {
  return describePrice(price, text.language).amount ?? '';
}
