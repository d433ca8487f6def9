import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median } from '../benchmark.ts';
import type { Page } from '../devtools.ts';
import { focusGrid, until } from '../grid-probe.ts';
import { withDataFolder } from '../opened-app.ts';

const ROWS = 500;
/** What is pasted beside the names that a person has in a spreadsheet. */
const COLUMNS = [
  'metadata.place',
  'description',
  'unitLabel',
  'statementDescriptor',
  'url',
  'marketingFeatures',
  'metadata.shelf',
  'metadata.season',
  'metadata.maker',
  'metadata.colour',
] as const;
const RUNS = 3;

/** Each run pastes other texts, so that every cell changes. */
function cellsOf(run: number): string[][] {
  return Array.from({ length: ROWS }, (_, row) => {
    const stamp = `${run}-${String(row).padStart(3, '0')}`;
    return [
      `place ${stamp}`,
      `A cup of roast ${stamp}, light and sweet.`,
      `cup ${stamp}`,
      `SHOP ${stamp}`,
      `https://example.com/${stamp}`,
      `Fresh ${stamp}`,
      `shelf ${stamp}`,
      `season ${stamp}`,
      `maker ${stamp}`,
      `colour ${stamp}`,
    ];
  });
}

/** Waits until the window has painted that all cells changed and that the first rows show their texts. */
function pasted(run: number): string {
  return `new Promise((resolve) => {
    const grid = document.querySelector('[role="grid"]');
    const isDone = () =>
      document.querySelector('[role="progressbar"]') === null &&
      [...grid.querySelectorAll('[role="row"][data-row]')].filter((row) => Number(row.dataset.row) >= 0 && Number(row.dataset.row) < 8)
        .every((row) => row.textContent.includes('place ${run}-') && row.textContent.includes('colour ${run}-')) &&
      [...document.querySelectorAll('output')].some((output) => output.textContent.includes('5,000 cells'));
    const startedAt = performance.now();
    const look = () => {
      if (isDone()) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - globalThis.pastedAt);
        channel.port2.postMessage(null);
      } else if (performance.now() - startedAt > 60000) resolve(-1);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`;
}

const call = (name: string, input: object): string =>
  `window.countertop.invoke({ type: 'call', callId: crypto.randomUUID(), name: '${name}', input: ${JSON.stringify(input)} })`;

/** 5,000 prepared inserts in one transaction, into a table and file as the app keeps its drafts in. */
async function measureInserts(): Promise<number> {
  return await withDataFolder(async (folder) => {
    const database = new DatabaseSync(path.join(folder, 'raw.db'));
    try {
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE draft_field (change_set_id INTEGER NOT NULL, object_kind TEXT NOT NULL, object_id TEXT NOT NULL,
          path TEXT NOT NULL, base TEXT NOT NULL, value TEXT NOT NULL, changed_at INTEGER NOT NULL,
          PRIMARY KEY (change_set_id, object_kind, object_id, path)) STRICT, WITHOUT ROWID;
        CREATE INDEX draft_field_by_object ON draft_field (object_kind, object_id)`);
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const cells = cellsOf(run);
        const startedAt = performance.now();
        database.exec('BEGIN IMMEDIATE');
        const insert = database.prepare(`INSERT INTO draft_field VALUES (1, 'product', ?, ?, 'null', ?, 0)`);
        for (const [row, texts] of cells.entries())
          for (const [column, text] of texts.entries())
            insert.run(`prod_${run}_${row}`, COLUMNS[column] ?? '', JSON.stringify(text));
        database.exec('COMMIT');
        times.push(performance.now() - startedAt);
      }
      return median(times);
    } finally {
      database.close();
    }
  });
}

/** From the key press to the last cell painted, as a multiple of the bare inserts of as many values. */
export async function measurePaste(page: Page, report: (line: string) => void): Promise<number> {
  const layout = { shown: COLUMNS, widths: Object.fromEntries(COLUMNS.map((id) => [id, 90])), pinned: [] };
  await page.evaluate(call('catalog.saveLayout', { layout }));
  await page.evaluate('location.reload()');
  await until('the grid', 60_000, async () =>
    (await page.evaluate<number>(`document.querySelectorAll('[role="columnheader"]').length`)) ===
    COLUMNS.length + 2
      ? true
      : undefined,
  );
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await focusGrid(page);
    await page.press('Home', { ctrl: true });
    await page.press('ArrowRight');
    await page.press('ArrowRight');
    const text = cellsOf(run)
      .map((row) => row.join('\t'))
      .join('\n');
    await page.evaluate(`(() => {
      document.addEventListener('copy', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData.setData('text/plain', ${JSON.stringify(text)});
      }, { capture: true, once: true });
      document.execCommand('copy');
      document.addEventListener('keydown', (event) => { globalThis.pastedAt = event.timeStamp; }, { capture: true, once: true });
    })()`);
    const done = page.evaluate<number>(pasted(run));
    await page.press('v', { ctrl: true, commands: ['paste'] });
    const ms = await done;
    if (ms < 0) throw new Error('the paste was not seen');
    times.push(ms);
  }
  const raw = await measureInserts();
  report(`paste ${times.map(Math.round).join(' ')} ms, bare inserts ${raw.toFixed(1)} ms`);
  return median(times) / raw;
}
