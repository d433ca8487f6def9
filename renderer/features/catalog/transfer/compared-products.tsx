import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ComparedProduct, Comparison } from '#shared/contract/transfer.ts';
import { fieldName, fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useAccountTaxCodes } from '../use-account-tax-codes.ts';
import styles from './transfer.module.css';

interface ComparedProductsProps {
  readonly comparison: Comparison;
  readonly taken: ReadonlySet<string>;
  readonly onTake: (productIds: ReadonlySet<string>) => void;
}

const TONES = { create: 'positive', update: 'accent', refused: 'danger' } as const;
/** As many as one looks through; the counts are of all. */
const SHOWN = 200;

/** What differs, product by product and field by field, each to be taken or left. */
export function ComparedProducts({ comparison, taken, onTake }: ComparedProductsProps): ReactNode {
  const text = useText();
  const { counts, products } = comparison;
  const offered = products.filter(({ action }) => action !== 'refused');
  const shown = products.slice(0, SHOWN);
  const hidden = counts.new + counts.changed + counts.refused - shown.length;
  const toggle = (id: string, isTaken: boolean): void => {
    const next = new Set(taken);
    if (isTaken) next.add(id);
    else next.delete(id);
    onTake(next);
  };
  return (
    <section className={styles['parts']} aria-label={text('transfer.differences')}>
      <p className={styles['counts']}>
        {text('transfer.counts', { new: counts.new, changed: counts.changed, same: counts.same })}
      </p>
      {counts.onlyInTarget > 0 && (
        <p className={styles['quiet']}>{text('transfer.onlyInTarget', { count: counts.onlyInTarget })}</p>
      )}
      {counts.left > 0 && <p className={styles['quiet']}>{text('transfer.left', { count: counts.left })}</p>}
      {products.length === 0 && <p>{text('transfer.same')}</p>}
      {offered.length > 1 && (
        <Checkbox
          isSelected={taken.size === offered.length}
          isIndeterminate={taken.size > 0 && taken.size < offered.length}
          onChange={(isAll) => onTake(new Set(isAll ? offered.map(({ sourceId }) => sourceId) : []))}
        >
          {text('transfer.takeAll')}
        </Checkbox>
      )}
      <ul className={styles['products']}>
        {shown.map((product) => (
          <li key={product.sourceId}>
            <Product
              product={product}
              isTaken={taken.has(product.sourceId)}
              onToggle={(isTaken) => toggle(product.sourceId, isTaken)}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles['quiet']}>{text('transfer.more', { count: hidden })}</p>}
    </section>
  );
}

function Product(props: {
  readonly product: ComparedProduct;
  readonly isTaken: boolean;
  readonly onToggle: (isTaken: boolean) => void;
}): ReactNode {
  const { product, isTaken, onToggle } = props;
  const text = useText();
  const taxCodeName = useAccountTaxCodes().name;
  const name = product.name === '' ? text('product.unnamed') : product.name;
  const isNew = product.action === 'create';
  const valueOf = (path: string, value: unknown): string => fieldValueText(text, path, value, taxCodeName);
  return (
    <article aria-label={name}>
      <div className={styles['head']}>
        {product.action === 'refused' ? (
          <span className={styles['name']}>{name}</span>
        ) : (
          <Checkbox isSelected={isTaken} onChange={onToggle}>
            <span className={styles['name']}>{name}</span>
          </Checkbox>
        )}
        <Badge tone={TONES[product.action]}>{text(`transfer.is.${product.action}`)}</Badge>
      </div>
      <dl className={styles['changes']}>
        {product.changes
          .filter(({ path }) => !(isNew && path === 'name'))
          .map(({ path, before, after }) => (
            <Line
              key={path}
              field={fieldName(text, path)}
              before={isNew ? null : valueOf(path, before)}
              after={valueOf(path, after)}
            />
          ))}
        {product.prices.map((price) => (
          <PriceLines key={price.sourceId} price={price} valueOf={valueOf} />
        ))}
        {product.movesDefault && (
          <Line
            field={fieldName(text, 'defaultPriceId')}
            before={null}
            after={text('transfer.otherDefault')}
          />
        )}
      </dl>
    </article>
  );
}

function PriceLines(props: {
  readonly price: ComparedProduct['prices'][number];
  readonly valueOf: (path: string, value: unknown) => string;
}): ReactNode {
  const { price, valueOf } = props;
  const text = useText();
  const line = priceText(text, price.after);
  switch (price.action) {
    case 'create':
      return <Line field={text('transfer.newPrice')} before={null} after={line} />;
    case 'replace':
      return (
        <Line
          field={text('transfer.changePrice')}
          before={price.before === null ? null : priceText(text, price.before)}
          after={line}
        />
      );
    case 'refused':
      return (
        <Line
          field={line}
          before={null}
          after={price.problem === null ? text('transfer.is.refused') : text.problem(price.problem)}
        />
      );
    case 'update':
      return price.changes.map(({ path, before, after }) => (
        <Line
          key={path}
          field={text('transfer.ofPrice', { price: line, field: fieldName(text, path) })}
          before={valueOf(path, before)}
          after={valueOf(path, after)}
        />
      ));
  }
}

function Line(props: {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
}): ReactNode {
  return (
    <div className={styles['line']}>
      <dt>{props.field}</dt>
      <dd>
        {props.before !== null && (
          <>
            <span className={styles['quiet']}>{props.before}</span>
            <ArrowRight aria-hidden />
          </>
        )}
        <span>{props.after}</span>
      </dd>
    </div>
  );
}
