import { toByteString } from '../bytes/byte-string.ts';
import { VERSION } from '../version.ts';
import type { Document } from './document.ts';

/** `findings.sarif`: errors and warnings for GitHub code scanning. The policy decides whether it contains names. */
export const findingsSarif: Document = {
  name: 'sarif',
  async write({ results, policy, category }, folder) {
    if (!results) return;
    // With the texts of the rules, which other runs need not load.
    const { fittedSarif } = await import('../audit/sarif-limits.ts');
    const fitted = await fittedSarif(results, { version: VERSION, category, hidesNames: policy.isExposed });
    const file = await folder.file('findings.sarif', []);
    file.rows = fitted.results;
    file.leftOut = fitted.leftOut;
    file.to.text(toByteString(fitted.text));
  },
};
