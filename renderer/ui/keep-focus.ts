/**
 * A button that is switched off under the focus drops it on the page, where its dialog hears no key. The
 * dialog holds the focus meanwhile and gives it back once the button is on again. For the `ref` of an
 * element that stands directly in the dialog.
 */
export function keepFocus(part: HTMLElement | null): (() => void) | undefined {
  const dialog = part?.parentElement ?? null;
  if (dialog === null) return undefined;
  let last: Element | null = null;
  let waiting: HTMLElement | null = null;
  const note = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target !== dialog) last = target;
  };
  const mend = (): void => {
    const { activeElement, body } = document;
    if (waiting !== null && !waiting.matches(':disabled')) {
      if (activeElement === dialog) waiting.focus();
      waiting = null;
    } else if (last instanceof HTMLElement && last.matches(':disabled')) {
      if (activeElement !== body && activeElement !== last) return;
      waiting = last;
      dialog.focus();
    }
  };
  const observer = new MutationObserver(mend);
  dialog.addEventListener('focusin', note);
  observer.observe(dialog, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    dialog.removeEventListener('focusin', note);
  };
}
