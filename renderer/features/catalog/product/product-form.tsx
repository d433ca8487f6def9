import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { PRODUCT_LIMITS } from '#shared/domain/validate-product.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConflictsRegion } from './conflicts-region.tsx';
import { FeaturesField } from './features-field.tsx';
import { HistoryRegion } from './history-region.tsx';
import { ImagesField } from './images-field.tsx';
import { MetadataField } from './metadata-field.tsx';
import { PriceSection } from './price-section.tsx';
import { useProductPage } from './product-context.ts';
import { ProductHeader } from './product-header.tsx';
import { ProductIdField } from './product-id-field.tsx';
import styles from './product-page.module.css';
import { ShippingFields } from './shipping-fields.tsx';
import { StatementField } from './statement-field.tsx';
import { TaxCodeField } from './tax-code-field.tsx';
import { ProductTextField } from './text-fields.tsx';
import { WhereThisShows } from './where-this-shows.tsx';

/** The page of look.md: one column of fields in groups, and where they show beside them. */
export function ProductForm(): ReactNode {
  const text = useText();
  const { editor, state, isNew } = useProductPage();
  const fields = useRef<HTMLDivElement>(null);
  const isUntouched = state.productId === null && Object.keys(state.edits).length === 0;
  const startsEmpty = useRef(isUntouched);
  // A new product begins with its name.
  useEffect(() => {
    if (startsEmpty.current) fields.current?.querySelector('input')?.focus();
  }, []);
  const flush = async (): Promise<void> => {
    await editor.flush();
  };
  return (
    <div className={styles['page']}>
      <ProductHeader onFlush={flush} />
      <div className={styles['columns']}>
        {/* A field that is left is on disk at once. */}
        <div ref={fields} className={styles['fields']} onBlur={() => void editor.flush()}>
          <ProductAlerts />
          <ConflictsRegion />
          <Group title={text('product.group.shown')}>
            <ProductTextField path="name" label={text('field.name')} limit={PRODUCT_LIMITS.name} />
            <ProductTextField
              path="description"
              label={text('field.description')}
              limit={PRODUCT_LIMITS.description}
              isLong
              isOptional
              description={text('product.descriptionHelp')}
            />
            <ImagesField />
          </Group>
          <Group title={text('product.group.price')}>
            <PriceSection />
            <ProductTextField
              path="unitLabel"
              label={text('field.unitLabel')}
              limit={PRODUCT_LIMITS.unitLabel}
              isOptional
              placeholder={text('product.unitLabelPlaceholder')}
              description={text('product.unitLabelHelp')}
            />
          </Group>
          <Group title={text('product.group.tax')}>
            <TaxCodeField />
            <StatementField />
            <ProductTextField
              path="performanceLocation"
              label={text('field.performanceLocation')}
              isOptional
              description={text('product.performanceLocationHelp')}
            />
          </Group>
          <Group title={text('product.group.page')}>
            <ProductTextField
              path="url"
              label={text('field.url')}
              limit={PRODUCT_LIMITS.url}
              isOptional
              inputMode="url"
              placeholder="https://"
            />
            <FeaturesField />
          </Group>
          <Group title={text('product.group.shipping')}>
            <ShippingFields />
          </Group>
          <Group title={text('product.group.more')}>
            {isNew && <ProductIdField />}
            <MetadataField />
          </Group>
          <HistoryRegion />
        </div>
        <WhereThisShows />
      </div>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['group']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What stands between this product and Stripe as a whole: a refusal, a deletion to come. */
function ProductAlerts(): ReactNode {
  const text = useText();
  const { state, editor } = useProductPage();
  const { detail } = state;
  if (detail === null) return null;
  const keep = async (): Promise<void> => {
    await call('catalog.discardProduct', { productId: detail.id });
    await editor.load();
  };
  return (
    <>
      {detail.refusal !== null && (
        <Alert tone="danger" title={text('product.refusedTitle')}>
          <p>“{detail.refusal.message}”</p>
          {detail.refusal.requestId !== null && (
            <p>
              {text('product.requestId')} <code>{detail.refusal.requestId}</code>
            </p>
          )}
        </Alert>
      )}
      {detail.marks.deleting && (
        <Alert
          tone="caution"
          title={text('product.deletingTitle')}
          actions={
            <Button size="small" onPress={() => void keep()}>
              {text('product.keepProduct')}
            </Button>
          }
        >
          {text('product.deletingText')}
        </Alert>
      )}
      {detail.marks.waiting && <Alert>{text('product.waiting')}</Alert>}
    </>
  );
}
