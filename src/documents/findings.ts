import type { Finding } from '../audit/finding.ts';
import { countOf, type RuleResults } from '../audit/finding.ts';
import type { RuleText } from '../audit/rule.ts';
import { RULES } from '../audit/rules/index.ts';
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

/** The content of findings.json. */
interface FindingsObject extends Pick<RuleResults, 'suppressed' | 'notEvaluated'> {
  readonly schemaVersion: 1;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly rules: readonly (Pick<RuleText, 'id' | 'level' | 'what' | 'why' | 'mend' | 'link'> & {
    readonly defaultLevel: RuleText['level'];
  })[];
  readonly findings: readonly Finding[];
}

function findingsObject(results: RuleResults): FindingsObject {
  return {
    schemaVersion: 1,
    errors: countOf(results, 'error'),
    warnings: countOf(results, 'warning'),
    notes: countOf(results, 'note'),
    rules: results.rules.map(({ id, level }) => {
      const { level: defaultLevel, what, why, mend, link } = RULES.find((rule) => rule.id === id)!;
      return { id, level, defaultLevel, what, why, mend, link };
    }),
    findings: results.findings,
    suppressed: results.suppressed,
    notEvaluated: results.notEvaluated,
  };
}
