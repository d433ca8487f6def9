import type { Locator, Page } from '@playwright/test';

/**
 * Drags files from this machine's disk onto a place and lets go, as the system hands them to the
 * window: the page sees a drop it can trust and reads real files.
 */
export async function dropFiles(page: Page, place: Locator, files: readonly string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (box === null) throw new Error('the place to drop on is not to be seen');
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  // 1: the files may be copied.
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
    }
  } finally {
    await devtools.detach();
  }
}
