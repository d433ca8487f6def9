import { call } from '#renderer/bridge/client.ts';

/** What nobody caught goes to the log, where the report finds it. */
export function reportUncaughtErrors(): void {
  window.addEventListener('error', (event) => record(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => record(event.reason));
}

export function record(thrown: unknown, details = ''): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const stack = `${thrown instanceof Error ? (thrown.stack ?? '') : ''}\n${details}`;
  void call('app.recordWindowError', { message: message.slice(0, 2000), stack: stack.slice(0, 20_000) });
}
