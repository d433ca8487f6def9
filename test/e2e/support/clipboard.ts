import type { Page } from '@playwright/test';

/** What a spreadsheet program left on the clipboard. */
export async function putOnClipboard(window: Page, text: string): Promise<void> {
  await window.evaluate((copied) => {
    const onCopy = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData?.setData('text/plain', copied);
    };
    document.addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
  }, text);
}
