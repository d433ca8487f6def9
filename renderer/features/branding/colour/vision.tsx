import {
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeRgb,
  useMode as register,
} from 'culori/fn';
import type { ReactNode } from 'react';

register(modeRgb);

/** How a page looks to people who see colours otherwise (Machado, Oliveira, Fernandes 2009). */
export const VISIONS = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];

const FILTERS = {
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
} as const;

const PRIMARIES = [
  { mode: 'rgb', r: 1, g: 0, b: 0 },
  { mode: 'rgb', r: 0, g: 1, b: 0 },
  { mode: 'rgb', r: 0, g: 0, b: 1 },
] as const;

/** The simulation as the matrix of an SVG filter: what becomes of each primary is a column of it. */
function matrixOf(vision: Exclude<Vision, 'usual'>): string {
  const columns = PRIMARIES.map((primary) => FILTERS[vision](primary));
  const rows = (['r', 'g', 'b'] as const).map((channel) =>
    [...columns.map((column) => (column[channel] ?? 0).toFixed(4)), '0', '0'].join(' '),
  );
  return [...rows, '0 0 0 1 0'].join(' ');
}

/** Filters for {@link visionFilter}; once a screen. */
export function VisionFilters(): ReactNode {
  return (
    <svg width="0" height="0" aria-hidden style={{ position: 'absolute' }}>
      {(['protanopia', 'deuteranopia', 'tritanopia'] as const).map((vision) => (
        <filter key={vision} id={`vision-${vision}`} colorInterpolationFilters="sRGB">
          <feColorMatrix type="matrix" values={matrixOf(vision)} />
        </filter>
      ))}
    </svg>
  );
}

export function visionFilter(vision: Vision): string | undefined {
  return vision === 'usual' ? undefined : `url(#vision-${vision})`;
}
