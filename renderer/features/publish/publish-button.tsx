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

/** Its name is the one word "Publish"; the words around it are seen, and told as its description. */
export function PublishButton({ words, isDisabled, onPress }: PublishButtonProps): ReactNode {
  const text = useText();
  const id = useId();
  const name = text('publish.button');
  const at = words.indexOf(name);
  return (
    <>
      <VisuallyHidden>
        <span id={id}>{words}</span>
      </VisuallyHidden>
      <Button look="primary" aria-describedby={id} isDisabled={isDisabled} onPress={onPress}>
        <span>
          <span aria-hidden>{words.slice(0, at)}</span>
          {name}
          <span aria-hidden>{words.slice(at + name.length)}</span>
        </span>
      </Button>
    </>
  );
}
