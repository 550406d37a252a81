import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RuleResults } from './finding.ts';
import { alertsOf, type SarifFacts, sarifLog } from './sarif.ts';

/** Limits of an upload to GitHub code scanning, which refuses what is beyond. It shows the first 5,000 results. */
export const SARIF_LIMITS = { results: 25_000, gzippedBytes: 10_000_000 } as const;

/** A SARIF log that GitHub accepts. */
interface FittedLog {
  readonly text: string;
  /** How many findings it contains: the worst ones. */
  readonly results: number;
  /** Errors and warnings that are beyond the limits. */
  readonly leftOut: number;
}

/** The findings as SARIF: as many errors and warnings as the limits allow, the worst first. */
export async function fittedSarif(
  results: RuleResults,
  facts: SarifFacts,
  limits: { results: number; gzippedBytes: number } = SARIF_LIMITS,
): Promise<FittedLog> {
  const alerts = alertsOf(results);
  for (let most = Math.min(alerts.length, limits.results); ; ) {
    const text = `${JSON.stringify(sarifLog(results, alerts.slice(0, most), facts))}\n`;
    const { length } = await promisify(gzip)(text);
    if (length <= limits.gzippedBytes || most === 0)
      return { text, results: most, leftOut: alerts.length - most };
    // Findings are of about the same size, so this is rarely done more than once.
    most = Math.floor(most * Math.min(0.9, limits.gzippedBytes / length));
  }
}
