import { useState } from 'react';
import type { ReactNode } from 'react';
import { isEqual } from '#shared/domain/equal.ts';
import type { PackageDimensions } from '#shared/domain/product.ts';
import { isTypedText, textIn, typedText, type TypedText } from '#shared/domain/typed-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FieldNotes } from './field-notes.tsx';
import { useProductPage } from './product-context.ts';
import { typedFields } from './product-editor.ts';
import styles from './product-page.module.css';
import { fieldAnchor, fieldMessages } from './text-fields.tsx';

const SIDES = ['length', 'width', 'height', 'weight'] as const;
type Side = (typeof SIDES)[number];

/** Whether a product is shipped, and the size of its parcel: inches and ounces, as Stripe counts them. */
export function ShippingFields(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const { shippable } = page.fields;
  const canBeUnsaid = page.state.detail?.base == null || page.state.detail.base.shippable === null;
  return (
    <>
      <div className={styles['field']} id={fieldAnchor('shippable')}>
        <Select
          label={text('field.shippable')}
          className={styles['narrow'] ?? ''}
          value={shippable === null ? 'unsaid' : shippable ? 'yes' : 'no'}
          options={[
            ...(canBeUnsaid || shippable === null
              ? [{ value: 'unsaid', label: text('product.shippedUnsaid') } as const]
              : []),
            { value: 'yes', label: text('value.shipped') } as const,
            { value: 'no', label: text('value.notShipped') } as const,
          ]}
          onChange={(value) => page.change({ shippable: value === 'unsaid' ? null : value === 'yes' })}
          {...fieldMessages(text, page, 'shippable')}
        />
        <FieldNotes path="shippable" />
      </div>
      <DimensionFields />
    </>
  );
}

function DimensionFields(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const saved = typedFields(page.state).packageDimensions;
  const [typed, setTyped] = useState<Readonly<Record<Side, string>>>(() => textsOf(saved));
  const [shown, setShown] = useState(saved);
  if (shown !== saved) {
    setShown(saved);
    if (!isEqual(readDimensions(typed), saved)) setTyped(textsOf(saved));
  }
  const isIncomplete = isTypedText(readDimensions(typed));

  const update = (side: Side, value: string): void => {
    const next = { ...typed, [side]: value };
    setTyped(next);
    page.change({ packageDimensions: readDimensions(next) });
  };
  return (
    <div className={styles['field']} id={fieldAnchor('packageDimensions')}>
      <h3 id="dimensions-label">{text('field.packageDimensions')}</h3>
      <fieldset className={styles['dimensions']} aria-labelledby="dimensions-label">
        {SIDES.map((side) => (
          <TextField
            key={side}
            label={text(`product.dimension.${side}`)}
            inputMode="decimal"
            autoComplete="off"
            value={typed[side]}
            onChange={(value) => update(side, value)}
            {...(typed[side].trim() === '' ? {} : fieldMessages(text, page, `packageDimensions.${side}`))}
          />
        ))}
      </fieldset>
      <p className={styles['help']}>
        {text(isIncomplete ? 'product.dimensionsIncomplete' : 'product.dimensionsHelp')}
      </p>
      <FieldNotes path="packageDimensions" />
    </div>
  );
}

/** All four, none, or not yet, and then as typed: Stripe takes them only together (facts 1.1). */
function readDimensions(typed: Readonly<Record<Side, string>>): PackageDimensions | null | TypedText {
  const texts = SIDES.map((side) => typed[side].normalize('NFKC').trim());
  if (texts.every((value) => value === '')) return null;
  const numbers = texts.map((value) => (value === '' ? Number.NaN : Number(value.replace(',', '.'))));
  const [length = Number.NaN, width = Number.NaN, height = Number.NaN, weight = Number.NaN] = numbers;
  if (numbers.some((value) => Number.isNaN(value))) return typedText(typed);
  return { length, width, height, weight };
}

function textsOf(dimensions: PackageDimensions | null | TypedText): Record<Side, string> {
  const of = (side: Side): string => {
    if (isTypedText(dimensions)) return textIn(dimensions, side);
    return dimensions === null ? '' : String(dimensions[side]);
  };
  return { length: of('length'), width: of('width'), height: of('height'), weight: of('weight') };
}
