import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from './b2/account.ts';
import { listKeys } from './b2/list-keys.ts';
import { PageLister } from './b2/list-page.ts';
import { abandonOnAbort, prepareUpload, requireService } from './github/artifact-service.ts';
import { readEvent } from './github/event.ts';
import { InputError } from './github/input-error.ts';
import { Log } from './github/log.ts';
import { writeShards } from './github/outputs.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { newClient } from './inputs/client.ts';
import { type PlanInputs, readPlanInputs } from './inputs/plan.ts';
import { probe, type Segment, segmentsOf } from './listing/probe.ts';
import type { Quantiles } from './listing/quantiles.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { findBuckets, type Selection } from './listing/targets.ts';
import type { RunState } from './run.ts';
import { divide } from './shards/cuts.ts';
import { describePlan } from './shards/describe-plan.ts';
import { planArtifact } from './shards/names.ts';
import { PLAN_FILE, type Plan } from './shards/plan-file.ts';
import { removeLeftovers, temporaryName } from './spill/owner.ts';
import { count } from './text/numbers.ts';

/** Requests of a probe for each shard that is wanted, and for all: some seconds, and some minutes. */
const PROBES_EACH = 32;
const MOST_PROBES = 4_096;

/**
 * The action `plan`: find the buckets, estimate how their files are spread over their names, divide the names into
 * shards, upload the plan. No name of a file is logged.
 */
export async function plan(env: NodeJS.ProcessEnv, signal: AbortSignal, state: RunState): Promise<void> {
  const log = new Log();
  const event = readEvent(env);
  state.policy = new PrivacyPolicy(event.visibility, [{ bucketType: null }]);
  const inputs = await readPlanInputs(env, event.fromFork, (secret) => log.mask(secret));
  const temp = env.RUNNER_TEMP ?? tmpdir();
  if (env.RUNNER_TEMP) await removeLeftovers(env.RUNNER_TEMP);
  const cleanup = new AsyncDisposableStack();
  try {
    const startedAt = new Date().toISOString();
    const limit = new RequestLimit(inputs.concurrency);
    const client = newClient(inputs, limit, log, env, signal);
    cleanup.defer(() => client.close());
    const account = await log.group('Authorize', () => openAccount(client));
    const selection = await log.group('Find the buckets', () =>
      findBuckets(client, account, inputs.buckets, inputs.prefix),
    );
    const policy = new PrivacyPolicy(event.visibility, selection.buckets);
    state.policy = policy;
    const upload = await prepare(inputs, policy, env, log);

    const request = requestOf(inputs, selection);
    const baseline = await inputs.baseline?.open(
      { ...request, list: 'files', urlStyle: '', anyFilter: true },
      { inputs: { ...inputs, formats: [] }, client, account, event, policy, log, env, signal },
    );
    cleanup.defer(async () => baseline?.close());
    const lister = new PageLister(client, () => {}, false);
    const probing = {
      call: inputs.versions === 'all' ? ('b2_list_file_versions' as const) : ('b2_list_file_names' as const),
      list: lister.list,
      buffers: client.buffers,
      concurrency: inputs.concurrency,
      requests: Math.min(PROBES_EACH * inputs.shards, MOST_PROBES),
      signal,
    };
    const segments = await log.group('Estimate the files', () =>
      estimateRows(selection, baseline?.quantiles ?? new Map(), probing),
    );
    const shards = divide(segments, inputs.shards);
    const keys = await listKeys(client, account);
    const made = describePlan({
      startedAt,
      request,
      account,
      selection,
      keys: policy.hidesKeyNames ? keys?.map((key) => ({ ...key, keyName: '' })) : keys,
      shards,
      service: {
        ...client.stats,
        rowsReceived: lister.rowsReceived,
        transactions: lister.transactions,
        concurrency: limit.reached,
      },
    });
    await log.group('Upload the plan', () => uploadPlan(made, temp, upload, signal));
    log.info(`${count(shards.length, 'shard')} of ${count(selection.buckets.length, 'bucket')}`);
    writeShards(shards.keys().toArray());
  } finally {
    await cleanup.disposeAsync();
  }
}

/** Checks before any listing that the plan can be uploaded. @throws InputError; Error */
async function prepare(inputs: PlanInputs, policy: PrivacyPolicy, env: NodeJS.ProcessEnv, log: Log) {
  if (!policy.publishes(inputs.artifactNamed)) {
    throw new InputError([
      'Input `artifact-name`: the plan contains names of files, and this repository is public, or its visibility is unknown, and a bucket is private; give a name to upload the plan and the shards anyway',
    ]);
  }
  requireService(env);
  return prepareUpload(planArtifact(inputs.artifactName), { retentionDays: undefined }, env, log);
}

function requestOf(
  inputs: PlanInputs,
  { prefix }: Selection,
): Plan['request'] & { buckets: string[] | null } {
  return {
    buckets: inputs.buckets === 'all' ? null : [...inputs.buckets],
    prefix,
    versions: inputs.versions,
  };
}

/** From quantiles of an earlier inventory where there are some, otherwise from the bucket. */
async function estimateRows(
  { targets, buckets }: Selection,
  quantiles: ReadonlyMap<string, Quantiles>,
  options: Parameters<typeof probe>[1],
): Promise<Segment[]> {
  const unknown = targets.filter(({ bucketId }) => !quantiles.has(bucketId));
  const probed = Map.groupBy(await probe(unknown, options), ({ bucketName }) => bucketName);
  const known = new Map(targets.map((target) => [target.bucketName, target]));
  return buckets.flatMap(({ bucketId, bucketName }) => {
    const found = quantiles.get(bucketId);
    return found ? segmentsOf(known.get(bucketName)!, found) : probed.get(bucketName)!;
  });
}

async function uploadPlan(
  made: Plan,
  temp: string,
  upload: Awaited<ReturnType<typeof prepareUpload>>,
  signal: AbortSignal,
): Promise<void> {
  const folder = await mkdtemp(join(temp, temporaryName('plan')));
  try {
    const path = join(folder, PLAN_FILE);
    await writeFile(path, JSON.stringify(made));
    await abandonOnAbort(upload.run(folder, [path]), signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
