import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { events } from '#shared/contract/events.ts';
import { contract, findProcedure } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { PROFILES, RIGHTS } from '#shared/contract/rights.ts';

function describeSchema(schema: z.ZodType): unknown {
  const json: Record<string, unknown> = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  delete json['$schema'];
  return json;
}

const surface = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.entries(procedures as Record<string, Procedure>).map(([name, procedure]) => ({
    name: `${area}.${name}`,
    kind: procedure.kind,
    right: procedure.right,
    errors: [...procedure.errors],
    input: describeSchema(procedure.input),
  })),
);

describe('the contract', () => {
  it('has the surface that was reviewed', () => {
    expect(surface).toMatchSnapshot();
  });

  it('has the events that were reviewed', () => {
    expect(Object.keys(events)).toMatchSnapshot();
  });

  it('names each procedure area.verbNoun', () => {
    for (const { name } of surface) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
  });

  it('finds nothing by the names of object members', () => {
    expect(findProcedure('app.constructor')).toBeUndefined();
    expect(findProcedure('__proto__.toString')).toBeUndefined();
    expect(findProcedure('app.getState.more')).toBeUndefined();
    expect(findProcedure('app.getState')).toBe(contract.app.getState);
  });

  it('gives support staff nothing that writes', () => {
    const writing = RIGHTS.filter((right) => /write|publish|manage/.test(right));
    for (const right of writing) expect(PROFILES.support).not.toContain(right);
  });
});
