import type { BulkAction } from '#shared/domain/bulk-edit.ts';
import { patternFault } from '#shared/domain/bulk-edit.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';

export const BULK_KINDS = [
  'setField',
  'replace',
  'setMetadata',
  'removeMetadata',
  'archive',
  'unarchive',
  'duplicate',
] as const;
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
  };
}

/** The action that the form asks for; null while something is missing or it is no action of fields. */
export function actionOf(form: BulkForm): BulkAction | null {
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
    case 'duplicate':
      return null;
  }
}

/** What is wrong with a pattern, as a message; null when nothing is. */
export function patternProblem(form: Pick<BulkForm, 'isPattern' | 'find'>): MessageKey | null {
  if (!form.isPattern || form.find === '') return null;
  const fault = patternFault(form.find);
  return fault === null ? null : fault === 'malformed' ? 'bulk.patternMalformed' : 'bulk.patternTooSlow';
}
