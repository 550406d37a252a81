import type { Manifest, ManifestFile } from '../inventory/manifest.ts';
import { joinQuantiles, type Quantiles } from '../listing/quantiles.ts';
import { shardFolder } from './names.ts';
import { type Part, rowFiles } from './parts.ts';
import type { Plan } from './plan-file.ts';

/** The files of all shards as they are in the merged inventory: format after format, and in order for each. */
export function partFiles(parts: readonly Part[]): ManifestFile[] {
  const formats = rowFiles(parts[0]!.manifest).map(({ path }) => path);
  return formats.flatMap((path) =>
    parts.map(({ index, manifest }) => {
      const file = manifest.outputs.find((output) => output.path === path)!;
      return { ...file, path: `${shardFolder(index)}/${path}` };
    }),
  );
}

/** The quantiles of whole buckets, by bucket id. */
export function wholeQuantiles(parts: readonly Part[]): Map<string, Quantiles> {
  const found = Map.groupBy(
    parts.flatMap(({ manifest }) => manifest.buckets),
    ({ bucketId }) => bucketId,
  );
  const whole = new Map<string, Quantiles>();
  for (const [bucketId, buckets] of found) {
    const joined = joinQuantiles(
      buckets.map(({ files, quantiles }) => ({ rows: files, every: 1, names: [], ...quantiles })),
    );
    if (joined.names.length > 0) whole.set(bucketId, joined);
  }
  return whole;
}

/** What the plan and all shards cost. Shards ran beside each other, each with its own requests. */
export function serviceOf({ service: planned }: Plan, parts: readonly Part[]): Manifest['service'] {
  const all = [planned, ...parts.map(({ manifest }) => manifest.service)];
  const names = Object.keys(planned) as (keyof Manifest['service'])[];
  const sums = names.map((name) => [name, all.reduce((sum, each) => sum + each[name], 0)]);
  const concurrency = Math.max(...all.map((each) => each.concurrency));
  return { ...(Object.fromEntries(sums) as Manifest['service']), concurrency };
}

/** Globs that match nothing in any shard. */
export function unmatchedIn(parts: readonly Part[]): { include: string[]; exclude: string[] } {
  const [first, ...others] = parts.map(({ manifest }) => manifest.shard.unmatched);
  const inAll = (name: 'include' | 'exclude') =>
    first![name].filter((glob) => others.every((other) => other[name].includes(glob)));
  return { include: inAll('include'), exclude: inAll('exclude') };
}
