import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The question. */
  title: string;
  /** What it means. */
  children: ReactNode;
  /** Says exactly what happens. */
  confirmLabel: string;
  isDanger?: boolean;
  isBusy?: boolean;
  /** Asks to type this text first. */
  typedText?: { label: string; expected: string };
  error?: string | null;
  onConfirm: (typed: string) => void;
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const {
    isOpen,
    onClose,
    title,
    children,
    confirmLabel,
    isDanger = false,
    isBusy = false,
    typedText,
    error,
  } = props;
  const text = useText();
  const [typed, setTyped] = useState('');
  const matches = typedText === undefined || typed.trim() === typedText.expected.trim();
  const confirm = (): void => {
    if (matches && !isBusy) props.onConfirm(typed);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      width="narrow"
      role="alertdialog"
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look={isDanger ? 'danger' : 'primary'} isDisabled={!matches || isBusy} onPress={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {typedText === undefined ? null : (
        <TextField
          label={typedText.label}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the question is about this very text
          autoFocus
          error={error}
          onKeyDown={(event) => {
            if (event.key === 'Enter') confirm();
          }}
        />
      )}
      {typedText === undefined && error ? <p role="alert">{error}</p> : null}
    </Dialog>
  );
}
