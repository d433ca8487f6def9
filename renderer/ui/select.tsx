import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import type { FieldTexts } from './field-messages.tsx';
import field from './field.module.css';
import styles from './select.module.css';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps<V extends string> extends FieldTexts {
  value: V;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  isDisabled?: boolean;
  /** Hides the label from sight only (a toolbar whose options explain themselves). */
  isLabelHidden?: boolean;
  className?: string;
}

/**
 * The platform's own <select>: its role is `combobox` and its name exactly the label, type-ahead
 * and screen readers work as everywhere else, and Chromium lets us draw its list.
 */
export function Select<V extends string>(props: SelectProps<V>): ReactNode {
  const {
    label,
    aside,
    description,
    error,
    warning,
    value,
    onChange,
    options,
    isDisabled,
    isLabelHidden,
    className,
  } = props;
  const id = useId();
  return (
    <div className={cx(field['field'], className)}>
      {isLabelHidden === true ? null : (
        <div className={field['labelRow']}>
          <label className={field['label']} htmlFor={id}>
            {label}
          </label>
          {aside === undefined || aside === null ? null : <span className={field['aside']}>{aside}</span>}
        </div>
      )}
      <select
        id={id}
        className={cx(field['control'], styles['select'])}
        value={value}
        disabled={isDisabled === true}
        aria-invalid={Boolean(error)}
        aria-describedby={`${id}-messages`}
        {...(isLabelHidden === true ? { 'aria-label': label } : {})}
        onChange={(event) => onChange(event.currentTarget.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled === true}>
            {option.label}
          </option>
        ))}
      </select>
      <div
        id={`${id}-messages`}
        hidden={!error && !warning && (description === undefined || description === null)}
      >
        {error ? (
          <div className={cx(field['message'], field['error'])}>
            <CircleAlert aria-hidden />
            <span>{error}</span>
          </div>
        ) : null}
        {warning ? (
          <div className={cx(field['message'], field['warning'])}>
            <TriangleAlert aria-hidden />
            <span>{warning}</span>
          </div>
        ) : null}
        <div className={field['description']}>{description}</div>
      </div>
    </div>
  );
}
