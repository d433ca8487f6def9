import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button, type ButtonProps } from '#renderer/ui/button.tsx';

/** Writes a masked report where the person says; the engine refuses one that still names someone. */
export function SaveReportButton({
  kind,
  content,
  label,
  ...look
}: {
  kind: 'text' | 'json' | 'table';
  content: string;
  label: string;
} & Pick<ButtonProps, 'look' | 'size'>): ReactNode {
  const text = useText();
  const [said, setSaid] = useState<{ saved: boolean; error: string | null }>({ saved: false, error: null });
  const save = async (): Promise<void> => {
    setSaid({ saved: false, error: null });
    const done = await call('customers.saveReport', { kind, content });
    setSaid(
      done.ok ? { saved: done.value.saved, error: null } : { saved: false, error: text.error(done.error) },
    );
  };
  return (
    <>
      <Button {...look} isDisabled={content === ''} onPress={() => void save()}>
        <Download aria-hidden />
        {label}
      </Button>
      <span aria-live="polite">{said.saved ? text('customers.saved') : ''}</span>
      {said.error === null ? null : (
        <Alert tone="danger" isLive>
          {said.error}
        </Alert>
      )}
    </>
  );
}
