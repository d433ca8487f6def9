import { useId } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';

interface PublishButtonProps {
  /** What it does, in full: seen on the button, and told after its name. */
  readonly words: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

export function PublishButton({ words, isDisabled, onPress }: PublishButtonProps): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <>
      <VisuallyHidden>
        <span id={id}>{words}</span>
      </VisuallyHidden>
      <Button
        look="primary"
        aria-label={text('publish.button')}
        aria-describedby={id}
        isDisabled={isDisabled}
        onPress={onPress}
      >
        {words}
      </Button>
    </>
  );
}
