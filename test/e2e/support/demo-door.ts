import type { ElectronApplication } from '@playwright/test';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import type { DemoAccountServer } from '#electron/demo-account/start-demo-account.ts';
import { waitUntil } from './launch-app.ts';

/** The demo account that an app has started: its address, its keys, and its control door. */
export interface DemoDoor extends Omit<DemoAccountServer, 'close'> {
  readonly control: ControlClient;
}

/**
 * Listens to what the demo account's process says when it is ready. The app reads address and keys of it
 * and leaves the door alone; whoever drives the app from outside hears the same words. Call it before the
 * demo account is started; the answer waits for it.
 */
export async function hearDemoAccount(app: ElectronApplication): Promise<() => Promise<DemoDoor>> {
  const heard = await app.evaluateHandle(({ utilityProcess }) => {
    const said: unknown[] = [];
    const fork = utilityProcess.fork.bind(utilityProcess);
    utilityProcess.fork = (...args) => {
      const child = fork(...args);
      child.on('message', (message: unknown) => said.push(message));
      return child;
    };
    return said;
  });
  return async () => {
    const ready = await waitUntil(
      async () => {
        const said = (await heard.evaluate((all) => all)) as (DemoAccountServer & { type: string })[];
        return said.find(({ type }) => type === 'ready');
      },
      () => 'the demo account did not say that it is ready',
    );
    return { ...ready, control: new ControlClient(ready) };
  };
}
