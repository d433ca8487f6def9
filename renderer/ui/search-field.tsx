import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from './cx.ts';
import field from './field.module.css';
import styles from './search-field.module.css';

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** The accessible name; stands in the empty box too unless `placeholder` says otherwise. */
  label: string;
  placeholder?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({
  label,
  placeholder,
  className,
  inputRef,
  ...rest
}: SearchFieldProps): ReactNode {
  const text = useText();
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx(styles['search'], className)}>
      <Search aria-hidden className={styles['icon']} />
      <Input
        className={cx(field['control'], styles['input'])}
        placeholder={placeholder ?? label}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className={styles['clear'] ?? ''} aria-label={text('ui.clear')}>
        <X aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
