import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Check } from '@sinclair/typebox/value';
import { inParallel } from '../b2/parallel.ts';
import { CHANGES_FILE } from '../changes/changes-file.ts';
import type { RunArtifacts } from '../github/run-artifacts.ts';
import type { Folder } from '../inventory/folder.ts';
import { isInside } from '../inventory/folder.ts';
import {
  MANIFEST,
  type Manifest,
  type ManifestFile,
  type ManifestShard,
  parseManifest,
} from '../inventory/manifest.ts';
import { fileFault } from '../inventory/read-file.ts';
import { shard as shardSchema } from '../inventory/schema.ts';
import { damagedPart } from '../inventory/validate.ts';
import { shardArtifact, shardFolder } from './names.ts';
import type { Plan } from './plan-file.ts';
import { ROWS_FILE } from './rows-file.ts';

/** One shard that was downloaded and is as its manifest says. */
export interface Part {
  readonly index: number;
  readonly manifest: Manifest & { shard: ManifestShard };
  /** Absolute path of its files. */
  readonly folder: string;
}

/** Shards that are downloaded at a time. */
const AT_ONCE = 4;
/** Faults that an error names. */
const MOST_FAULTS = 20;

/**
 * Downloads every shard of a plan, and checks that together they are the whole: each is complete, undamaged and of this
 * plan, and all are of the same request.
 * @param name of the inventory's artifact
 * @param folder in which the files of the shards stay
 * @throws Error that names every shard at fault; the signal's reason
 */
export async function openParts(
  plan: Plan,
  name: string,
  artifacts: RunArtifacts,
  folder: Folder,
  signal: AbortSignal,
): Promise<Part[]> {
  const opened: (Part | string)[] = [];
  await inParallel([...plan.shards.keys()], AT_ONCE, signal, async (index, either) => {
    opened[index] = await openPart(plan, index, name, artifacts, folder, either);
  });
  const faults = opened.flatMap((each, index) => (typeof each === 'string' ? `Shard ${index} ${each}` : []));
  const parts = opened.filter((each) => typeof each !== 'string');
  if (faults.length === 0) faults.push(...differences(parts));
  if (faults.length === 0) return parts;
  const shown = faults.slice(0, MOST_FAULTS);
  if (faults.length > shown.length) shown.push(`${faults.length - shown.length} more`);
  throw new Error(
    `The shards cannot be merged. ${shown.join('.\n')}.\nRun the failed jobs again: a shard that is listed again replaces its artifact`,
  );
}

/** @returns what is wrong, as text that continues its name */
async function openPart(
  plan: Plan,
  index: number,
  name: string,
  artifacts: RunArtifacts,
  whole: Folder,
  signal: AbortSignal,
): Promise<Part | string> {
  const artifact = shardArtifact(name, index);
  if (!artifacts.has(artifact)) return `is missing: there is no artifact ${artifact}`;
  const folder = await whole.directory(shardFolder(index));
  const unfetched = await artifacts.fetch(artifact, folder);
  if (unfetched !== undefined) return unfetched;
  const manifest = parseManifest(await readFile(join(folder, MANIFEST), 'utf8').catch(() => ''));
  if (!manifest) return `has no ${MANIFEST} of this action in its artifact`;
  const damaged = damagedPart(manifest);
  if (damaged !== undefined) return `is damaged: invalid ${damaged}`;
  const { shard } = manifest;
  if (!shard || !Check(shardSchema, shard)) return 'was listed without the input `shard`';
  if (shard.plan !== plan.id) return 'is of another plan';
  if (shard.index !== index) return `is shard ${shard.index}, which is there twice`;
  if (JSON.stringify(shard.ranges) !== JSON.stringify(plan.shards[index]) || shard.of !== plan.shards.length)
    return 'has other bounds than the plan gives it';
  if (!manifest.complete) return 'is not complete: a bucket could not be listed';
  const unfit = await filesFault(manifest, folder, signal);
  return unfit ?? { index, manifest: { ...manifest, shard }, folder };
}

async function filesFault(
  { outputs, changes }: Manifest,
  folder: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const paths = outputs.map(({ path }) => path);
  if (!paths.includes(ROWS_FILE) || (changes && !paths.includes(CHANGES_FILE)))
    return 'lacks what is needed to merge it';
  for (const file of outputs) {
    if (!isInside(file.path)) return 'lists a file outside its folder';
    const handle = await open(join(folder, file.path), 'r').catch(() => undefined);
    if (!handle) return `is missing its file ${file.path}`;
    try {
      const fault = await fileFault(handle, file, signal);
      if (fault !== undefined) return `is damaged: ${file.path} ${fault}`;
    } finally {
      await handle.close();
    }
  }
  return undefined;
}

/** How shards differ from the first one. */
function differences([first, ...others]: readonly Part[]): string[] {
  return others.flatMap(({ index, manifest }) => {
    const what = differenceOf(first!.manifest, manifest);
    return what === undefined ? [] : `Shard ${index} has ${what} than shard 0`;
  });
}

function differenceOf(first: Part['manifest'], other: Part['manifest']): string | undefined {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const names = new Set([...Object.keys(first.request), ...Object.keys(other.request)]);
  for (const name of names) {
    const key = name as keyof Manifest['request'];
    if (!same(first.request[key], other.request[key])) return `another \`${INPUTS[name] ?? name}\``;
  }
  if (!same(rowFiles(first).map(written), rowFiles(other).map(written)))
    return 'other `formats` or `columns`';
  const isCompared = ({ shard, changes, history }: Part['manifest']) => [
    shard.hasBaseline,
    changes !== undefined,
    history?.[0]?.startedAt,
  ];
  return same(isCompared(first), isCompared(other)) ? undefined : 'another `baseline`';
}

/** Names of inputs that the manifest has under another name. */
const INPUTS: Readonly<Record<string, string>> = {
  buckets: 'bucket',
  urlStyle: 'url-style',
  mirrorStyles: 'url-style',
};

function written({ path, columns }: ManifestFile): object {
  return { path, columns };
}

/** Formats of files that are made anew of all shards. */
const OF_ALL = new Set(['shard', 'changes', 'buckets', 'findings', 'sarif']);

/** The files of a shard that contain rows, and that the merged inventory keeps as they are. */
export function rowFiles({ outputs }: Manifest): ManifestFile[] {
  return outputs.filter(({ format }) => !OF_ALL.has(format));
}
