import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { NEEDED, shownRatio } from '#shared/domain/contrast.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './colour-field.module.css';
import { type ColourSlot, contrastRows } from './contrast-rows.ts';
import { nearestReadable } from './nearest-readable.ts';

/** How a colour reads on each part that is drawn in it; where one fails, the nearest that passes, one press away. */
export function ContrastList({
  slot,
  colour,
  onUse,
}: {
  readonly slot: ColourSlot;
  readonly colour: string;
  readonly onUse: (hex: string) => void;
}): ReactNode {
  const text = useText();
  const rows = contrastRows(slot, colour);
  const isFailing = rows.some(({ passes }) => !passes);
  const near = isFailing ? nearestReadable(slot, colour) : null;
  return (
    <>
      <ul
        className={styles['contrast']}
        aria-label={text('branding.contrastOf', { colour: text(`branding.${slot}`) })}
      >
        {rows.map(({ kind, surfaces, foreground, background, ratio, need, passes }) => (
          <li key={kind} data-passes={passes}>
            <span className={styles['sample']} style={{ color: foreground, background }} aria-hidden />
            <span className={styles['part']}>
              {text(`branding.contrast.${kind}`)}
              <span className={styles['where']}>
                {surfaces.map((surface) => text(`preview.surface.${surface}`)).join(text('ui.listSeparator'))}
              </span>
            </span>
            <span className={styles['ratio']}>
              {passes ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
              {text(passes ? 'branding.ratioPasses' : 'branding.ratioFails', {
                ratio: shownRatio(ratio),
                needed: NEEDED[need],
              })}
            </span>
          </li>
        ))}
      </ul>
      {near !== null && (
        <AriaButton className={styles['near'] ?? ''} onPress={() => onUse(near)}>
          <span className={styles['dot']} style={{ background: near }} aria-hidden />
          {text('branding.useNearest', { hex: near })}
        </AriaButton>
      )}
    </>
  );
}
