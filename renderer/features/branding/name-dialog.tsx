import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const MAX_LENGTH = 80;

/** Asks for a draft's name. */
export function NameDialog({
  title,
  name,
  onName,
  onClose,
}: {
  readonly title: string;
  readonly name: string;
  /** True when it was kept. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState(name);
  const isEmpty = typed.trim() === '';
  const keep = async (): Promise<void> => {
    if (!isEmpty && (await onName(typed.trim()))) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      width="narrow"
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" isDisabled={isEmpty} onPress={() => void keep()}>
            {text('branding.rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('branding.draftName')}
        value={typed}
        maxLength={MAX_LENGTH}
        onChange={setTyped}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is about this very text
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void keep();
        }}
      />
    </Dialog>
  );
}
