import type { GateResult } from '../audit/gates.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { bytes, count } from '../text/numbers.ts';
import { gateLine, verdict } from './gates.ts';
import { rowNoun } from './row-noun.ts';

/** The result of a listing of files, on one line of the log. */
export function resultLine({ files, bytes: size, request, service }: Manifest, folder: string): string {
  return `${count(files, rowNoun(request))}, ${bytes(size)}, ${count(service.requests, 'request')}: ${folder}`;
}

/** Why the step fails although an inventory was written; undefined: it passes. */
export function failureText(
  { buckets, complete }: Manifest,
  gates: readonly GateResult[],
  policy: PrivacyPolicy,
): string | undefined {
  if (!complete) {
    const failed = buckets.filter(({ error }) => error !== undefined);
    const reasons = failed.map(({ bucketName, error }) => `${bucketName}: ${error}`);
    return `${count(failed.length, 'bucket')} could not be listed, so the inventory is not complete. ${reasons.join('; ')}`;
  }
  const failed = gates.filter((result) => verdict(result) === 'fails');
  if (failed.length === 0) return undefined;
  const lines = failed.map((result) => gateLine(result, policy));
  return `${count(failed.length, 'gate')} failed:\n${lines.join('\n')}`;
}
