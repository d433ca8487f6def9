import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { BILLING_INTERVALS } from '#shared/domain/recurring.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, pauseText } from '#renderer/i18n/portal-field-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { help, LeafField } from './leaf-fields.tsx';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

const PATH = 'features.subscription_pause.duration.interval_options';

/** The times that customers may pause for. */
export function PauseField(): ReactNode {
  const text = useText();
  const { fields, change } = useSettingsPage();
  const options = fields[PATH];
  const set = (at: number, option: (typeof options)[number]): void =>
    change({ [PATH]: options.map((each, index) => (index === at ? option : each)) });
  return (
    <LeafField path={PATH}>
      <fieldset className={styles['words']}>
        <legend>{leafName(text, PATH)}</legend>
        <p className={styles['quiet']}>{help(text, PATH)}</p>
        {options.map((option, at) => (
          // Rows have no name of their own: their place is what tells them apart.
          <div key={at} className={styles['pauseRow']}>
            <TextField
              label=""
              aria-label={text('portal.pauseCount', { number: at + 1 })}
              inputMode="numeric"
              value={option.count === 0 ? '' : String(option.count)}
              onChange={(typed) =>
                set(at, { ...option, count: Number(typed.replace(/\D/g, '').slice(0, 4)) })
              }
            />
            <Select
              label={text('portal.pauseUnit', { number: at + 1 })}
              isLabelHidden
              value={option.interval}
              onChange={(interval) => set(at, { ...option, interval })}
              options={BILLING_INTERVALS.map((interval) => ({
                value: interval as string,
                label: text(`portal.unit.${interval}`),
              }))}
            />
            <IconButton
              label={text('portal.removePause', { what: pauseText(text, option) })}
              onPress={() => change({ [PATH]: options.filter((_, index) => index !== at) })}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        <div>
          <Button
            size="small"
            onPress={() => change({ [PATH]: [...options, { interval: 'month', count: 1 }] })}
          >
            <Plus aria-hidden />
            {text('portal.addPause')}
          </Button>
        </div>
      </fieldset>
    </LeafField>
  );
}
