import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { cellWords, columnHeading } from '../product-columns.tsx';
import { TaxCodePicker } from '../tax-code-picker.tsx';
import { ChangePricesFields, TaxBehaviorFields } from './bulk-price-fields.tsx';
import { patternProblem, SEARCHABLE, SETTABLE, type BulkForm } from './bulk-form.ts';

interface BulkFieldsProps {
  readonly form: BulkForm;
  readonly onChange: (change: Partial<BulkForm>) => void;
}

/** What the chosen action needs to know. */
export function BulkFields({ form, onChange }: BulkFieldsProps): ReactNode {
  const text = useText();
  switch (form.kind) {
    case 'setField':
      return (
        <>
          <Select
            label={text('bulk.field')}
            value={form.column}
            onChange={(column) => onChange({ column, value: '' })}
            options={SETTABLE.map((column) => ({
              value: column as string,
              label: columnHeading(column, text),
            }))}
          />
          <ValueField form={form} onChange={onChange} />
        </>
      );
    case 'setMetadata':
      return (
        <>
          <TextField
            label={text('bulk.key')}
            value={form.key}
            onChange={(key) => onChange({ key })}
            autoComplete="off"
          />
          <TextField
            label={text('bulk.value')}
            value={form.metadataValue}
            onChange={(metadataValue) => onChange({ metadataValue })}
            autoComplete="off"
          />
        </>
      );
    case 'removeMetadata':
      return (
        <TextField
          label={text('bulk.key')}
          value={form.key}
          onChange={(key) => onChange({ key })}
          autoComplete="off"
        />
      );
    case 'replace': {
      const problem = patternProblem(form);
      return (
        <>
          <Select
            label={text('bulk.findIn')}
            value={form.findIn}
            onChange={(findIn) => onChange({ findIn })}
            options={SEARCHABLE.map((column) => ({
              value: column as string,
              label: columnHeading(column, text),
            }))}
          />
          <TextField
            label={text('bulk.find')}
            value={form.find}
            onChange={(find) => onChange({ find })}
            error={problem === null ? null : text(problem)}
            autoComplete="off"
          />
          <TextField
            label={text('bulk.replaceWith')}
            value={form.replaceWith}
            onChange={(replaceWith) => onChange({ replaceWith })}
            autoComplete="off"
          />
          <Checkbox isSelected={form.matchesCase} onChange={(matchesCase) => onChange({ matchesCase })}>
            {text('bulk.matchesCase')}
          </Checkbox>
          <Checkbox
            isSelected={form.isPattern}
            onChange={(isPattern) => onChange({ isPattern })}
            description={text('bulk.isPatternHelp')}
          >
            {text('bulk.isPattern')}
          </Checkbox>
        </>
      );
    }
    case 'changePrices':
      return <ChangePricesFields form={form} onChange={onChange} />;
    case 'setTaxBehavior':
      return <TaxBehaviorFields form={form} onChange={onChange} />;
    case 'duplicate':
      return (
        <TextField
          label={text('bulk.naming')}
          description={text('bulk.namingHelp', { name: '{name}' })}
          value={form.naming}
          onChange={(naming) => onChange({ naming })}
          autoComplete="off"
        />
      );
    case 'archive':
    case 'unarchive':
      return <p>{text(`bulk.help.${form.kind}`)}</p>;
  }
}

function ValueField({ form, onChange }: BulkFieldsProps): ReactNode {
  const text = useText();
  const words = cellWords(text);
  const label = text('bulk.value');
  const { column, value } = form;
  const change = (next: string): void => onChange({ value: next });
  if (column === 'taxCode') return <TaxCodePicker label={label} value={value} onChange={change} />;
  if (column === 'active' || column === 'shippable') {
    const choices = column === 'active' ? [words.active, words.archived] : [words.shipped, words.notShipped];
    return (
      <Select
        label={label}
        value={value}
        onChange={change}
        options={[
          { value: '', label: text(column === 'active' ? 'bulk.choose' : 'value.none') },
          ...choices.map((choice) => ({ value: choice, label: choice })),
        ]}
      />
    );
  }
  if (column === 'description' || column === 'marketingFeatures') {
    return (
      <TextArea
        label={label}
        rows={4}
        value={value}
        onChange={change}
        description={text('bulk.emptyClears')}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={change}
      description={text(column === 'packageDimensions' ? 'bulk.sizeHelp' : 'bulk.emptyClears')}
      autoComplete="off"
    />
  );
}
