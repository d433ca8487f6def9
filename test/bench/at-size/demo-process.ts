import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { DemoAccountOptions, DemoAccountServer } from '#electron/demo-account/start-demo-account.ts';
import { electronPath, root } from '#electron/tools/for-tests.mjs';

export type DemoProcess = Omit<DemoAccountServer, 'close'> & { stop(): Promise<void> };

/** The demo account in a process of its own, so that what is measured does not pay for the server. */
export async function startDemoProcess(options: DemoAccountOptions): Promise<DemoProcess> {
  const child = spawn(
    electronPath(),
    [path.join(root, 'electron/demo-account/main.ts'), JSON.stringify(options)],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.once('exit', () => child.kill());
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`the demo account ended with ${String(code)}: ${text}`)));
  });
  const answer = JSON.parse(line) as { type: string; message?: string } & Omit<DemoAccountServer, 'close'>;
  if (answer.type !== 'ready') throw new Error(answer.message ?? 'the demo account did not start');
  return {
    ...answer,
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
