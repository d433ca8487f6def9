import { redact } from '#shared/domain/redact.ts';
import type { Clock, LogFields, Logger } from '../ports.ts';

/** Lines kept in memory for the report a person may copy. */
const TAIL_LENGTH = 200;

type Level = 'info' | 'warn' | 'error';

/**
 * One line of JSON an event. Every text is redacted here, so that no caller can forget: keys,
 * addresses and what looks like them never reach a log (product.md, "What must be true everywhere").
 */
export function createLogger(writeLine: (line: string) => void, clock: Pick<Clock, 'now'>): Logger {
  const tail: string[] = [];

  function write(level: Level, event: string, fields: LogFields): void {
    const safe: Record<string, string | number | boolean | null> = {};
    for (const [name, value] of Object.entries(fields)) {
      safe[name] = typeof value === 'string' ? redact(value) : value;
    }
    const line = JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...safe });
    tail.push(line);
    if (tail.length > TAIL_LENGTH) tail.shift();
    writeLine(line);
  }

  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
    tail: () => tail,
  };
}
