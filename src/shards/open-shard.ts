import type { OpenBaseline } from '../baseline/source.ts';
import { InputError } from '../github/input-error.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { RunArtifacts } from '../github/run-artifacts.ts';
import type { ManifestShard } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import { OwnedCursor, ownedBy, quantilesWithin, targetsWithin } from './bounds.ts';
import { fetchPlan } from './fetch-plan.ts';
import { shardArtifact } from './names.ts';
import type { NameRange, Plan } from './plan-file.ts';
import { rowsRecorder } from './rows-file.ts';

export interface ShardContext {
  inputs: {
    readonly shard: number | undefined;
    readonly buckets: readonly string[] | 'all';
    readonly versions: string;
    readonly artifactName: string | undefined;
    readonly artifactNamed: boolean;
    readonly baseline: object | undefined;
  };
  policy: PrivacyPolicy;
  env: NodeJS.ProcessEnv;
  /** RUNNER_TEMP. */
  temp: string;
  signal: AbortSignal;
}

/** One shard of an inventory: what a run of the main action lists of it. */
export class Shard {
  readonly #plan: Plan;
  readonly #index: number;
  readonly #ranges: readonly NameRange[];
  readonly #hasBaseline: boolean;
  /** What is listed. */
  readonly selection: Selection;
  readonly #artifactName: string;
  /** When the listing began, the same for every shard. */
  readonly startedAt: Date;
  /** Record what merging needs. */
  readonly sinks: readonly RowSinkFactory[] = [rowsRecorder];

  private constructor(
    plan: Plan,
    index: number,
    found: Selection,
    { artifactName, baseline }: ShardContext['inputs'],
  ) {
    this.#plan = plan;
    this.#index = index;
    this.#ranges = plan.shards[index]!;
    this.#hasBaseline = baseline !== undefined;
    this.startedAt = new Date(plan.startedAt);
    this.#artifactName = shardArtifact(artifactName!, index);
    const names = new Set(this.#ranges.map(({ bucket }) => bucket));
    this.selection = {
      ...found,
      buckets: plan.buckets.flatMap(({ bucketName }) =>
        names.has(bucketName) ? found.buckets.filter((bucket) => bucket.bucketName === bucketName) : [],
      ),
      targets: targetsWithin(found.targets, this.#ranges),
    };
  }

  /**
   * Opens the shard that the input `shard` names.
   * @param found what the inputs select
   * @throws InputError if the plan is not of this request, or has no such shard; Error if there is no plan
   */
  static async open(found: Selection, { inputs, policy, env, temp, signal }: ShardContext): Promise<Shard> {
    if (!policy.publishes(inputs.artifactNamed)) {
      throw new InputError([
        'Input `artifact-name`: shards are uploaded, and this repository is public, or its visibility is unknown, and a bucket is private; give a name to upload them anyway',
      ]);
    }
    const artifacts = await RunArtifacts.list(env, signal);
    const plan = await fetchPlan(artifacts, inputs.artifactName!, temp);
    const index = inputs.shard!;
    if (index >= plan.shards.length) {
      throw new InputError([
        `Input \`shard\`: the plan has no shard ${index}; it has ${plan.shards.length}, from 0. Take the index from the output \`shards\` of the action \`plan\``,
      ]);
    }
    const other = otherRequest(plan, found, inputs);
    if (other !== undefined) {
      throw new InputError([
        `Input \`shard\`: the plan was made with another \`${other}\` than this step has; give both the same`,
      ]);
    }
    return new Shard(plan, index, found, inputs);
  }

  /** The part of a baseline that this shard compares, and its quantiles. */
  part(baseline: OpenBaseline): OpenBaseline {
    const { rows, bucketNames } = baseline;
    const placeOf = ownedBy(this.#ranges, bucketNames, this.bucketNames);
    const quantiles = this.selection.buckets.flatMap(({ bucketId, bucketName }) => {
      const all = baseline.quantiles.get(bucketId);
      const range = this.#ranges.find(({ bucket }) => bucket === bucketName)!;
      return all ? [[bucketId, quantilesWithin(all, range)] as const] : [];
    });
    return {
      ...baseline,
      quantiles: new Map(quantiles),
      rows: rows && (() => new OwnedCursor(rows(), placeOf)),
    };
  }

  /** The inputs of publishing, with the name of this shard's artifact. */
  publishing<Inputs extends object>(inputs: Inputs): Inputs & { artifactName: string } {
    return { ...inputs, artifactName: this.#artifactName };
  }

  /** Of all shards, in order. */
  get bucketNames(): string[] {
    return this.#plan.buckets.map(({ bucketName }) => bucketName);
  }

  /** What the manifest records. @param unmatched globs that matched nothing in this shard */
  described(unmatched: { include: readonly string[]; exclude: readonly string[] }): ManifestShard {
    return {
      plan: this.#plan.id,
      index: this.#index,
      of: this.#plan.shards.length,
      ranges: this.#ranges,
      hasBaseline: this.#hasBaseline,
      unmatched,
    };
  }
}

/** The input in which a plan and a shard differ; undefined: none. */
function otherRequest(
  { request, buckets }: Plan,
  found: Selection,
  inputs: ShardContext['inputs'],
): string | undefined {
  const names = inputs.buckets === 'all' ? null : inputs.buckets;
  if (JSON.stringify(names) !== JSON.stringify(request.buckets)) return 'bucket';
  if (found.prefix !== request.prefix) return 'prefix';
  if (inputs.versions !== request.versions) return 'versions';
  // Another account, or a bucket that was deleted and created again.
  const ids = new Set(found.buckets.map(({ bucketId }) => bucketId));
  return buckets.every(({ bucketId }) => ids.has(bucketId)) ? undefined : 'bucket';
}
