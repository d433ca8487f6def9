import { create } from 'zustand';

/** What lies over the window. One at a time: opening one closes the others. */
export type Overlay = 'palette' | 'shortcuts' | 'review' | null;

/** A set of changes that is aside, by what the dialog calls it. */
export interface AsideSet {
  readonly id: number;
  readonly name: string;
}

interface ShellState {
  readonly overlay: Overlay;
  /** Whose changes are reviewed; null: those in work. */
  readonly reviewOf: AsideSet | null;
}

export const useShell = create<ShellState>(() => ({ overlay: null, reviewOf: null }));

export function openOverlay(overlay: Overlay): void {
  useShell.setState({ overlay, reviewOf: null });
}

/** The sheet "Review and publish", over any screen. */
export function openReview(): void {
  openOverlay('review');
}

/** The same sheet, for a set that is aside: what is in work stays as it is. */
export function openReviewOf(set: AsideSet): void {
  useShell.setState({ overlay: 'review', reviewOf: set });
}

export function closeOverlay(overlay: Exclude<Overlay, null>): void {
  if (useShell.getState().overlay === overlay) useShell.setState({ overlay: null });
}
