import { ExternalLink } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button, type ButtonProps } from '#renderer/ui/button.tsx';

/** Opens a page in the person's browser, through the one gate for links. */
export function OpenLinkButton({
  url,
  children,
  ...props
}: { url: string } & Pick<ButtonProps, 'look' | 'size' | 'children'>): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const open = async (): Promise<void> => {
    const opened = await call('app.openExternal', { url });
    setError(opened.ok ? null : opened.error);
  };
  return (
    <>
      <Button {...props} onPress={() => void open()}>
        {children}
        <ExternalLink aria-hidden />
      </Button>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
    </>
  );
}
