import { app } from 'electron';
import os from 'node:os';
import { redact } from '#shared/domain/redact.ts';
import type { Logger } from '#electron/core/ports.ts';

/** Enough to see what led to a mistake, little enough to read before sending. */
const LOG_LINES = 80;

/**
 * What a person may copy for support: versions, the machine's kind, states in numbers, the last
 * log lines. Redacted as a whole at the end, whatever its parts promise.
 */
export function makeReport(parts: {
  logger: Logger;
  language: string;
  theme: string;
  /** Answers of the engine that hold states and numbers only. */
  states: Readonly<Record<string, unknown>>;
  now: Date;
}): string {
  const { electron, chrome, node } = process.versions;
  const lines = [
    `Countertop ${app.getVersion()}${app.isPackaged ? '' : ' (not packaged)'}`,
    `Electron ${electron} · Chromium ${chrome} · Node ${node}`,
    `${os.type()} ${os.release()} ${os.arch()} · ${parts.language} · ${parts.theme}`,
    `Made ${parts.now.toISOString()}`,
    '',
    ...Object.entries(parts.states).map(([name, state]) => `${name}: ${JSON.stringify(state)}`),
    '',
    ...parts.logger.tail().slice(-LOG_LINES),
  ];
  return redact(withoutHome(lines.join('\n')));
}

/** A person's name often stands in the path of their home folder. */
function withoutHome(text: string): string {
  const home = os.homedir();
  return home.length < 2 ? text : text.replaceAll(home, '~');
}
