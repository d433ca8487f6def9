import type { WebContents } from 'electron';

/** Twice as fine as the page itself: sharp on paper and on dense screens. */
const SCALE = 2;
/** Beyond this many pixels a side, pictures are painted in part or not at all: a longer page is drawn less finely. */
const MAX_SIDE = 16_000;
const LIMIT_MS = 20_000;

/**
 * A page from its top to `height` as PNG, however tall: beyond the window's own height and the screen's.
 * Sizes in the page's pixels. For windows drawn off screen: a hidden window that is not paints nothing.
 * Throws when no picture comes in time.
 */
export async function capturePage(
  page: WebContents,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const { debugger: devtools } = page;
  devtools.attach('1.3');
  try {
    // One device pixel a pixel of the page: how fine the picture is, the clip alone says.
    await devtools.sendCommand('Emulation.setDeviceMetricsOverride', {
      width,
      height: Math.min(height, 2000),
      deviceScaleFactor: 1,
      mobile: false,
    });
    const scale = Math.min(SCALE, MAX_SIDE / height);
    const taken: { data: string } = await inTime(
      devtools.sendCommand('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width, height, scale },
      }),
    );
    return new Uint8Array(Buffer.from(taken.data, 'base64'));
  } finally {
    devtools.detach();
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => reject(new Error('the page was not painted in time')), LIMIT_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(limit);
  }
}
