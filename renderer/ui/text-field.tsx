import type { ReactNode, Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import { FieldLabel, FieldMessages, type FieldTexts } from './field-messages.tsx';
import styles from './field.module.css';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, FieldTexts {
  placeholder?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, aside, description, error, warning, placeholder, className, inputRef, onKeyDown, ...rest } =
    props;
  return (
    <AriaTextField
      {...rest}
      {...(onKeyDown === undefined ? {} : { onKeyDown: heardByAll(onKeyDown) })}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={cx(styles['field'], className)}
    >
      <FieldLabel label={label} aside={aside} />
      <Input
        className={styles['control'] ?? ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <FieldMessages description={description} warning={warning} error={error} />
    </AriaTextField>
  );
}

type KeyHandler = NonNullable<AriaTextFieldProps['onKeyDown']>;

/** Whoever listens to a field's keys takes Enter; the others go on, so that Escape closes the dialog around it. */
function heardByAll(listen: KeyHandler): KeyHandler {
  return (event) => {
    listen(event);
    if (event.key !== 'Enter') event.continuePropagation();
  };
}
