import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { asAppEnvironment, root } from '#electron/tools/for-tests.mjs';
import type { Benchmark } from './benchmark.ts';

async function runSetup(): Promise<number> {
  const startedAt = performance.now();
  const child = spawn('npm', ['run', '--silent', 'setup'], {
    cwd: root,
    env: asAppEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('npm run setup failed');
  return performance.now() - startedAt;
}

/** Set-up when nothing changed: what everybody waits for at every start. */
export const benchmark: Benchmark = {
  name: 'setup.second_run_ms',
  unit: 'ms',
  limit: 3000,
  async measure() {
    await runSetup();
    return await runSetup();
  },
};
