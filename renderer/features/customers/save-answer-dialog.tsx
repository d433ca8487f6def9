import { type ReactNode, useState } from 'react';
import type { AnswerVariant } from '#shared/contract/customers.ts';
import { type AnswerValues, openAnswer } from '#shared/domain/passcode/answer-template.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './customers.module.css';

/** Keeps a wording for every customer: what was this customer's is a placeholder again. */
export function SaveAnswerDialog(props: {
  answer: AnswerVariant['answer'];
  language: AnswerVariant['language'];
  text: string;
  values: AnswerValues;
  /** The saved wording that is shown, which may be replaced. */
  known: AnswerVariant | null;
  onClose: () => void;
  onSaved: (variants: readonly AnswerVariant[]) => void;
}): ReactNode {
  const text = useText();
  const { answer, language, known, onClose, onSaved } = props;
  const [name, setName] = useState(known?.name ?? '');
  const [template, setTemplate] = useState(openAnswer(props.text, props.values));
  const [error, setError] = useState<string | null>(null);
  const isReady = name.trim() !== '' && template.trim() !== '';
  const save = async (id: string | null): Promise<void> => {
    const saved = await call('customers.saveAnswer', { id, answer, language, name, text: template });
    if (saved.ok) onSaved(saved.value.variants);
    else setError(text.error(saved.error));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('customers.saveAnswerTitle')}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          {known === null ? null : (
            <Button isDisabled={!isReady} onPress={() => void save(known.id)}>
              {text('customers.replaceAnswer', { name: known.name })}
            </Button>
          )}
          <Button look="primary" isDisabled={!isReady} onPress={() => void save(null)}>
            {text('customers.saveAnswer')}
          </Button>
        </>
      }
    >
      <div className={styles['panel']}>
        <p>{text('customers.saveAnswerExplained')}</p>
        <TextField label={text('customers.answerName')} value={name} onChange={setName} maxLength={60} />
        <TextArea
          label={text('customers.answerTemplate')}
          description={text('customers.placeholders', { email: '{email}', link: '{link}', shop: '{shop}' })}
          value={template}
          onChange={setTemplate}
          rows={8}
          lang={language}
          maxLength={4000}
        />
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {error}
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
