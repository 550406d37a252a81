import type { Static } from '@sinclair/typebox';
import { countOf, type RuleResults, withoutNames } from '../audit/finding.ts';
import type { findingsFile } from '../audit/findings-schema.ts';
import type { Document } from './document.ts';

/** `findings.json`: what the rules found, as schema/findings.json describes it. The policy decides whether it contains names. */
export const findingsJson: Document = {
  name: 'findings',
  async write({ results, policy }, folder) {
    if (!results) return;
    const bytes = Buffer.from(`${JSON.stringify(findingsObject(results, policy.isExposed), null, 2)}\n`);
    await folder.whole('findings.json', [], results.findings.length, bytes);
  },
};

function findingsObject(results: RuleResults, hidesNames: boolean): Static<typeof findingsFile> {
  return {
    schemaVersion: 1,
    errors: countOf(results, 'error'),
    warnings: countOf(results, 'warning'),
    notes: countOf(results, 'note'),
    rules: results.rules,
    findings: hidesNames ? results.findings.map(withoutNames) : results.findings,
    suppressed: hidesNames ? results.suppressed.map(withoutNames) : results.suppressed,
    notEvaluated: results.notEvaluated,
  };
}
