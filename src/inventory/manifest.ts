import type { Static } from '@sinclair/typebox';
import type { Quantiles } from '../listing/quantiles.ts';
import { sum, type Totals } from '../totals/sums.ts';
import type { bucket, earlierTotals, manifest, outputFile, request, shard } from './schema.ts';

/** `manifest.json`: the request, the results, and a checksum for each file. Its members are described in schema.ts. */
export type Manifest = Static<typeof manifest>;
export type ManifestRequest = Static<typeof request>;
export type ManifestShard = Static<typeof shard>;
export type ManifestBucket = Static<typeof bucket>;
/** One file of the folder. */
export type ManifestFile = Static<typeof outputFile>;
/** What is kept of an earlier inventory of the same request. */
export type EarlierTotals = Static<typeof earlierTotals>;

/** What a run has learned beyond the rows. */
export type Learned = Pick<Manifest, 'totals' | 'changes' | 'gates' | 'history'>;

export const TOOL = 'b2-inventory';
export const MANIFEST = 'manifest.json';
/** The settings of the buckets. */
export const BUCKETS_JSON = 'buckets.json';

/** What a manifest is made from. */
export interface Findings {
  version: string;
  startedAt: Date;
  request: ManifestRequest;
  /** Absent: the inventory is whole. */
  shard?: ManifestShard | undefined;
  buckets: readonly { bucketId: string; bucketName: string; bucketType: string | null }[];
  /** By bucket id; a bucket without is one that was only listed, or that failed. */
  totals: ReadonlyMap<string, Totals>;
  /** By bucket id. */
  quantiles: ReadonlyMap<string, Quantiles>;
  /** By bucket id. */
  failed: ReadonlyMap<string, Error>;
  service: Manifest['service'];
  outputs: ManifestFile[];
  learned: Learned;
}

export function describe(findings: Findings): Manifest {
  const { version, startedAt, request, shard, totals, quantiles, failed, service, outputs, learned } =
    findings;
  const { files, bytes } = sum(totals.values());
  return {
    schemaVersion: 1,
    tool: { name: TOOL, version },
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    request,
    ...(shard && { shard }),
    complete: failed.size === 0,
    files,
    bytes,
    buckets: findings.buckets.map(({ bucketId, bucketName, bucketType }) => {
      const error = failed.get(bucketId)?.message;
      const hint = quantiles.get(bucketId);
      const found = totals.get(bucketId) ?? { files: 0, bytes: 0 };
      return {
        bucketId,
        bucketName,
        bucketType: bucketType || null,
        ...found,
        ...(hint?.names.length ? { quantiles: quantilesOf(hint, found.files) } : {}),
        ...(error === undefined ? {} : { error }),
      };
    }),
    ...learned,
    service,
    outputs,
  };
}

/** The manifest of an inventory that is finished now. @param outputs files that were written since it was described */
export function finished(manifest: Manifest, outputs: readonly ManifestFile[]): Manifest {
  return { ...manifest, endedAt: new Date().toISOString(), outputs: [...manifest.outputs, ...outputs] };
}

function quantilesOf({ rows, every, names }: Quantiles, files: number): ManifestBucket['quantiles'] & object {
  return { ...(rows === files ? {} : { rows }), every, names };
}

/** A manifest of ours, or undefined when the text is none. */
export function parseManifest(text: string): Manifest | undefined {
  let value: Partial<Manifest> | null;
  try {
    value = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    return undefined;
  }
  return value?.tool?.name === TOOL && Array.isArray(value.outputs) ? (value as Manifest) : undefined;
}
