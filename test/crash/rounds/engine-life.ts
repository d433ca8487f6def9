import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Result } from '#shared/errors.ts';
import { electronPath } from '#electron/tools/for-tests.mjs';
import type { EngineCall, EngineOrder, EngineWord } from '../build/engine-words.ts';
import { type Birth, type Life, Refused, type Starting } from './life.ts';

/** Starts the engine alone: the same bundle that the app's main process runs, without a window. */
export function startEngineLife(birth: Birth): Starting {
  const order: EngineOrder = { userData: birth.userData, port: birth.port, key: birth.key };
  const child = fork(path.join(birth.build, 'out/app/main/crash-engine.cjs'), [JSON.stringify(order)], {
    execPath: electronPath(),
    env: { ...process.env, ...birth.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => undefined);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const ready = bornFrom(child, gone, kill);
  // Killed while it starts, nobody waits for it.
  ready.catch(() => undefined);
  return { ready, kill };
}

async function bornFrom(child: ChildProcess, gone: Promise<void>, kill: Life['kill']): Promise<Life> {
  const asked = new Map<string, (reply: Result<unknown>) => void>();
  const ready = Promise.withResolvers<void>();
  child.on('message', (word: EngineWord) => {
    if (word.type === 'ready') ready.resolve();
    else asked.get(word.callId)?.(word.reply);
  });
  const dead = gone.then((): never => {
    throw new Error('the engine is gone');
  });
  dead.catch(() => undefined);
  await Promise.race([ready.promise, dead]);
  let calls = 0;
  const life: Life = {
    async connect() {
      await life.call('account.connect', { accountId: null });
    },
    async call(name, input) {
      calls += 1;
      const callId = String(calls);
      const answer = Promise.withResolvers<Result<unknown>>();
      asked.set(callId, answer.resolve);
      child.send({ callId, name, input } satisfies EngineCall, () => undefined);
      const reply = await Promise.race([answer.promise, dead]);
      asked.delete(callId);
      if (!reply.ok) throw new Refused(name, reply.error);
      return reply.value as OutputOf<typeof name>;
    },
    typeName: null,
    kill,
  };
  return life;
}
