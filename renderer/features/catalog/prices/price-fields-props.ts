import type { PriceForm } from '#shared/domain/price-form.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';

export interface PriceFieldsProps {
  readonly form: PriceForm;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (change: Partial<PriceForm>) => void;
}

/** The form with one amount of one currency typed anew. */
export function withAmount(
  form: PriceForm,
  currency: string,
  slot: string,
  typed: string,
): Pick<PriceForm, 'amounts'> {
  return { amounts: { ...form.amounts, [currency]: { ...form.amounts[currency], [slot]: typed } } };
}
