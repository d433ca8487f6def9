import type { ReactNode } from 'react';
import type { ProductFields } from '#shared/domain/product.ts';
import { textLength } from '#shared/domain/text-length.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FieldNotes } from './field-notes.tsx';
import { problemsAt, useProductPage, type ProductPage } from './product-context.ts';
import styles from './product-page.module.css';

type TextFieldName = {
  [F in keyof ProductFields]: ProductFields[F] extends string | null ? F : never;
}[keyof ProductFields];

interface ProductTextFieldProps {
  readonly path: TextFieldName;
  readonly label: string;
  /** In characters; absent where Stripe documents none. */
  readonly limit?: number;
  /** Many lines. */
  readonly isLong?: boolean;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly inputMode?: 'url';
}

/** One text of the product: typed, checked and counted as it is typed. */
export function ProductTextField(props: ProductTextFieldProps): ReactNode {
  const { path, label, limit, isLong = false, description, placeholder } = props;
  const text = useText();
  const page = useProductPage();
  const value = page.fields[path] ?? '';
  const { error, warning } = fieldMessages(text, page, path);
  const shared = {
    label,
    value,
    onChange: (typed: string) => page.change({ [path]: typed }),
    aside:
      (limit === undefined ? undefined : counter(text, value, limit)) ??
      (props.isOptional === true ? text('ui.optional') : undefined),
    error,
    warning,
    ...(description === undefined ? {} : { description }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(props.inputMode === undefined ? {} : { inputMode: props.inputMode }),
  };
  return (
    <div className={styles['field']} id={fieldAnchor(path)}>
      {isLong ? <TextArea {...shared} rows={4} /> : <TextField {...shared} autoComplete="off" />}
      <FieldNotes path={path} />
    </div>
  );
}

/** The first error of a field and its warnings, in words. */
export function fieldMessages(
  text: Text,
  page: Pick<ProductPage, 'problems'>,
  path: string,
): { error: string | null; warning: string | null } {
  const problems = problemsAt(page.problems, path);
  const said = (severity: 'error' | 'warning'): string | null => {
    const lines = problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => text.problem(problem));
    return lines.length === 0 ? null : lines.join(' ');
  };
  return { error: said('error'), warning: said('warning') };
}

/** How far along the limit a text is; silent while there is plenty of room. */
export function counter(text: Text, value: string, limit: number): string | undefined {
  const length = textLength(value);
  if (limit > 30 && length < limit * 0.8) return undefined;
  return length === 0 ? undefined : text('product.counter', { length, limit });
}

/** Where a review's link to a problem leads. */
export function fieldAnchor(path: string): string {
  return `field-${path.split('.')[0] ?? path}`;
}
