import { useEffect, useState } from 'react';
import type { BrandDraft, BrandReading } from '#shared/contract/branding.ts';
import { BRAND_FIELDS, type BrandField, compareBrandField } from '#shared/domain/brand-diff.ts';
import { SAME_PICTURE_PERCENT } from '#shared/domain/picture-distance.ts';
import { comparePictures } from './compare-pictures.ts';

/**
 * - `same`, `differs`: as read
 * - `look`: two pictures further apart than they are by scaling alone; the person decides
 * - `unreadable`: it could not be read back
 */
export type FieldOutcome = 'same' | 'differs' | 'look' | 'unreadable';

export interface ComparedField {
  readonly field: BrandField;
  readonly outcome: FieldOutcome;
  /** Percent apart, for pictures that were compared. */
  readonly distance: number | null;
}

/** A mode's live brand against the draft, field by field; null until it was read and its pictures compared. */
export function useComparison(reading: BrandReading, draft: BrandDraft): readonly ComparedField[] | null {
  const [compared, setCompared] = useState<readonly ComparedField[] | null>(null);
  const { brand: live, pictures } = reading;
  const { brand } = draft;
  useEffect(() => {
    let isGone = false;
    const compare = async (): Promise<void> => {
      if (live === null) {
        setCompared(null);
        return;
      }
      const fields = await Promise.all(
        BRAND_FIELDS.map(async (field): Promise<ComparedField> => {
          if (field !== 'icon' && field !== 'logo') {
            const match = compareBrandField(field, live, brand);
            return { field, outcome: match === 'same' ? 'same' : 'differs', distance: null };
          }
          const state = pictures[field];
          if (state === 'unreadable' || state === 'notPermitted') {
            return { field, outcome: 'unreadable', distance: null };
          }
          const match = compareBrandField(field, live, brand);
          if (match !== 'maybe') return { field, outcome: match, distance: null };
          const distance = await comparePictures(field, live, brand);
          if (distance === null) return { field, outcome: 'unreadable', distance };
          return { field, outcome: distance <= SAME_PICTURE_PERCENT ? 'same' : 'look', distance };
        }),
      );
      if (!isGone) setCompared(fields);
    };
    void compare();
    return () => {
      isGone = true;
    };
  }, [live, pictures, brand]);
  return compared;
}
