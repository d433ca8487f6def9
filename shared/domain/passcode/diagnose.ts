import { type Check, makeChecks } from './checks.ts';
import { conclude, type Conclusion } from './conclude.ts';
import type { Evidence } from './evidence.ts';
import { type Findings, findIn } from './findings.ts';

export interface Diagnosis {
  readonly findings: Findings;
  readonly checks: readonly Check[];
  readonly conclusion: Conclusion;
}

/**
 * The passcode doctor: from what is known to what to say. A pure function of the evidence, so that the
 * order in which answers arrive can leave no trace.
 */
export function diagnose(evidence: Evidence): Diagnosis {
  const findings = findIn(evidence);
  const checks = makeChecks(evidence, findings);
  return { findings, checks, conclusion: conclude(evidence, findings, checks) };
}
