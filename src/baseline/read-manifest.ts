import { readFile, stat } from 'node:fs/promises';
import { isInside } from '../inventory/folder.ts';
import { MANIFEST, type Manifest, type ManifestRequest, TOOL } from '../inventory/manifest.ts';
import type { Quantiles } from '../listing/quantiles.ts';

/** An earlier inventory, by which the next walk is cut, and with which it is compared. */
export type Baseline = Manifest;

/** The schema that is read and written here. */
const SCHEMA = 1;
/** Quantiles of a hundred buckets are some 20 MB; what is larger was not written here. */
const MANIFEST_BYTES = 256 << 20;

/** What readBaseline says of an inventory that is sound and a part of what was asked for. */
export const NOT_COMPLETE = 'is of an inventory that is not complete';

/**
 * Reads an earlier `manifest.json`, which may come from anywhere. Its files are not looked at: see BaselineRows.
 * @returns what is wrong with it, as text to stand behind its name, when it cannot serve
 */
export async function readBaseline(path: string): Promise<Baseline | string> {
  let text: string;
  try {
    const found = await stat(path);
    if (found.isDirectory()) return `is a folder; give the ${MANIFEST} in it`;
    if (!found.isFile() || found.size > MANIFEST_BYTES) return `is no ${MANIFEST} of an inventory`;
    text = await readFile(path, 'utf8');
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  const manifest = parse(text);
  if (manifest?.tool?.name !== TOOL) return `is no ${MANIFEST} of an inventory`;
  const schema: unknown = manifest.schemaVersion;
  if (Number.isInteger(schema) && (schema as number) > SCHEMA)
    return `was made by a newer version (schema ${schema}; this one reads ${SCHEMA})`;
  // Loaded only here: runs without a baseline start faster.
  const { damagedPart } = await import('../inventory/validate.ts');
  const part = schema === SCHEMA ? damagedPart(manifest) : '`schemaVersion`';
  if (part !== undefined) return `is damaged: its ${part} cannot be used`;
  if (!manifest.complete) return NOT_COMPLETE;
  const out = manifest.outputs.find((output) => !isInside(output.path));
  return out ? `lists ${JSON.stringify(out.path)}, whose path leads out of its folder` : manifest;
}

/** What stands in the text is taken at its word here, and held against it by damagedPart. */
function parse(text: string): Manifest | undefined {
  try {
    return (JSON.parse(text) as Manifest | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * What keeps a baseline from being one of the same request, or undefined.
 * @param hidesNames prefixes and filters, which may tell of names, are left out
 */
export function otherRequest(
  baseline: Baseline,
  request: ManifestRequest,
  hidesNames = false,
): string | undefined {
  const before = baseline.request;
  const named = (buckets: readonly string[] | null) =>
    buckets === null ? 'every bucket' : buckets.toSorted().join(', ') || 'none';
  if (before.list !== request.list) return `lists ${before.list}, not ${request.list}`;
  if (named(before.buckets) !== named(request.buckets))
    return `is of ${named(before.buckets)}, not of ${named(request.buckets)}`;
  // Rows stand bucket after bucket, in the order asked for.
  if (String(before.buckets) !== String(request.buckets))
    return `names the buckets in another order, by which rows cannot be compared: ${before.buckets?.join(', ')}`;
  if (before.prefix !== request.prefix) {
    return hidesNames
      ? 'is of another prefix'
      : `is of the prefix ${JSON.stringify(before.prefix)}, not of ${JSON.stringify(request.prefix)}`;
  }
  if (before.versions !== request.versions)
    return `is of ${before.versions} versions, not of ${request.versions}`;
  const filter = (['include', 'exclude', 'where'] as const).find(
    (name) => filterText(before[name]) !== filterText(request[name]),
  );
  if (filter === undefined) return undefined;
  if (hidesNames) return `has another \`${filter}\``;
  return `has \`${filter}\` ${filterText(before[filter])}, not ${filterText(request[filter])}`;
}

/** Globs say the same in any order. */
function filterText(given: readonly string[] | string | undefined): string {
  if (given === undefined) return 'empty';
  return (typeof given === 'string' ? [given] : given.toSorted())
    .map((each) => JSON.stringify(each))
    .join(', ');
}

/** What a baseline teaches the next walk, by bucket id. */
export function quantilesByBucket(baseline: Baseline): Map<string, Quantiles> {
  const hints = new Map<string, Quantiles>();
  for (const { bucketId, files, quantiles } of baseline.buckets) {
    if (quantiles) hints.set(bucketId, { rows: files, ...quantiles });
  }
  return hints;
}
