import { readFile } from 'node:fs/promises';
import type { Hint } from '../listing/hint.ts';
import { compareNames } from '../listing/key-range.ts';
import { type Manifest, type ManifestRequest, parseManifest } from './manifest.ts';

/** An earlier inventory, by which the next walk is cut. */
export type Baseline = Manifest;

/**
 * Reads an earlier `manifest.json`, which may come from anywhere.
 * @returns what is wrong with it, as text, when it cannot serve
 */
export async function readBaseline(path: string): Promise<Baseline | string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  const manifest = parseManifest(text);
  if (!manifest) return 'is no manifest.json of an inventory';
  if (manifest.schemaVersion !== 1) return `was made by another version (schema ${manifest.schemaVersion})`;
  if (manifest.complete !== true) return 'is of an inventory that is not complete';
  if (!Array.isArray(manifest.buckets) || !manifest.buckets.every(isSound))
    return 'is damaged: its quantiles cannot be used';
  return manifest;
}

/** What keeps a baseline from being one of the same request, or undefined. */
export function otherRequest(baseline: Baseline, request: ManifestRequest): string | undefined {
  const before = baseline.request;
  const named = (buckets: readonly string[] | null) =>
    buckets === null ? 'every bucket' : buckets.toSorted().join(', ') || 'none';
  if (before.list !== request.list) return `lists ${before.list}, not ${request.list}`;
  if (named(before.buckets) !== named(request.buckets))
    return `is of ${named(before.buckets)}, not of ${named(request.buckets)}`;
  if (before.prefix !== request.prefix) {
    return `is of the prefix ${JSON.stringify(before.prefix)}, not of ${JSON.stringify(request.prefix)}`;
  }
  if (before.versions !== request.versions)
    return `is of ${before.versions} versions, not of ${request.versions}`;
  const filter = (['include', 'exclude', 'where'] as const).find(
    (name) => filterText(before[name]) !== filterText(request[name]),
  );
  if (filter === undefined) return undefined;
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
export function hintsOf(baseline: Baseline): Map<string, Hint> {
  const hints = new Map<string, Hint>();
  for (const { bucketId, files, quantiles } of baseline.buckets) {
    if (quantiles) hints.set(bucketId, { rows: files, ...quantiles });
  }
  return hints;
}

function isSound({ files, quantiles }: Manifest['buckets'][number]): boolean {
  if (quantiles === undefined) return true;
  const { every, names, rows = files } = quantiles;
  return (
    Number.isSafeInteger(rows) &&
    Number.isSafeInteger(every) &&
    every >= 1 &&
    Array.isArray(names) &&
    names.length * every <= rows &&
    names.every((name) => typeof name === 'string' && name.isWellFormed()) &&
    names.every((name, index) => index === 0 || compareNames(names[index - 1]!, name) <= 0)
  );
}
