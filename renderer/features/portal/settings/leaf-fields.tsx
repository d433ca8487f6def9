import type { ReactNode } from 'react';
import type { LeafPath, PortalFields } from '#shared/domain/portal/leaves.ts';
import { textLength } from '#shared/domain/text-length.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, leafValueText } from '#renderer/i18n/portal-field-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { LeafNotes } from './leaf-notes.tsx';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';

/** The leaves whose value is of a type. */
type LeafOf<T> = { [P in LeafPath]: PortalFields[P] extends T ? P : never }[LeafPath];
type TextLeaf = Exclude<
  { [P in LeafPath]: null extends PortalFields[P] ? P : never }[LeafPath],
  `${string}.products`
>;
type WordLeaf = { [P in LeafPath]: PortalFields[P] extends string ? P : never }[LeafPath];

/** Where a review's link to a field leads: by its path. */
export function LeafField({
  path,
  children,
}: {
  readonly path: LeafPath;
  readonly children: ReactNode;
}): ReactNode {
  const { onFocus } = useSettingsPage();
  return (
    <div id={`field-${path}`} className={styles['field']} onFocus={() => onFocus(path)}>
      {children}
      <LeafNotes path={path} />
    </div>
  );
}

export function LeafSwitch({ path }: { readonly path: LeafOf<boolean> }): ReactNode {
  const text = useText();
  const { fields, change } = useSettingsPage();
  return (
    <LeafField path={path}>
      <Switch
        label={leafName(text, path)}
        description={help(text, path)}
        isSelected={fields[path]}
        onChange={(isOn) => change({ [path]: isOn })}
      />
    </LeafField>
  );
}

export function LeafText({
  path,
  limit,
  placeholder,
  isUrl = false,
}: {
  readonly path: TextLeaf;
  readonly limit?: number;
  readonly placeholder?: string;
  readonly isUrl?: boolean;
}): ReactNode {
  const text = useText();
  const { fields, change, findings } = useSettingsPage();
  const value = fields[path] ?? '';
  const own = findings.filter((finding) => finding.path === path && finding.severity === 'error');
  return (
    <LeafField path={path}>
      <TextField
        label={leafName(text, path)}
        description={help(text, path)}
        aside={
          limit === undefined
            ? text('ui.optional')
            : text('product.counter', { length: textLength(value), limit })
        }
        value={value}
        onChange={(typed) => change({ [path]: typed === '' ? null : typed })}
        autoComplete="off"
        error={own.length === 0 ? null : own.map((finding) => text.problem(finding)).join(' ')}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(isUrl ? { inputMode: 'url' as const } : {})}
      />
    </LeafField>
  );
}

export function LeafWord({
  path,
  options,
}: {
  readonly path: WordLeaf;
  readonly options: readonly string[];
}): ReactNode {
  const text = useText();
  const { fields, change, findings } = useSettingsPage();
  const value = fields[path];
  // A word that Stripe added later is shown as it is, and stays unless another one is chosen.
  const all = options.includes(value) ? options : [...options, value];
  const own = findings.find((finding) => finding.path === path && finding.severity === 'error');
  return (
    <LeafField path={path}>
      <Select
        label={leafName(text, path)}
        description={help(text, path)}
        value={value}
        onChange={(word) => change({ [path]: word })}
        options={all.map((word) => ({ value: word, label: leafValueText(text, path, word) }))}
        error={own === undefined ? null : text.problem(own)}
        className={styles['narrow'] ?? ''}
      />
    </LeafField>
  );
}

/** A set: in the order of the list whatever the order of ticking. */
export function LeafWords({
  path,
  options,
}: {
  readonly path: LeafOf<readonly string[]>;
  readonly options: readonly string[];
}): ReactNode {
  const text = useText();
  const { fields, change } = useSettingsPage();
  const chosen = fields[path];
  const all = [...options, ...chosen.filter((word) => !options.includes(word))];
  const toggle = (word: string, isOn: boolean): void =>
    change({ [path]: all.filter((each) => (each === word ? isOn : chosen.includes(each))) });
  return (
    <LeafField path={path}>
      <fieldset className={styles['words']}>
        <legend>{leafName(text, path)}</legend>
        <p className={styles['quiet']}>{help(text, path)}</p>
        <div className={styles['wordGrid']}>
          {all.map((word) => (
            <Checkbox key={word} isSelected={chosen.includes(word)} onChange={(isOn) => toggle(word, isOn)}>
              {leafValueText(text, path, [word])}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </LeafField>
  );
}

/** One sentence on its effect for a customer. */
export function help(text: Text, path: LeafPath): string {
  return text.lookup(`portal.help.${path}`) ?? '';
}
