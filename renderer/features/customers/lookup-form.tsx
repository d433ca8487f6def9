import { type ClipboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/screen/commands.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './customers.module.css';
import { customersActions, useCustomersStore } from './customers-store.ts';

/** The one large box. */
export function LookupForm({ children }: { children: ReactNode }): ReactNode {
  const text = useText();
  const asked = useCustomersStore((state) => state.text);
  const attempt = useCustomersStore((state) => state.attempt);
  const isRunning = useCustomersStore((state) => state.isRunning);
  // What to do next is then to copy the answer.
  const hasAnswer = useCustomersStore((state) => state.asked?.lookup?.conclusion.answer != null);
  const [hasOptions, setOptions] = useState(attempt !== '');
  const box = useRef<HTMLInputElement>(null);
  // Whoever comes here has something to paste.
  useEffect(() => box.current?.focus(), []);
  useCommand('search.focus', () => box.current?.select());
  const submit = (value: string): void => void customersActions.lookUp(value);
  return (
    <search className={styles['form']}>
      <div className={styles['formRow']}>
        <SearchField
          label={text('customers.find')}
          placeholder={text('customers.placeholder')}
          value={asked}
          onChange={customersActions.setText}
          onSubmit={submit}
          onPaste={pasteOnOneLine}
          inputRef={box}
          className={styles['box'] ?? ''}
        />
        {isRunning ? (
          <Button size="large" onPress={customersActions.cancel}>
            {text('customers.cancel')}
          </Button>
        ) : (
          <Button
            look={hasAnswer ? 'outline' : 'primary'}
            size="large"
            isDisabled={asked.trim() === ''}
            onPress={() => submit(asked)}
          >
            {text('customers.search')}
          </Button>
        )}
      </div>
      <div className={styles['under']}>
        {hasOptions ? null : (
          <Button look="quiet" size="small" onPress={() => setOptions(true)}>
            {text('customers.options')}
          </Button>
        )}
        {children}
      </div>
      {hasOptions ? (
        <TextField
          label={text('customers.attempt')}
          description={text('customers.attemptHelp')}
          type="datetime-local"
          value={attempt}
          onChange={customersActions.setAttempt}
          className={styles['attempt'] ?? ''}
        />
      ) : null}
    </search>
  );
}

/** A box of one line drops line breaks and would glue a message's words together. */
function pasteOnOneLine(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (!/[\r\n]/.test(pasted)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const before = value.slice(0, selectionStart ?? value.length);
  const after = value.slice(selectionEnd ?? value.length);
  customersActions.setText(`${before}${pasted.replace(/\s*[\r\n]+\s*/g, ' ')}${after}`);
}
