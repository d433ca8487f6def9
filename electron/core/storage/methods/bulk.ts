import type { BulkEffect } from '#shared/contract/catalog-bulk.ts';
import { type BulkAction, bulkCells, MAX_SAMPLES } from '#shared/domain/bulk-edit.ts';
import { applyCells } from '#shared/domain/sheet/apply-cells.ts';
import { productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { Database } from '../database.ts';
import { fieldSteps } from '../draft-edits.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { objectStep } from '../edit-plan.ts';
import { applyStretch } from '../object-edits.ts';
import { createReplacer } from '../replace-text.ts';
import { readVisible } from '../visible.ts';
import { copySteps } from './drafts.ts';
import { type StretchOf, cellContextOf, changedFields, readKnownCodes } from './sheet.ts';

export interface BulkStretch {
  /** Null as long as nothing has changed. */
  readonly editId: number | null;
  readonly effect: BulkEffect;
  readonly productIds: string[];
}

export const bulkMethods = {
  /**
   * A stretch of products that an action is made on or, `isTrial`, only tried on. Fails with
   * `catalog/pattern-too-slow`.
   */
  editManyProducts(
    database: Database,
    input: StretchOf & { productIds: readonly string[]; action: BulkAction; isTrial: boolean },
  ): BulkStretch {
    const { action, nowAt } = input;
    const products = readVisible(database, input.productIds);
    const known = readKnownCodes(database);
    const replace = createReplacer();
    const steps: EditStep[] = [];
    const productIds: string[] = [];
    const samples: BulkEffect['samples'] = [];
    const refused: BulkEffect['refused'] = [];
    let unchanged = 0;
    let name: string | null = null;
    for (const product of products.values()) {
      const { id, fields } = product;
      const applied = applyCells(fields, bulkCells(fields, action, replace), cellContextOf(product, known));
      const [problem] = applied.refused.map((cell) => cell.problem);
      // A product that was to be deleted stays when its status is set.
      const isKept = action.type === 'archive' || action.type === 'unarchive';
      const stays = isKept && product.object?.intent === 'delete' ? [objectStep(product, null)] : [];
      const own = [...stays, ...fieldSteps(product, changedFields(fields, applied.fields), nowAt)];
      if (problem !== undefined) {
        const { code, path, severity, params } = problem;
        refused.push({
          problem: { code, path, severity, params: { ...params } },
          count: 1,
          names: [fields.name],
        });
        continue;
      }
      if (own.length === 0) {
        unchanged += 1;
        continue;
      }
      name ??= fields.name;
      steps.push(...own);
      productIds.push(id);
      for (const step of own) {
        if (step.kind !== 'field' || samples.length >= MAX_SAMPLES) continue;
        const [before, after] = [fields, applied.fields].map((side) => productCellText(side, step.path));
        samples.push({
          productId: id,
          name: fields.name,
          column: step.path,
          before: before ?? '',
          after: after ?? '',
        });
      }
    }
    const effect = { changed: productIds.length, unchanged, refused, samples };
    if (input.isTrial || steps.length === 0) return { editId: input.editId, effect, productIds };
    const editId = input.editId ?? openEdit(database, { label: input.label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, productIds.length, nowAt);
    return { editId, effect, productIds };
  },

  /** A stretch of copies; ids are the caller's. A product that is gone is passed over. */
  duplicateStretch(
    database: Database,
    input: StretchOf & { copies: readonly { productId: string; newId: string }[]; naming: string },
  ): { editId: number | null; made: string[] } {
    const sources = readVisible(
      database,
      input.copies.map(({ productId }) => productId),
    );
    const made: string[] = [];
    const steps: EditStep[] = [];
    for (const { productId, newId } of input.copies) {
      const source = sources.get(productId);
      if (source === undefined) continue;
      const name = input.naming.replaceAll('{name}', () => source.fields.name);
      steps.push(...copySteps(database, source, { newId, name, nowAt: input.nowAt }));
      made.push(newId);
    }
    if (steps.length === 0) return { editId: input.editId, made };
    const first = sources.get(input.copies[0]?.productId ?? '')?.fields.name ?? '';
    const editId = input.editId ?? openEdit(database, { label: input.label, name: first }, input.nowAt);
    applyStretch(database, editId, steps, made.length, input.nowAt);
    return { editId, made };
  },
};
