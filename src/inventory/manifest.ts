import type { Quantiles } from '../listing/quantiles.ts';
import type { InventoryTotals } from '../totals/collector.ts';
import { sum, type Totals } from '../totals/sums.ts';

/** `manifest.json`: what was asked, what was found, and a checksum per file. Described by schema/manifest.json. */
export interface Manifest {
  schemaVersion: 1;
  tool: { name: typeof TOOL; version: string };
  /** RFC 3339, UTC. */
  startedAt: string;
  endedAt: string;
  request: ManifestRequest;
  /** Every bucket asked for was walked to its end. */
  complete: boolean;
  files: number;
  bytes: number;
  buckets: ManifestBucket[];
  /** What the rows come to; absent when buckets were only listed. */
  totals?: InventoryTotals;
  /** What has changed since the baseline; absent when nothing was compared. */
  changes?: ManifestChanges;
  /** What came of the gates, in the order given; absent without. */
  gates?: ManifestGate[];
  /** What it cost. */
  service: {
    /** Requests made, retries and authorizations included. */
    requests: number;
    retries: number;
    /** Answers 429 and 503, which ask for fewer requests. */
    throttled: number;
    authorizations: number;
    /** Rows received, those beyond the end of a range included. */
    rowsReceived: number;
    /** Class C transactions that the pages are billed as: one for each started 1,000 rows. */
    transactions: number;
    /** The most list requests that ran at a time. */
    concurrency: number;
  };
  outputs: ManifestFile[];
  /**
   * Totals of the inventories before this one, as its baseline handed them on: newest first, MOST_EARLIER at the
   * most. Absent without a baseline.
   */
  history?: readonly EarlierTotals[];
}

/** What is kept of an earlier inventory of the same request. */
export interface EarlierTotals {
  /** RFC 3339, UTC. */
  startedAt: string;
  files: number;
  bytes: number;
  /** Absent where there were more than MOST_BUCKETS. */
  buckets?: readonly { bucketName: string; files: number; bytes: number }[];
}

export interface ManifestRequest {
  /** `files`: buckets were walked. `buckets`: only the buckets were listed. */
  list: 'files' | 'buckets';
  /** Names of the buckets asked for; null: every bucket that the key may see. */
  buckets: string[] | null;
  prefix: string;
  /** `current`: of each file the newest version, unless it is hidden. `all`: every version. */
  versions: 'current' | 'all';
  /** Globs, as given; absent without. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** The condition, in the one way of writing it; absent without. */
  where?: string;
  urlStyle: string;
  /** The styles of the further URLs; absent without. */
  mirrorStyles?: readonly string[];
}

export interface ManifestBucket {
  bucketId: string;
  bucketName: string;
  /** null: the key may not list buckets. */
  bucketType: string | null;
  files: number;
  bytes: number;
  /** Names equally far apart, by which a later walk of the same bucket and prefix is cut. Only of walked buckets. */
  quantiles?: {
    /** Rows walked, where those that filters dropped make them more than `files`. */
    rows?: number;
    every: number;
    names: readonly string[];
  };
  /** Why the bucket was left out, when it was. */
  error?: string;
}

export interface ManifestChanges {
  /** When the baseline's walk began. */
  since: string;
  /** Files, and their bytes as they are, or as they were where they are no more. */
  kinds: Readonly<Record<string, Totals>>;
  /** false: too many files came and went for renames to be looked for. */
  renamesKnown: boolean;
}

/** What a run has learned beyond the rows. */
export type Learned = Pick<Manifest, 'totals' | 'changes' | 'gates' | 'history'>;

export interface ManifestGate {
  /** In the one way of writing it. */
  gate: string;
  holds: boolean;
  /** It does not fail the step. */
  warns: boolean;
  /** What was found of each figure that it asks for. */
  figures: {
    /** With the glob behind `in`. */
    figure: string;
    unit: 'bytes' | 'count' | 'percent' | 'seconds';
    /** null: there is none. */
    value: number | null;
    /** Why there is none. */
    missing?: string;
  }[];
}

/** One file of the folder. */
export interface ManifestFile {
  /** Relative to the folder, with `/`. */
  path: string;
  format: string;
  rows: number;
  /** Rows that the format cannot hold; absent when there are none. */
  leftOut?: number;
  bytes: number;
  sha256: string;
  columns: readonly string[];
}

export const TOOL = 'b2-inventory';
export const MANIFEST = 'manifest.json';

/** What a manifest is made from. */
export interface Findings {
  version: string;
  startedAt: Date;
  request: ManifestRequest;
  buckets: readonly { bucketId: string; bucketName: string; bucketType: string | null }[];
  /** By bucket id; a bucket without is one that was only listed, or that failed. */
  totals: ReadonlyMap<string, Totals>;
  /** By bucket id. */
  hints: ReadonlyMap<string, Quantiles>;
  /** By bucket id. */
  failed: ReadonlyMap<string, Error>;
  service: Manifest['service'];
  outputs: ManifestFile[];
  learned: Learned;
}

export function describe(findings: Findings): Manifest {
  const { version, startedAt, request, totals, hints, failed, service, outputs, learned } = findings;
  const { files, bytes } = sum(totals.values());
  return {
    schemaVersion: 1,
    tool: { name: TOOL, version },
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    request,
    complete: failed.size === 0,
    files,
    bytes,
    buckets: findings.buckets.map(({ bucketId, bucketName, bucketType }) => {
      const error = failed.get(bucketId)?.message;
      const hint = hints.get(bucketId);
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
