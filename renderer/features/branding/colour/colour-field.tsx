import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ColorArea } from 'react-aria-components/ColorArea';
import { ColorField, Input, Label } from 'react-aria-components/ColorField';
import { ColorPicker } from 'react-aria-components/ColorPicker';
import { ColorSlider, ColorThumb, parseColor, SliderTrack } from 'react-aria-components/ColorSlider';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { shownRatio } from '#shared/domain/contrast.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import popover from '#renderer/ui/popover.module.css';
import styles from './colour-field.module.css';
import { type ColourSlot, contrastRows, type ContrastRow } from './contrast-rows.ts';
import { ContrastList } from './contrast-list.tsx';

interface ColourFieldProps {
  readonly slot: ColourSlot;
  readonly value: string | null;
  /** From the logo. */
  readonly suggestions: readonly string[];
  readonly onChange: (colour: string | null) => void;
}

/** A colour by its hex text, by a picker, or by one press from the logo; what it does to reading below. */
export function ColourField({ slot, value, suggestions, onChange }: ColourFieldProps): ReactNode {
  const text = useText();
  // What is being typed and is no colour yet; the colour itself belongs to the draft.
  const [typed, setTyped] = useState<string | null>(null);
  const label = text(`branding.${slot}`);
  const change = (next: string): void => {
    const colour = readHex(next);
    setTyped(colour === undefined ? next : null);
    if (colour !== undefined) onChange(colour);
  };
  const isWrong = typed !== null && typed.trim() !== '';
  return (
    <fieldset className={styles['group']} aria-label={text('branding.colourGroup', { colour: label })}>
      <div className={styles['row']}>
        <TextField
          className={styles['hex'] ?? ''}
          label={label}
          value={typed ?? value ?? ''}
          placeholder="#1a6b54"
          maxLength={9}
          onChange={(next) => {
            setTyped(next);
            const colour = readHex(next);
            if (colour !== undefined) onChange(colour);
          }}
          onBlur={() => {
            if (readHex(typed ?? '') !== undefined) setTyped(null);
          }}
          error={isWrong && readHex(typed) === undefined ? text('branding.notAColour') : null}
        />
        <Picker label={label} slot={slot} value={value ?? '#40474f'} onChange={change} />
      </div>
      {suggestions.length > 0 && (
        <ul className={styles['suggestions']} aria-label={text('branding.fromLogo', { colour: label })}>
          {suggestions.map((hex) => (
            <li key={hex}>
              <AriaButton
                className={styles['suggestion'] ?? ''}
                aria-label={text('branding.useColour', { hex, colour: label })}
                onPress={() => change(hex)}
                style={{ background: hex }}
              />
            </li>
          ))}
        </ul>
      )}
      {value !== null && <ContrastList slot={slot} colour={value} onUse={change} />}
    </fieldset>
  );
}

/** Saturation and lightness as an area, hue as a slider, HSL as numbers; the contrast follows the hand. */
function Picker({
  label,
  slot,
  value,
  onChange,
}: {
  readonly label: string;
  readonly slot: ColourSlot;
  readonly value: string;
  readonly onChange: (hex: string) => void;
}): ReactNode {
  const text = useText();
  return (
    <ColorPicker
      value={parseColor(value).toFormat('hsl')}
      onChange={(colour) => onChange(colour.toString('hex').toLowerCase())}
    >
      <DialogTrigger>
        <AriaButton
          className={styles['swatch'] ?? ''}
          aria-label={text('branding.pick', { colour: label })}
          style={{ background: value }}
        />
        <Popover className={popover['popover'] ?? ''} placement="bottom end" offset={4}>
          <Dialog className={styles['picker'] ?? ''} aria-label={text('branding.pick', { colour: label })}>
            <ColorArea
              className={styles['area'] ?? ''}
              colorSpace="hsl"
              xChannel="saturation"
              yChannel="lightness"
            >
              <ColorThumb className={styles['thumb'] ?? ''} />
            </ColorArea>
            <ColorSlider channel="hue" colorSpace="hsl" className={styles['slider'] ?? ''}>
              <Label className={styles['sliderLabel'] ?? ''}>{text('branding.hue')}</Label>
              <SliderTrack className={styles['track'] ?? ''}>
                <ColorThumb className={styles['thumb'] ?? ''} />
              </SliderTrack>
            </ColorSlider>
            <div className={styles['channels']}>
              {(['hue', 'saturation', 'lightness'] as const).map((channel) => (
                <ColorField
                  key={channel}
                  channel={channel}
                  colorSpace="hsl"
                  className={styles['channel'] ?? ''}
                >
                  <Label>{text(`branding.${channel}`)}</Label>
                  <Input className={styles['number'] ?? ''} />
                </ColorField>
              ))}
            </div>
            <p className={styles['ratios']} aria-live="polite">
              {contrastRows(slot, value).map((row) => (
                <Ratio key={row.kind} row={row} />
              ))}
            </p>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </ColorPicker>
  );
}

function Ratio({ row }: { readonly row: ContrastRow }): ReactNode {
  const text = useText();
  return (
    <span data-passes={row.passes}>
      {text('branding.ratioShort', {
        part: text(`branding.contrast.${row.kind}`),
        ratio: shownRatio(row.ratio),
        passes: row.passes ? 'yes' : 'no',
      })}
    </span>
  );
}

/** `#1A6B54`, `1a6b54` and `#abc` are colours, nothing is no colour (null); all else is undefined. */
function readHex(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase().normalize('NFKC');
  if (text === '') return null;
  const [, digits = ''] = /^#?([\da-f]{6}|[\da-f]{3})$/.exec(text) ?? [];
  if (digits.length === 6) return `#${digits}`;
  if (digits.length === 3) return `#${Array.from(digits, (digit) => digit + digit).join('')}`;
  return undefined;
}
