import { join } from 'node:path';
import { countOf, type RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { Changes } from '../changes/change-records.ts';
import type { OutputValues, PublishedOutputs } from '../github/outputs.ts';
import { MANIFEST, type Manifest } from '../inventory/manifest.ts';
import { verdict } from './gates.ts';

/** What the step outputs are made from. */
export interface OutputFacts {
  manifest: Manifest;
  gates: readonly GateResult[];
  /** undefined: no rule was asked for. */
  results: RuleResults | undefined;
  /** undefined: nothing was compared. */
  changes: Changes | undefined;
  /** undefined: too many for a step output. */
  urls: readonly string[] | undefined;
  /** Absolute path of the inventory. */
  folder: string;
  /** Outputs of the publishing targets. */
  published: PublishedOutputs;
}

/** Every step output except `complete` and `omitted`, which github/outputs.ts sets itself. */
export function outputValues(facts: OutputFacts): Omit<OutputValues, 'complete' | 'omitted'> {
  const { manifest, gates, results, changes, urls, folder, published } = facts;
  const { buckets, files, bytes, service } = manifest;
  return {
    urls,
    buckets: buckets.map(({ bucketId, bucketName, bucketType }) => ({ bucketId, bucketName, bucketType })),
    'file-count': files,
    'total-bytes': bytes,
    'bucket-count': buckets.filter(({ error }) => error === undefined).length,
    'output-dir': folder,
    'manifest-path': join(folder, MANIFEST),
    'artifact-id': published['artifact-id'] ?? '',
    'artifact-url': published['artifact-url'] ?? '',
    'report-url': published['report-url'] ?? '',
    'release-url': published['release-url'] ?? '',
    'signed-urls-path': published['signed-urls-path'] ?? '',
    requests: service.requests,
    added: changes?.counts('added', null) ?? '',
    removed: changes?.counts('removed', null) ?? '',
    changed: changes?.counts('changed', null) ?? '',
    'gates-failed': gates.length > 0 ? gates.filter((result) => verdict(result) === 'fails').length : '',
    errors: results ? countOf(results, 'error') : '',
    warnings: results ? countOf(results, 'warning') : '',
  };
}
