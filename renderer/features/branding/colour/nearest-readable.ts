import { type ColourSlot, passesEverywhere } from './contrast-rows.ts';
import { nearestPassing } from './nearest-passing.ts';

/** Colours found lately: the search looks at thousands, and a screen asks again each time it is drawn. */
const known = new Map<string, string | null>();
const KEPT = 40;

/** The nearest colour that reads on every part that is drawn in this colour; null where none of its hue does. */
export function nearestReadable(slot: ColourSlot, colour: string): string | null {
  const key = `${slot} ${colour}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const near = nearestPassing(colour, (hex) => passesEverywhere(slot, hex));
  const [oldest] = known.keys();
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
  known.set(key, near);
  return near;
}
