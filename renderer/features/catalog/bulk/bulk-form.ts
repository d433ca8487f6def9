import type { BulkAction } from '#shared/domain/bulk-edit.ts';
import { type BulkPriceAction, readPriceChange } from '#shared/domain/bulk-prices.ts';
import { isReadablePattern } from '#shared/domain/bulk-edit.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';

export const BULK_KINDS = [
  'setField',
  'replace',
  'setMetadata',
  'removeMetadata',
  'changePrices',
  'setTaxBehavior',
  'archive',
  'unarchive',
  'duplicate',
] as const;
export type AnyBulkAction = BulkAction | BulkPriceAction;
export type BulkKind = (typeof BULK_KINDS)[number];

/** Fields that one value for many products makes sense of. */
export const SETTABLE = [
  'taxCode',
  'active',
  'description',
  'statementDescriptor',
  'unitLabel',
  'url',
  'marketingFeatures',
  'shippable',
  'packageDimensions',
  'performanceLocation',
] as const;

/** Fields that hold text to find something in. */
export const SEARCHABLE = [
  'name',
  'description',
  'statementDescriptor',
  'unitLabel',
  'url',
  'marketingFeatures',
] as const;

/** What is typed into the form, whatever the action: changing the action loses nothing. */
export interface BulkForm {
  readonly kind: BulkKind;
  readonly column: string;
  readonly value: string;
  readonly key: string;
  readonly metadataValue: string;
  readonly findIn: string;
  readonly find: string;
  readonly replaceWith: string;
  readonly isPattern: boolean;
  readonly matchesCase: boolean;
  readonly naming: string;
  readonly scope: 'default' | 'all';
  readonly by: 'percent' | 'amount';
  readonly percent: string;
  readonly amount: string;
  readonly currency: string;
  readonly wholeRounding: 'none' | 'tens';
  readonly decimalRounding: 'none' | 'ninetyNine';
  readonly taxBehavior: 'inclusive' | 'exclusive';
}

export function emptyForm(naming: string): BulkForm {
  return {
    kind: 'setField',
    column: 'taxCode',
    value: '',
    key: '',
    metadataValue: '',
    findIn: 'name',
    find: '',
    replaceWith: '',
    isPattern: false,
    matchesCase: false,
    naming,
    scope: 'default',
    by: 'percent',
    percent: '',
    amount: '',
    currency: 'usd',
    wholeRounding: 'none',
    decimalRounding: 'none',
    taxBehavior: 'exclusive',
  };
}

/** The action that the form asks for; null while something is missing or it is no action of fields. */
export function actionOf(form: BulkForm): AnyBulkAction | null {
  const { kind, key } = form;
  switch (kind) {
    case 'setField':
      return { type: 'setField', column: form.column, text: form.value };
    case 'setMetadata':
      return key.trim() === '' || form.metadataValue === ''
        ? null
        : { type: kind, key: key.trim(), text: form.metadataValue };
    case 'removeMetadata':
      return key.trim() === '' ? null : { type: kind, key: key.trim() };
    case 'replace': {
      const { find, replaceWith, isPattern, matchesCase } = form;
      if (find === '' || patternProblem(form) !== null) return null;
      return { type: 'replace', columns: [form.findIn], find, replaceWith, isPattern, matchesCase };
    }
    case 'archive':
    case 'unarchive':
      return { type: kind };
    case 'changePrices': {
      const { scope, percent, currency, amount } = form;
      const by = form.by === 'percent' ? { kind: form.by, percent } : { kind: form.by, currency, amount };
      if (readPriceChange(by) === null) return null;
      const rounding = { whole: form.wholeRounding, decimal: form.decimalRounding };
      return { type: kind, scope, by, rounding };
    }
    case 'setTaxBehavior':
      return { type: kind, scope: form.scope, taxBehavior: form.taxBehavior };
    case 'duplicate':
      return null;
  }
}

/** What is wrong with a pattern, as a message; null when nothing is. */
export function patternProblem(form: Pick<BulkForm, 'isPattern' | 'find'>): MessageKey | null {
  if (!form.isPattern || form.find === '') return null;
  return isReadablePattern(form.find) ? null : 'bulk.patternMalformed';
}
