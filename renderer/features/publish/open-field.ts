import { goTo } from '#renderer/screen/navigation.ts';

/** Frames to wait for the page to be drawn: two seconds, far more than it takes. */
const MAX_FRAMES = 120;

/** Opens the page at `route` (of a product, of the portal) at a field, ready to be mended. */
export function openField(route: string, path: string | null): void {
  goTo(route);
  if (path === null) return;
  const ids = [`field-${path}`, `field-${path.split('.')[0] ?? path}`];
  let frames = 0;
  const find = (): void => {
    const field = ids.map((id) => document.getElementById(id)).find((each) => each !== null) ?? null;
    frames += 1;
    if (field === null) {
      if (frames < MAX_FRAMES) requestAnimationFrame(find);
      return;
    }
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
  };
  requestAnimationFrame(find);
}
