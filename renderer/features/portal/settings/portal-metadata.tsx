import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { LeafField } from './leaf-fields.tsx';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

/** Key by key; a key is given once, when it is added. */
export function PortalMetadata(): ReactNode {
  const text = useText();
  const { fields, change } = useSettingsPage();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const entries = Object.entries(fields.metadata);
  // Without a value Stripe has no key (facts 5.1, as 1.1).
  const isNew = key.trim() !== '' && value !== '' && !Object.hasOwn(fields.metadata, key.trim());
  const add = (): void => {
    change({ metadata: { ...fields.metadata, [key.trim()]: value } });
    setKey('');
    setValue('');
  };
  return (
    <LeafField path="metadata">
      <fieldset className={styles['words']}>
        <legend>{text('field.metadata')}</legend>
        <p className={styles['quiet']}>{text('portal.help.metadata')}</p>
        {entries.map(([name, own]) => (
          <div key={name} className={styles['metaRow']}>
            <TextField
              label={name}
              value={own}
              onChange={(typed) => change({ metadata: { ...fields.metadata, [name]: typed } })}
              autoComplete="off"
            />
            <IconButton
              label={text('portal.removeKey', { key: name })}
              onPress={() => {
                const { [name]: _gone, ...rest } = fields.metadata;
                change({ metadata: rest });
              }}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        <div className={styles['metaRow']}>
          <TextField label={text('portal.newKey')} value={key} onChange={setKey} autoComplete="off" />
          <TextField
            label={text('portal.newValue')}
            value={value}
            onChange={setValue}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && isNew) add();
            }}
          />
          <Button isDisabled={!isNew} onPress={add}>
            <Plus aria-hidden />
            {text('portal.addKey')}
          </Button>
        </div>
      </fieldset>
    </LeafField>
  );
}
