import { type RefObject, useLayoutEffect, useState } from 'react';

/** How much a picture of `width` pixels is scaled to fill its box; never enlarged. */
export function useFitZoom(box: RefObject<HTMLElement | null>, width: number): number {
  const [zoom, setZoom] = useState(1);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const fit = (): void => {
      const available = element.clientWidth;
      if (available > 0) setZoom(Math.min(1, Math.floor((available / width) * 1000) / 1000));
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, width]);
  return zoom;
}
