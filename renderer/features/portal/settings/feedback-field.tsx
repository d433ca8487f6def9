import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName } from '#renderer/i18n/portal-field-text.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { help, LeafField } from './leaf-fields.tsx';
import { useSettingsPage } from './settings-context.ts';

const PATH = 'features.subscription_cancel.cancellation_reason.feedback_options';

/** Ids of reasons of the merchant's own, made in Stripe. */
export function FeedbackField(): ReactNode {
  const text = useText();
  const { fields, change } = useSettingsPage();
  return (
    <LeafField path={PATH}>
      <TextField
        label={leafName(text, PATH)}
        description={help(text, PATH)}
        aside={text('ui.optional')}
        value={fields[PATH].join(', ')}
        onChange={(typed) => change({ [PATH]: typed.split(/[\s,]+/).filter((id) => id !== '') })}
        autoComplete="off"
      />
    </LeafField>
  );
}
