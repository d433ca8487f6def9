import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Certainty, limitVerdict, RULE_IDS, RULES } from '#shared/domain/passcode/rules.ts';

const file = path.resolve(import.meta.dirname, '../../fixtures/customers/facts-rows.json');
const rows = JSON.parse(readFileSync(file, 'utf8')) as {
  section: string;
  row: string;
  status: string;
  text: string;
}[];
const FIRMNESS: readonly Certainty[] = ['unknown', 'reported', 'probed', 'documented'];
const firmness = (certainty: string): number => FIRMNESS.indexOf(certainty as Certainty);

/** `facts-rows.json` holds the rows as they stand in facts.md; "not documented" and "[memory]" are unknown. */
describe('the rules of the passcode doctor', () => {
  it.each(RULE_IDS)('%s is no firmer than the rows it stands on', (id) => {
    const rule = RULES[id];
    for (const { section, row } of rule.facts) {
      const fact = rows.find((each) => each.section === section && each.row === row);
      expect(fact, `facts ${section}: ${row}`).toBeDefined();
      expect(fact?.text).toContain(row);
      expect(firmness(rule.certainty)).toBeLessThanOrEqual(firmness(fact?.status ?? 'unknown'));
    }
    if (rule.facts.length === 0) expect(rule).toHaveProperty('standard');
  });

  it.each(RULE_IDS)('%s carries no verdict firmer than its certainty', (id) => {
    const isFirm = RULES[id].certainty === 'documented' || RULES[id].certainty === 'probed';
    expect(limitVerdict(id, 'problem')).toBe(isFirm ? 'problem' : 'possible');
    expect(limitVerdict(id, 'fine')).toBe(isFirm ? 'fine' : 'possible');
    expect(limitVerdict(id, 'cannot-know')).toBe('cannot-know');
  });

  it('uses every row that was copied', () => {
    const used = RULE_IDS.flatMap((id) => RULES[id].facts.map(({ row }) => row));
    expect(new Set(used)).toEqual(new Set(rows.map(({ row }) => row)));
  });
});
