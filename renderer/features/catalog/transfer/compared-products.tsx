import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ComparedProduct, Comparison } from '#shared/contract/transfer.ts';
import { fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useAccountTaxCodes } from '../use-account-tax-codes.ts';
import { linesOf } from './compared-lines.ts';
import styles from './transfer.module.css';
import { type Choice, countTaken, isTaken } from './use-transfer.ts';

interface ComparedProductsProps {
  readonly comparison: Comparison;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** Reads more of those that differ. */
  readonly onMore: () => void;
}

const TONES = { create: 'positive', update: 'accent', refused: 'danger' } as const;
/** What differs, product by product and field by field, each to be taken or left. */
export function ComparedProducts({ comparison, choice, onChoose, onMore }: ComparedProductsProps): ReactNode {
  const text = useText();
  const { counts, products } = comparison;
  const offered = counts.new + counts.changed;
  const taken = countTaken(choice, comparison);
  const hidden = offered + counts.refused - products.length;
  const toggle = (id: string): void => onChoose({ ...choice, products: toggled(choice.products, id) });
  const togglePath = (id: string, path: string): void => {
    const left = toggled(choice.paths.get(id) ?? NOTHING_LEFT, path);
    onChoose({ ...choice, paths: new Map([...choice.paths, [id, left]]) });
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
      {offered > 1 && (
        <Checkbox
          isSelected={taken === offered}
          isIndeterminate={taken > 0 && taken < offered}
          onChange={(isAll) => onChoose({ ...choice, isAll, products: new Set() })}
        >
          {text('transfer.takeAll')}
        </Checkbox>
      )}
      <ul className={styles['products']}>
        {products.map((product) => (
          <li key={product.sourceId}>
            <Product
              product={product}
              isTaken={isTaken(choice, product.sourceId)}
              left={choice.paths.get(product.sourceId) ?? NOTHING_LEFT}
              onToggle={() => toggle(product.sourceId)}
              onTogglePath={(path) => togglePath(product.sourceId, path)}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button onPress={onMore}>{text('transfer.showMore', { count: hidden })}</Button>
        </div>
      )}
    </section>
  );
}

const NOTHING_LEFT: ReadonlySet<string> = new Set();

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

function Product(props: {
  readonly product: ComparedProduct;
  readonly isTaken: boolean;
  /** Paths that are not taken, as the contract's `LeftOut` names them. */
  readonly left: ReadonlySet<string>;
  readonly onToggle: () => void;
  readonly onTogglePath: (path: string) => void;
}): ReactNode {
  const { product, isTaken: isIn, left, onToggle, onTogglePath } = props;
  const text = useText();
  const taxCodeName = useAccountTaxCodes().name;
  const name = product.name === '' ? text('product.unnamed') : product.name;
  const isNew = product.action === 'create';
  const valueOf = (path: string, value: unknown): string => fieldValueText(text, path, value, taxCodeName);
  const lines = linesOf(product, text, valueOf);
  return (
    <article aria-label={name}>
      <div className={styles['head']}>
        {product.action === 'refused' ? (
          <span className={styles['name']}>{name}</span>
        ) : (
          <Checkbox isSelected={isIn} onChange={onToggle}>
            <span className={styles['name']}>{name}</span>
          </Checkbox>
        )}
        <Badge tone={TONES[product.action]}>{text(`transfer.is.${product.action}`)}</Badge>
      </div>
      <dl className={styles['changes']}>
        {lines.map(({ path, field, label, before, after, isOffered }) => (
          <div key={path} className={styles['line']}>
            <dt>
              {isOffered && product.action !== 'refused' ? (
                <Checkbox
                  aria-label={label}
                  isSelected={isIn && !left.has(path)}
                  isDisabled={!isIn}
                  onChange={() => onTogglePath(path)}
                >
                  {field}
                </Checkbox>
              ) : (
                field
              )}
            </dt>
            <dd>
              {before !== null && !isNew && (
                <>
                  <span className={styles['quiet']}>{before}</span>
                  <ArrowRight aria-hidden />
                </>
              )}
              <span>{after}</span>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
