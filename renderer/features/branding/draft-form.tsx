import type { ReactNode } from 'react';
import type { BrandTexts } from '#shared/contract/branding.ts';
import type { Brand } from '#shared/domain/brand.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { draftOf, shownBrand } from './branding-desk.ts';
import styles from './branding.module.css';
import { ColourField } from './colour/colour-field.tsx';
import { passesEverywhere } from './colour/contrast-rows.ts';
import { nearestReadable } from './colour/nearest-readable.ts';
import { useLogoColours } from './colour/use-logo-colours.ts';
import { useDesk, useDeskState } from './desk-context.ts';
import { useShallow } from 'zustand/react/shallow';
import { PictureField } from './picture-field.tsx';

/** The draft's fields, in one narrow column. */
export function DraftForm(): ReactNode {
  const text = useText();
  const desk = useDesk();
  const draft = useDeskState(draftOf);
  const brand = useDeskState(useShallow(shownBrand));
  const suggestions = useLogoColours(brand);
  if (draft === null || brand === null) return null;
  const set = (changes: Partial<BrandTexts>): void => desk.change(changes);
  return (
    <div className={styles['form']} onBlur={() => void desk.flush()}>
      <TextField
        label={text('branding.businessName')}
        value={brand.businessName ?? ''}
        onChange={(businessName) => set({ businessName })}
        maxLength={500}
      />
      {(['brandColour', 'accentColour'] as const).map((slot) => (
        <ColourField
          key={`${String(draft.id)}-${slot}`}
          slot={slot}
          value={brand[slot]}
          suggestions={suggestions}
          onChange={(colour) => set({ [slot]: colour })}
        />
      ))}
      <FixContrast brand={brand} onFix={set} />
      <PictureField slot="icon" draftId={draft.id} picture={brand.icon} />
      <PictureField slot="logo" draftId={draft.id} picture={brand.logo} />
      <TextField
        label={text('branding.supportEmail')}
        type="email"
        value={brand.supportEmail ?? ''}
        onChange={(supportEmail) => set({ supportEmail })}
        maxLength={500}
      />
      <TextField
        label={text('branding.supportPhone')}
        type="tel"
        value={brand.supportPhone ?? ''}
        onChange={(supportPhone) => set({ supportPhone })}
        maxLength={500}
      />
      <TextField
        label={text('branding.supportUrl')}
        type="url"
        value={brand.supportUrl ?? ''}
        onChange={(supportUrl) => set({ supportUrl })}
        maxLength={500}
      />
      <Descriptor value={brand.statementDescriptor ?? ''} onChange={set} />
    </div>
  );
}

/** One press sets each failing colour to the nearest one of its hue that passes. */
function FixContrast({
  brand,
  onFix,
}: {
  readonly brand: Brand;
  readonly onFix: (changes: Partial<BrandTexts>) => void;
}): ReactNode {
  const text = useText();
  const failing = (['brandColour', 'accentColour'] as const).filter((slot) => {
    const colour = brand[slot];
    return colour !== null && !passesEverywhere(slot, colour);
  });
  if (failing.length === 0) return null;
  const fix = (): void => {
    const changes = failing.flatMap((slot) => {
      const near = nearestReadable(slot, brand[slot] ?? '');
      return near === null ? [] : [[slot, near] as const];
    });
    onFix(Object.fromEntries(changes));
  };
  return (
    <div className={styles['fix']}>
      <Button onPress={fix}>{text('branding.fixContrast')}</Button>
      <p className={styles['quiet']}>{text('branding.fixContrastHelp', { count: failing.length })}</p>
    </div>
  );
}

function Descriptor({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (changes: Partial<BrandTexts>) => void;
}): ReactNode {
  const text = useText();
  const { printed, problems } = describeStatementDescriptor(value);
  const error = problems.find(({ severity }) => severity === 'error');
  const warning = problems.find(({ severity }) => severity === 'warning');
  return (
    <TextField
      label={text('branding.statementDescriptor')}
      value={value}
      onChange={(statementDescriptor) => onChange({ statementDescriptor })}
      maxLength={500}
      description={
        printed === '' ? text('branding.descriptorHelp') : text('branding.descriptorPrinted', { printed })
      }
      error={error === undefined ? null : text.problem(error)}
      warning={error !== undefined || warning === undefined ? null : text.problem(warning)}
    />
  );
}
