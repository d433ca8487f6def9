import { encodePng, type Rgb } from './png.ts';

const SIDE = 256;
/** How soft an outline is, in pixels. */
const EDGE = 1.4;

/** Distance to an outline in pixels; negative inside. `x` and `y` run from −128 to 128. */
type Shape = (x: number, y: number) => number;

function box(cx: number, cy: number, halfWidth: number, halfHeight: number, radius: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + radius;
    const dy = Math.abs(y - cy) - halfHeight + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

function circle(cx: number, cy: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

function ring(cx: number, cy: number, radius: number, width: number): Shape {
  return (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;
}

function any(...shapes: readonly Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)));
}

function both(a: Shape, b: Shape): Shape {
  return (x, y) => Math.max(a(x, y), b(x, y));
}

/** A thing in two tones: its body and what is drawn on it. */
interface Motif {
  readonly body: Shape;
  readonly detail: Shape;
}

const MOTIFS: Readonly<Record<string, Motif>> = {
  bag: {
    body: any(box(0, 12, 52, 70, 12), box(0, -58, 52, 14, 4)),
    detail: any(box(0, 20, 32, 30, 8), box(0, -44, 52, 2.5, 0)),
  },
  bottle: { body: any(box(0, 24, 34, 62, 16), box(0, -52, 14, 26, 5)), detail: box(0, 30, 34, 22, 0) },
  box: { body: box(0, 8, 66, 52, 10), detail: any(box(0, 8, 9, 52, 0), box(0, -14, 66, 4, 0)) },
  card: { body: box(0, 0, 76, 48, 12), detail: any(box(0, -18, 76, 9, 0), box(-36, 20, 24, 6, 3)) },
  class: {
    body: any(circle(-34, -12, 24), circle(34, -12, 24), circle(0, -30, 28), box(0, 48, 70, 26, 24)),
    detail: circle(0, -30, 12),
  },
  cup: {
    body: any(both(box(-8, 8, 50, 48, 26), box(-8, 20, 50, 60, 2)), ring(46, 6, 22, 11)),
    detail: any(box(-24, -62, 4, 14, 4), box(-6, -66, 4, 18, 4), box(12, -62, 4, 14, 4)),
  },
  kettle: {
    body: any(box(-6, 22, 48, 42, 22), box(58, 2, 24, 6, 5), box(-6, -26, 26, 8, 4)),
    detail: ring(-6, -30, 34, 7),
  },
  leaf: { body: both(circle(-30, 0, 78), circle(30, 0, 78)), detail: box(0, 12, 3, 62, 3) },
  screen: {
    body: any(box(0, -12, 76, 52, 10), box(0, 58, 34, 7, 5)),
    detail: any(box(-30, -28, 30, 6, 3), box(-14, -8, 46, 6, 3), box(-24, 12, 36, 6, 3)),
  },
};

const made = new Map<string, Buffer>();
const KEPT = 400;

/**
 * A picture of the sample shop: a motif and a hue, `bag-24`. Drawn when first asked for.
 *
 * @returns nothing for a name it does not know
 */
export function samplePicture(name: string): Buffer | undefined {
  const [, motifName = '', hueText = ''] = /^([a-z]+)-(\d{1,3})$/.exec(name) ?? [];
  const motif = Object.hasOwn(MOTIFS, motifName) ? MOTIFS[motifName] : undefined;
  if (motif === undefined) return undefined;
  const known = made.get(name);
  if (known !== undefined) return known;
  const picture = draw(motif, Number(hueText) % 360);
  if (made.size < KEPT) made.set(name, picture);
  return picture;
}

function draw(motif: Motif, hue: number): Buffer {
  const ground = hsl(hue, 0.42, 0.9);
  const body = hsl(hue, 0.4, 0.36);
  const detail = hsl((hue + 28) % 360, 0.6, 0.74);
  return encodePng(SIDE, (px, py) => {
    const x = px - SIDE / 2;
    const y = py - SIDE / 2;
    const withBody = mix(ground, body, coverage(motif.body(x, y)));
    return mix(withBody, detail, coverage(motif.detail(x, y)));
  });
}

function coverage(distance: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance / EDGE));
}

function mix(under: Rgb, over: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(under[at] + (over[at] - under[at]) * share);
  return [channel(0), channel(1), channel(2)];
}

function hsl(hue: number, saturation: number, lightness: number): Rgb {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
