import type { ReactNode } from 'react';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import { amountText } from '../amounts.ts';
import { usePreview } from '../preview-context.ts';
import styles from './bank-line.module.css';

/** Lines of a bank statement, between two of others: what is left of the descriptors (facts 1.2). */
export function BankLine({ product }: { readonly product: PreviewProduct }): ReactNode {
  const { brand, say } = usePreview();
  const own = printed(brand.statementDescriptor);
  const ofProduct = product.price?.recurring == null ? null : printed(product.statementDescriptor);
  const lines = [
    { key: 'before', text: 'SUPER MARKET 0211', amount: '', isOurs: false },
    {
      key: 'ours',
      text: own ?? say('preview.bankLine.none'),
      amount: amountText(say, product),
      isOurs: true,
    },
    ...(ofProduct === null
      ? []
      : [{ key: 'product', text: ofProduct, amount: amountText(say, product), isOurs: true }]),
    { key: 'after', text: 'CITY RAIL', amount: '', isOurs: false },
  ];
  return (
    <div className={styles['statement']}>
      <p className={styles['title']}>{say('preview.bankLine.title')}</p>
      {lines.map(({ key, text, amount, isOurs }) => (
        <p key={key} className={isOurs ? styles['ours'] : styles['others']}>
          <span className={styles['date']}>{say('preview.sample.date1')}</span>
          <span className={styles['text']}>{text}</span>
          <span>{isOurs ? amount : '· · ·'}</span>
        </p>
      ))}
    </div>
  );
}

function printed(descriptor: string | null): string | null {
  if (descriptor === null) return null;
  const { printed: text, problems } = describeStatementDescriptor(descriptor);
  return text === '' || problems.some(({ severity }) => severity === 'error') ? null : text;
}
