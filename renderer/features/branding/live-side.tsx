import { type ReactNode, useState } from 'react';
import type { BrandReading } from '#shared/contract/branding.ts';
import type { Brand } from '#shared/domain/brand.ts';
import { isSameBrand } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { LiveTable } from './live-table.tsx';
import { useDesk, useDeskState } from './desk-context.ts';
import styles from './stage.module.css';

/** The side that the draft is held against: what is live in a mode, or another draft. */
export function LiveSide({ draw }: { readonly draw: (brand: Brand, whose: string) => ReactNode }): ReactNode {
  const text = useText();
  const engine = useDeskState((state) => state.engine);
  const draftId = useDeskState((state) => state.draftId);
  const [chosen, setChosen] = useState<string | null>(null);
  if (engine === null) return null;
  const { readings } = engine;
  const others = engine.drafts.filter(({ id }) => id !== draftId);
  const isOne = sameEverywhere(readings);
  const options = [
    ...(isOne ? readings.slice(0, 1) : readings).map(({ mode }) => ({
      value: `live:${mode}`,
      label: isOne ? text('branding.liveInBoth') : text('branding.liveIn', { mode: text(`mode.${mode}`) }),
    })),
    ...others.map(({ id, name }) => ({ value: `draft:${String(id)}`, label: name })),
  ];
  const value = options.find((option) => option.value === chosen)?.value ?? options[0]?.value ?? '';
  const other = others.find(({ id }) => value === `draft:${String(id)}`);
  const reading = readings.find(({ mode }) => value === `live:${mode}`);
  return (
    <section className={styles['side']} aria-label={other === undefined ? text('branding.live') : other.name}>
      <header className={styles['sideHead']}>
        <h2>{other === undefined ? text('branding.live') : other.name}</h2>
        {options.length > 1 && (
          <Select
            className={styles['against'] ?? ''}
            label={text('branding.against')}
            isLabelHidden
            value={value}
            onChange={setChosen}
            options={options}
          />
        )}
      </header>
      {other !== undefined && draw(other.brand, other.name)}
      {reading !== undefined && <Live reading={reading} readings={readings} isOne={isOne} draw={draw} />}
    </section>
  );
}

function Live({
  reading,
  readings,
  isOne,
  draw,
}: {
  readonly reading: BrandReading;
  readonly readings: readonly BrandReading[];
  readonly isOne: boolean;
  readonly draw: (brand: Brand, whose: string) => ReactNode;
}): ReactNode {
  const text = useText();
  return (
    <>
      <LiveState reading={reading} />
      {reading.brand === null ? null : draw(reading.brand, text('branding.live'))}
      {readings.some(({ brand }) => brand !== null) && <LiveTable readings={readings} isOne={isOne} />}
    </>
  );
}

/** How old it is, or why there is nothing; and the button that asks Stripe. */
function LiveState({ reading }: { readonly reading: BrandReading }): ReactNode {
  const text = useText();
  const now = useNow();
  const desk = useDesk();
  const isReading = useDeskState((state) => state.isReading);
  const age =
    reading.readAt === null ? null : text('branding.readAge', { age: text.age(reading.readAt, now) });
  const again = (
    <Button size="small" isDisabled={isReading} onPress={() => void desk.readLive()}>
      {text(
        isReading ? 'branding.reading' : reading.readAt === null ? 'branding.read' : 'branding.readAgain',
      )}
    </Button>
  );
  if (reading.state === 'notPermitted') {
    return (
      <Alert tone="caution" title={text('branding.notAllowed')} actions={again}>
        {text('branding.notAllowedHelp', { permission: reading.permission ?? '' })} {age}
      </Alert>
    );
  }
  if (reading.state === 'failed') {
    return (
      <Alert tone="caution" title={text('branding.notRead')} actions={again}>
        {text.lookup(`error.${reading.errorCode ?? ''}`, { message: '', name: '', mode: '', slug: '' }) ?? ''}{' '}
        {age}
      </Alert>
    );
  }
  return (
    <p className={styles['age']}>
      <span>{age ?? text(isReading ? 'branding.readingNow' : 'branding.notReadYet')}</span>
      {again}
    </p>
  );
}

/** Both modes were read, and read the same. */
function sameEverywhere(readings: readonly BrandReading[]): boolean {
  const brands = readings.flatMap(({ brand }) => (brand === null ? [] : [brand]));
  const [first, ...rest] = brands;
  if (first === undefined || brands.length !== readings.length || rest.length === 0) return false;
  return rest.every((brand) => isSameBrand(first, brand));
}
