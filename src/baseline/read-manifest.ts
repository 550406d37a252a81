import { readFile, stat } from 'node:fs/promises';
import { isInside } from '../inventory/folder.ts';
import { MANIFEST, type Manifest, type ManifestRequest, TOOL } from '../inventory/manifest.ts';
import type { Quantiles } from '../listing/quantiles.ts';

/** The manifest of the inventory that a listing is compared with. */
export type Baseline = Manifest;

/** The schema version that is read and written. */
const SCHEMA = 1;
/** A manifest with the quantiles of a hundred buckets has some 20 MB. */
export const MAX_MANIFEST_BYTES = 256 << 20;

const NOT_OURS = `is not a ${MANIFEST} of this action`;

/** What readBaseline returns for a valid manifest of an incomplete inventory. */
export const NOT_COMPLETE = 'describes an incomplete inventory';

/**
 * Reads and validates the `manifest.json` of a baseline, which is not trusted. Its files are not read: see BaselineRows.
 * @returns text that continues its name, such as "is damaged: ...", if it cannot be used
 */
export async function readBaseline(path: string): Promise<Baseline | string> {
  let text: string;
  try {
    const found = await stat(path);
    if (found.isDirectory()) return `is a folder; give the path of its ${MANIFEST}`;
    if (!found.isFile() || found.size > MAX_MANIFEST_BYTES) return NOT_OURS;
    text = await readFile(path, 'utf8');
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  const manifest = parse(text);
  if (manifest?.tool?.name !== TOOL) return NOT_OURS;
  const schema: unknown = manifest.schemaVersion;
  if (Number.isInteger(schema) && (schema as number) > SCHEMA)
    return `has schema version ${schema}, but this version of the action reads ${SCHEMA}; update the action`;
  // Loaded only here: runs without a baseline start faster.
  const { damagedPart } = await import('../inventory/validate.ts');
  const part = schema === SCHEMA ? damagedPart(manifest) : '`schemaVersion`';
  if (part !== undefined) return `is damaged: invalid ${part}`;
  if (manifest.shard !== undefined) return 'is of one shard; give that of the merged inventory';
  if (!manifest.complete) return NOT_COMPLETE;
  const out = manifest.outputs.find((output) => !isInside(output.path));
  return out ? `lists a file outside its folder: ${JSON.stringify(out.path)}` : manifest;
}

/** The type is only claimed: damagedPart checks it. */
function parse(text: string): Manifest | undefined {
  try {
    return (JSON.parse(text) as Manifest | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The request that a baseline must have. */
export interface WantedRequest extends ManifestRequest {
  /** Files may have been dropped by any filter: only how names are spread matters. */
  readonly anyFilter?: true;
}

/**
 * Compares a baseline's request with this run's.
 * @param hidesNames leave out prefixes and filters, which may contain names
 * @returns text that continues the baseline's name, or undefined if the requests are the same
 */
export function otherRequest(
  baseline: Baseline,
  request: WantedRequest,
  hidesNames = false,
): string | undefined {
  const before = baseline.request;
  const differs = (input: string, was: string, is: string) =>
    `was made with another \`${input}\`: ${was} instead of ${is}`;
  if (before.list !== request.list) return `lists ${before.list} instead of ${request.list}`;
  const [oldBuckets, buckets] = [bucketText(before.buckets), bucketText(request.buckets)];
  if (oldBuckets !== buckets) return differs('bucket', oldBuckets, buckets);
  // Rows are compared in the order in which the buckets are listed.
  if (String(before.buckets) !== String(request.buckets))
    return `was made with the buckets in another order; use its order: ${before.buckets?.join(', ')}`;
  if (before.versions !== request.versions) return differs('versions', before.versions, request.versions);
  const filters = request.anyFilter ? (['prefix'] as const) : FILTERS;
  const given = filters.find((name) => filterText(before[name]) !== filterText(request[name]));
  if (given === undefined) return undefined;
  if (hidesNames) return `was made with another \`${given}\``;
  return differs(given, filterText(before[given]), filterText(request[given]));
}

/** The inputs that decide which names are listed. */
const FILTERS = ['prefix', 'include', 'exclude', 'where'] as const;

/** Sorted, as in the input. */
function bucketText(names: readonly string[] | null): string {
  return names === null ? '*' : names.toSorted().join(', ') || 'no bucket';
}

/** Globs mean the same in any order. */
function filterText(given: readonly string[] | string | undefined): string {
  if (given === undefined) return '""';
  return (typeof given === 'string' ? [given] : given.toSorted())
    .map((each) => JSON.stringify(each))
    .join(', ');
}

/** Quantiles that split a listing, by bucket id. */
export function quantilesByBucket(baseline: Baseline): Map<string, Quantiles> {
  const found = new Map<string, Quantiles>();
  for (const { bucketId, files, quantiles } of baseline.buckets) {
    if (quantiles) found.set(bucketId, { rows: files, ...quantiles });
  }
  return found;
}
