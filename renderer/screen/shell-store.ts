import { create } from 'zustand';

/** What lies over the window. One at a time: opening one closes the others. */
export type Overlay = 'palette' | 'shortcuts' | 'review' | null;

interface ShellState {
  readonly overlay: Overlay;
}

export const useShell = create<ShellState>(() => ({ overlay: null }));

export function openOverlay(overlay: Overlay): void {
  useShell.setState({ overlay });
}

/** The sheet "Review and publish", over any screen. */
export function openReview(): void {
  openOverlay('review');
}

export function closeOverlay(overlay: Exclude<Overlay, null>): void {
  if (useShell.getState().overlay === overlay) useShell.setState({ overlay: null });
}
