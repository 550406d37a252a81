import type { Manifest } from './manifest.ts';

/**
 * How copies of inventories are stored in a bucket, below one prefix: docs/history.md. One run's files have a Hive partition
 * for the minute in which its listing started, as those of S3 Inventory have, and its id in their names, so that no run
 * overwrites another's.
 */

/** A run, as names of its files contain it. */
export interface StoredRun {
  /** `2026-11-25-04-17`, UTC. */
  readonly stamp: string;
  /** Of the workflow run and its attempt. */
  readonly id: string;
}

/** The pointer to the newest inventory, which is written last. */
export const LATEST = 'latest.json';
/** The file info with the start of the listing: the key for a file's time of modification, in milliseconds since 1970. */
export const STARTED_INFO = 'src_last_modified_millis';

/** The content of `latest.json`. */
export interface Latest {
  schemaVersion: 1;
  startedAt: string;
  /** Name of its manifest, without the prefix. */
  manifest: string;
  /** Of the manifest, in hex. */
  sha256: string;
}

/** @param startedAt as in the manifest */
export function stampOf(startedAt: string): string {
  return startedAt.slice(0, 16).replace(/[T:]/g, '-');
}

/**
 * The name, without the prefix, of a file of an inventory.
 * @param path in the inventory's folder
 */
export function storedName(path: string, { stamp, id }: StoredRun): string {
  // The layout of S3 Inventory has partitions of its own.
  if (path.startsWith('s3-inventory/')) return path;
  const [, first, rest] = /^([^./]*)(.*)$/s.exec(path)!;
  return `inventory/dt=${stamp}/${first}-${id}${rest}`;
}

/** A run's changes, which all runs' together are the journal of. */
const CHANGES = 'changes.ndjson';
/** Files that describe other files of S3 Inventory's layout, in the order in which Amazon writes them. */
const DESCRIBING = [
  /^s3-inventory\/.*\/manifest\.json$/,
  /^s3-inventory\/.*\/(?:manifest\.checksum|symlink\.txt)$/,
];

/** A file to store. */
interface StoredFile {
  /** In the inventory's folder. */
  readonly path: string;
  /** Without the prefix. */
  readonly name: string;
}

/** The files of an inventory except the manifest, in groups: a file that describes others is in a later group than these. */
export function storedFiles({ outputs, changes }: Manifest, run: StoredRun): StoredFile[][] {
  const groups: StoredFile[][] = [[], [], []];
  for (const { path } of outputs) {
    const name =
      changes && path === CHANGES
        ? `changes/dt=${run.stamp}/since=${stampOf(changes.since)}/changes-${run.id}.ndjson`
        : storedName(path, run);
    groups[DESCRIBING.findIndex((pattern) => pattern.test(path)) + 1]!.push({ path, name });
  }
  return groups;
}

/** The run that a manifest's name in `latest.json` is of; undefined if it is no such name. */
export function runOf(manifest: string): StoredRun | undefined {
  const [, stamp, id] = /^inventory\/dt=(\d{4}(?:-\d\d){4})\/manifest-([\w-]+)\.json$/.exec(manifest) ?? [];
  return stamp === undefined || id === undefined ? undefined : { stamp, id };
}
