import type { Page } from '../devtools.ts';

const PX_PER_SECOND = 3000;
const SCROLL_MS = 10_000;
const SLOW_MS = 33;
const ROWS = 100_000;

/** Share of frames over 33 ms while an element is scrolled at a steady speed, in hundredths. */
function scrolling(element: string): string {
  return `new Promise((resolve) => {
    const list = ${element};
    const frames = [];
    let startedAt = 0;
    let last = 0;
    const step = (now) => {
      if (startedAt === 0) startedAt = now;
      else frames.push(now - last);
      last = now;
      list.scrollTop = ((now - startedAt) / 1000) * ${PX_PER_SECOND};
      if (now - startedAt < ${SCROLL_MS}) requestAnimationFrame(step);
      else resolve({ slow: (100 * frames.filter((ms) => ms > ${SLOW_MS}).length) / frames.length, frames: frames.length });
    };
    list.scrollTop = 0;
    requestAnimationFrame(step);
  })`;
}

/**
 * As little as a virtual list can be: over the grid, of its size, rows of text that are placed anew
 * when the scroll position changes. What it loses in frames this machine cannot paint.
 */
const BARE_LIST = `(() => {
  const grid = document.querySelector('[role="grid"]').getBoundingClientRect();
  const list = document.createElement('div');
  list.id = 'bare-list';
  Object.assign(list.style, {
    position: 'fixed', zIndex: 9999, overflow: 'auto', background: 'white', contain: 'strict',
    left: grid.left + 'px', top: grid.top + 'px', width: grid.width + 'px', height: grid.height + 'px',
  });
  const body = document.createElement('div');
  Object.assign(body.style, { position: 'relative', height: ${ROWS} * 32 + 'px' });
  list.append(body);
  const rows = Array.from({ length: Math.ceil(grid.height / 32) + 2 }, () => {
    const row = document.createElement('div');
    Object.assign(row.style, { position: 'absolute', height: '32px', left: 0, right: 0, whiteSpace: 'nowrap' });
    body.append(row);
    return row;
  });
  const place = () => {
    const first = Math.floor(list.scrollTop / 32);
    rows.forEach((row, at) => {
      row.style.transform = 'translateY(' + (first + at) * 32 + 'px)';
      row.textContent = 'Product ' + (first + at) + '   ¥1,480   Active   General - Tangible Goods   yesterday';
    });
  };
  list.addEventListener('scroll', place);
  document.body.append(list);
  place();
  return true;
})()`;

interface Scrolled {
  readonly slow: number;
  readonly frames: number;
}

/** How many more hundredths of the frames are slow in the grid than in a bare list, in the same window. */
export async function measureSlowFrames(page: Page, report: (line: string) => void): Promise<number> {
  const grid = await page.evaluate<Scrolled>(scrolling(`document.querySelector('[role="grid"]')`));
  await page.evaluate(BARE_LIST);
  const bare = await page.evaluate<Scrolled>(scrolling(`document.querySelector('#bare-list')`));
  await page.evaluate(`document.querySelector('#bare-list').remove()`);
  report(
    `slow frames: grid ${grid.slow.toFixed(1)} % of ${grid.frames}, bare list ${bare.slow.toFixed(1)} % of ${bare.frames}`,
  );
  return Math.max(0, grid.slow - bare.slow);
}
