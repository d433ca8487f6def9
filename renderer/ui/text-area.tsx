import type { ReactNode, Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import { FieldLabel, FieldMessages, type FieldTexts } from './field-messages.tsx';
import styles from './field.module.css';

export interface TextAreaProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'>, FieldTexts {
  placeholder?: string;
  rows?: number;
  className?: string;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** To grow with a text, all of it is laid out at each key: beyond this the window would freeze, and no box is that tall. */
const GROWS_UP_TO = 5000;

/** Grows with its text up to 40 % of the window. */
export function TextArea(props: TextAreaProps): ReactNode {
  const {
    label,
    aside,
    description,
    error,
    warning,
    placeholder,
    rows = 3,
    className,
    inputRef,
    ...rest
  } = props;
  return (
    <TextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} aside={aside} />
      <AriaTextArea
        className={cx(styles['control'], (rest.value ?? '').length > GROWS_UP_TO && styles['full'])}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <FieldMessages description={description} warning={warning} error={error} />
    </TextField>
  );
}
