/** The most shards: a matrix of GitHub has at most as many jobs. */
export const MOST_SHARDS = 256;

/** The artifacts of a sharded inventory, by the name of the whole. */

export function planArtifact(name: string): string {
  return `${name}-plan`;
}

export function shardArtifact(name: string, index: number): string {
  return `${name}-shard-${index}`;
}

/** The folder of a shard's files in a merged inventory. */
export function shardFolder(index: number): string {
  return `shard-${index}`;
}
