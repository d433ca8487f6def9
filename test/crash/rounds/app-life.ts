import { spawn } from 'node:child_process';
import { setTimeout as later } from 'node:timers/promises';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Result } from '#shared/errors.ts';
import { asAppEnvironment, electronPath, launcherFlags } from '#electron/tools/for-tests.mjs';
import { Shell } from '../../e2e/pages/shell.ts';
import { ProductPage } from '../../e2e/pages/product-page.ts';
import { launchApp, type RunningApp } from '../../e2e/support/launch-app.ts';
import { descendants, isRunning } from '../../e2e/support/processes.ts';
import { type Birth, type Life, Refused, type Starting } from './life.ts';

/** Two lanes on a machine that has other work: slow is not stuck. */
const START_LIMIT_MS = 120_000;

/** Starts the real app in its window. */
export function startAppLife(birth: Birth): Starting {
  const launched = launchApp({
    userData: birth.userData,
    appFolder: birth.build,
    limitMs: START_LIMIT_MS,
    env: environmentOf(birth),
  });
  const kill = async (): Promise<void> => {
    await killTree((await launched).app.process().pid ?? 0);
  };
  return { ready: launched.then((running) => bornFrom(running, birth.key, kill)), kill };
}

/** Starts it with nobody at its window: for a life that is to end while it starts. */
export function startAppUnwatched(birth: Birth): Pick<Starting, 'kill'> {
  const child = spawn(electronPath(), [...launcherFlags(), birth.build, '--language=en'], {
    env: asAppEnvironment({
      ...process.env,
      COUNTERTOP_USER_DATA: birth.userData,
      ...environmentOf(birth),
    }),
    stdio: 'ignore',
  });
  return { kill: () => killTree(child.pid ?? 0) };
}

function environmentOf({ env, port }: Birth): Record<string, string> {
  return { ...env, COUNTERTOP_STRIPE_API: `http://127.0.0.1:${port}` };
}

/** Reads the whole tree first: orphans belong to nobody any more. */
async function killTree(pid: number): Promise<void> {
  const tree = [pid, ...descendants(pid).map((process) => process.pid)];
  for (const id of tree) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended with its parent.
    }
  }
  while (tree.some(isRunning)) await later(5);
}

function bornFrom(running: RunningApp, key: string, kill: Life['kill']): Life {
  const page = running.window;
  return {
    connect: () => new Shell(running).connect(key),
    async call(name, input) {
      const reply = await page.evaluate(
        async ([procedure, argument]) => {
          // Bytes do not pass Playwright's wire; a picture comes as numbers.
          const given = argument as Record<string, unknown>;
          const bytes = Object.fromEntries(
            ['original', 'upload'].flatMap((field) =>
              Array.isArray(given[field]) ? [[field, new Uint8Array(given[field] as number[])]] : [],
            ),
          );
          return await window.countertop.invoke({
            type: 'call',
            callId: crypto.randomUUID(),
            name: procedure,
            input: { ...given, ...bytes },
          });
        },
        [name, asNumbers(input)] as const,
      );
      const answer = reply as Result<unknown>;
      if (!answer.ok) throw new Refused(name, answer.error);
      return answer.value as OutputOf<typeof name>;
    },
    async typeName(productId, name, onKey) {
      await page.evaluate((id) => {
        location.hash = `/catalog/${encodeURIComponent(id)}`;
      }, productId);
      const box = new ProductPage(page).text('Name');
      await box.click();
      await box.press('ControlOrMeta+a');
      let held = '';
      for (const letter of name) {
        held += letter;
        await box.press(letter);
        onKey(held);
      }
    },
    kill,
  };
}

function asNumbers(input: object): object {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      value instanceof Uint8Array ? [...value] : (value as unknown),
    ]),
  );
}
