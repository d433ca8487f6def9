import type { ErrorCorrection } from 'qr';

export const QR_LEVELS = ['low', 'medium', 'quartile', 'high'] as const satisfies readonly ErrorCorrection[];
export type QrLevel = (typeof QR_LEVELS)[number];

/** Modules around the code that scanners want free (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** The dark modules as one path on a square of `side` units, the quiet zone included. */
export async function qrPath(url: string, level: QrLevel): Promise<{ side: number; path: string }> {
  const rows = await qrRows(url, level);
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { side: rows.length, path };
}

/** The code as an SVG of its own: black on white whatever the theme, crisp at any size. */
export async function qrSvg(url: string, level: QrLevel, size: number): Promise<string> {
  const { side, path } = await qrPath(url, level);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>\n`;
}

/** The code as a PNG, at least `size` pixels wide: every module is the same whole number of pixels. */
export async function qrPng(url: string, level: QrLevel, size: number): Promise<Uint8Array> {
  const rows = await qrRows(url, level);
  const scale = Math.max(1, Math.ceil(size / rows.length));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = rows.length * scale;
  const drawing = canvas.getContext('2d');
  if (drawing === null) throw new Error('no canvas to draw on');
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.fillStyle = '#000';
  rows.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) drawing.fillRect(x * scale, y * scale, scale, scale);
    }),
  );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the canvas gave no picture');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Dark and light modules, the quiet zone included. The library is read when it is first needed. */
async function qrRows(url: string, level: QrLevel): Promise<readonly (readonly boolean[])[]> {
  const { default: encodeQR } = await import('qr');
  return encodeQR(url, 'raw', { ecc: level, border: QUIET_ZONE });
}
