// oxlint-disable-next-line import/no-unassigned-import -- has to run before any schema is made
import './app/zod-without-eval.ts';
// oxlint-disable-next-line import/no-unassigned-import -- asks the engine before the rest is read
import './app/first-calls.ts';
import { createRoot } from 'react-dom/client';
// oxlint-disable-next-line import/no-unassigned-import -- declares the font's faces
import '@fontsource-variable/noto-sans-jp';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app/app.tsx';
import { applyTheme } from './app/appearance.ts';
import { CustomersScreen, WelcomeScreen } from './app/late-screens.tsx';
import { reportUncaughtErrors } from './app/report-errors.ts';
import { followEngine, useEngineState } from './bridge/engine-state.ts';
import { openCatalogAhead } from './features/catalog/open-ahead.ts';
import { readMessages } from './i18n/read-messages.ts';

reportUncaughtErrors();

async function open(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  applyTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  await followEngine();
  await Promise.all([firstScreen(), readMessages(useEngineState.getState().app?.language ?? 'en')]);
  createRoot(root).render(<App />);
}

/** What the window opens with: the catalog, people for support, the welcome where there is no account. */
async function firstScreen(): Promise<void> {
  const { accounts, sync } = useEngineState.getState();
  const accountId = accounts?.currentId ?? null;
  if (accountId === null) await WelcomeScreen.readAhead();
  else if (accounts?.profile === 'support') await CustomersScreen.readAhead();
  else await openCatalogAhead(accountId, sync?.pulled === true);
}

void open();
