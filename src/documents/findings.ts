import type { Static } from '@sinclair/typebox';
import { countOf, type RuleResults } from '../audit/finding.ts';
import type { findingsFile } from '../audit/findings-schema.ts';
import type { Document } from './document.ts';

/** `findings.json`: what the rules found, as schema/findings.json describes it. It contains names of files. */
export const findingsJson: Document = {
  name: 'findings',
  async write({ results }, folder) {
    if (!results) return;
    const bytes = Buffer.from(`${JSON.stringify(findingsObject(results), null, 2)}\n`);
    await folder.whole('findings.json', [], results.findings.length, bytes);
  },
};

function findingsObject(results: RuleResults): Static<typeof findingsFile> {
  return {
    schemaVersion: 1,
    errors: countOf(results, 'error'),
    warnings: countOf(results, 'warning'),
    notes: countOf(results, 'note'),
    rules: results.rules,
    findings: results.findings,
    suppressed: results.suppressed,
    notEvaluated: results.notEvaluated,
  };
}
