import { type ReactNode, useEffect, useState } from 'react';
import type { AnswerVariant, Lookup } from '#shared/contract/customers.ts';
import { fillAnswer } from '#shared/domain/passcode/answer-template.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Language } from '#renderer/i18n/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './customers.module.css';
import { answerLanguage, answerValues, readyAnswer } from './ready-answer.ts';
import { SaveAnswerDialog } from './save-answer-dialog.tsx';

/** What stands in the choice of wordings for ours. */
const OURS = 'ours';

/** The text to send, in the customer's language, with one button that copies it. */
export function AnswerRegion({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const [chosenLanguage, setLanguage] = useState<Language | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [variants, setVariants] = useState<readonly AnswerVariant[]>([]);
  const [isSaving, setSaving] = useState(false);
  useEffect(() => {
    let isShown = true;
    void call('customers.listAnswers').then((found) => {
      if (isShown && found.ok) setVariants(found.value.variants);
    });
    return () => {
      isShown = false;
    };
  }, []);
  const language = chosenLanguage ?? answerLanguage(lookup, text.language);
  const { answer } = lookup.conclusion;
  const own = variants.filter((each) => each.answer === answer && each.language === language);
  // Who has a wording of their own wrote it to be used.
  const variant = chosenId === OURS ? undefined : (own.find(({ id }) => id === chosenId) ?? own[0]);
  const values = answerValues(lookup, language);
  const ready = variant === undefined ? readyAnswer(lookup, language) : fillAnswer(variant.text, values);
  // What was edited stays as long as it is an edit of this very answer.
  const [edited, setEdited] = useState<{ of: string; value: string } | null>(null);
  if (ready === null || answer === null) return null;
  const value = edited?.of === ready ? edited.value : ready;

  const remove = async (id: string): Promise<void> => {
    const left = await call('customers.removeAnswer', { id });
    if (left.ok) setVariants(left.value.variants);
  };

  return (
    <section aria-label={text('customers.answer')} className={styles['panel']}>
      <div className={styles['checkHead']}>
        <h2>{text('customers.answer')}</h2>
        <div className={styles['matchActions']}>
          {own.length === 0 ? null : (
            <Select
              label={text('customers.wording')}
              isLabelHidden
              value={variant?.id ?? OURS}
              onChange={setChosenId}
              options={[
                ...own.map(({ id, name }) => ({ value: id, label: name })),
                { value: OURS, label: text('customers.wordingOurs') },
              ]}
            />
          )}
          <Select
            label={text('customers.answerLanguage')}
            isLabelHidden
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'en', label: text('customers.languageEn') },
              { value: 'ja', label: text('customers.languageJa') },
            ]}
          />
        </div>
      </div>
      <TextArea
        label={text('customers.answerText')}
        value={value}
        onChange={(next) => setEdited({ of: ready, value: next })}
        description={text('customers.answerNote')}
        rows={6}
        lang={language}
      />
      <div className={styles['matchActions']}>
        <CopyButton look="primary" value={value} label={text('customers.copyAnswer')} />
        <Button look="quiet" onPress={() => setSaving(true)}>
          {text('customers.saveAnswerMore')}
        </Button>
        {variant === undefined ? null : (
          <Button look="quiet" onPress={() => void remove(variant.id)}>
            {text('customers.removeAnswer', { name: variant.name })}
          </Button>
        )}
      </div>
      {isSaving ? (
        <SaveAnswerDialog
          answer={answer}
          language={language}
          text={value}
          values={values}
          known={variant ?? null}
          onClose={() => setSaving(false)}
          onSaved={(all) => {
            const saved = all.find(({ id }) => id === variant?.id) ?? all.at(-1);
            setVariants(all);
            setChosenId(saved?.id ?? null);
            setEdited(null);
            setSaving(false);
          }}
        />
      ) : null}
    </section>
  );
}
