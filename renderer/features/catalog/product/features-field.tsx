import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { PRODUCT_LIMITS } from '#shared/domain/validate-product.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FieldNotes } from './field-notes.tsx';
import { moved } from './moved.ts';
import { useProductPage } from './product-context.ts';
import styles from './product-page.module.css';
import { counter, fieldAnchor, fieldMessages } from './text-fields.tsx';

/** Up to fifteen lines that pricing tables show, in order. */
export function FeaturesField(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const features = page.fields.marketingFeatures;
  const set = (next: readonly string[]): void => page.change({ marketingFeatures: [...next] });
  return (
    <div className={styles['field']} id={fieldAnchor('marketingFeatures')}>
      <div className={styles['labelRow']}>
        <h3 id="features-label">{text('field.marketingFeatures')}</h3>
        <span className={styles['aside']}>
          {text('product.counter', { length: features.length, limit: PRODUCT_LIMITS.features })}
        </span>
      </div>
      {features.length > 0 && (
        <ol className={styles['rows']} aria-labelledby="features-label">
          {features.map((feature, index) => (
            <li key={index} className={styles['row']}>
              <TextField
                aria-label={text('product.featureName', { position: index + 1 })}
                label=""
                value={feature}
                onChange={(typed) => set(features.with(index, typed))}
                {...fieldMessages(text, page, `marketingFeatures.${index}`)}
                description={counter(text, feature, PRODUCT_LIMITS.featureName)}
              />
              <IconButton
                size="small"
                label={text('product.moveUp', { position: index + 1 })}
                isDisabled={index === 0}
                onPress={() => set(moved(features, index, index - 1))}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                label={text('product.moveDown', { position: index + 1 })}
                isDisabled={index === features.length - 1}
                onPress={() => set(moved(features, index, index + 1))}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                label={text('product.removeFeature', { position: index + 1 })}
                onPress={() => set(features.toSpliced(index, 1))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      <div>
        <Button
          size="small"
          isDisabled={features.length >= PRODUCT_LIMITS.features}
          onPress={() => set([...features, ''])}
        >
          <Plus aria-hidden />
          {text('product.addFeature')}
        </Button>
      </div>
      <p className={styles['help']}>{text('product.featuresHelp')}</p>
      <FieldNotes path="marketingFeatures" />
    </div>
  );
}
