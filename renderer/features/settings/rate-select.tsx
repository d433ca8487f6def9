import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Select } from '#renderer/ui/select.tsx';

const STEPS = [1, 2, 4, 8, 10, 15, 20, 25];

/** Requests a second. Stripe's own limit is 25 a second in test (facts 9.2). */
export function RateSelect(props: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}): ReactNode {
  const text = useText();
  const steps = [...new Set([...STEPS, props.value])].toSorted((a, b) => a - b);
  return (
    <Select
      label={props.label}
      value={String(props.value)}
      onChange={(value) => props.onChange(Number(value))}
      options={steps.map((step) => ({
        value: String(step),
        label: text('settings.perSecond', { count: step }),
      }))}
    />
  );
}
