import { readEmails } from '#shared/domain/email/read-lookup.ts';
import type { CustomerFact } from '#shared/domain/passcode/evidence.ts';
import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';

/** Shorter ones are words of many texts. */
const SHORTEST_NAME = 5;
const ENDING = { text: 'txt', json: 'json', table: 'tsv' } as const;

/**
 * Writes a masked report where the person says. Whether it is masked is checked here once more: no
 * address, and no name of whom was seen in this session, goes to a disk.
 */
export async function saveReport(
  { fileSaver, clock }: Pick<Ports, 'fileSaver' | 'clock'>,
  seen: Iterable<CustomerFact>,
  { kind, content }: { readonly kind: keyof typeof ENDING; readonly content: string },
): Promise<boolean> {
  if (readEmails(content).length > 0) throw failure('customers/report-not-masked');
  for (const { name } of seen) {
    if (name !== null && name.length >= SHORTEST_NAME && content.includes(name))
      throw failure('customers/report-not-masked');
  }
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  return await fileSaver.save({ suggestedName: `countertop-report-${day}.${ENDING[kind]}`, content });
}
