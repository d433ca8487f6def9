import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button, type ButtonProps } from './button.tsx';
import { copyText } from './copy-text.ts';

export interface CopyButtonProps extends Pick<ButtonProps, 'look' | 'size'> {
  value: string;
  /** What it copies; "Copied" stands in its place for a moment. */
  label: string;
}

const SAID_MS = 2_000;

export function CopyButton({ value, label, look = 'outline', size = 'normal' }: CopyButtonProps): ReactNode {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <Button look={look} size={size} isDisabled={value === ''} onPress={() => setCopied(copyText(value))}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{isCopied ? text('ui.copied') : label}</span>
    </Button>
  );
}
