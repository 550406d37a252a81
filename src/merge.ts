import { tmpdir } from 'node:os';
import { Evidence } from './audit/evidence.ts';
import { NO_BASELINE_YET } from './audit/figures.ts';
import { openAccount } from './b2/account.ts';
import type { Bucket } from './b2/calls.ts';
import { beginDocuments } from './documents/index.ts';
import { readEvent } from './github/event.ts';
import { InputError } from './github/input-error.ts';
import { Log } from './github/log.ts';
import { beginOutputs, LIST_BYTES } from './github/outputs.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { RunArtifacts } from './github/run-artifacts.ts';
import { newClient } from './inputs/client.ts';
import { checkKeyPrefix } from './inputs/key-prefix.ts';
import { gatesFault, type MergeInputs, readMergeInputs } from './inputs/merge.ts';
import { knownRuleset } from './inputs/ruleset.ts';
import { FolderClaim } from './inventory/claim.ts';
import { Folder } from './inventory/folder.ts';
import { writeRows } from './inventory/write-rows.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { preparePublishing, trackingIssue } from './publish/index.ts';
import type { PublishedListing } from './publish/target.ts';
import { UrlList } from './rows/url-list.ts';
import { type RunState, secondHalf } from './run.ts';
import { fetchPlan } from './shards/fetch-plan.ts';
import { partFiles, serviceOf, unmatchedIn, wholeQuantiles } from './shards/merge-manifests.ts';
import { MergedChanges } from './shards/merged-changes.ts';
import { openParts } from './shards/parts.ts';
import type { Plan } from './shards/plan-file.ts';
import { replay } from './shards/replay.ts';
import { removeLeftovers } from './spill/owner.ts';
import { count } from './text/numbers.ts';

/**
 * The action `merge`: download the plan and its shards, pass their rows on as a listing would, and conclude as a single
 * run does. The files of the shards are kept as they are.
 */
export async function merge(env: NodeJS.ProcessEnv, signal: AbortSignal, state: RunState): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  state.policy = new PrivacyPolicy(event.visibility, [{ bucketType: null }]);
  const inputs = await readMergeInputs(env, event.fromFork, (secret) => log.mask(secret));
  const issue = await trackingIssue({ inputs, event, env, log, signal });
  const temp = env.RUNNER_TEMP ?? tmpdir();
  const cleanup = new AsyncDisposableStack();
  try {
    const claim = env.RUNNER_TEMP ? await FolderClaim.take(inputs.outputDir, env.RUNNER_TEMP) : undefined;
    cleanup.defer(() => claim?.release());
    if (env.RUNNER_TEMP) await removeLeftovers(env.RUNNER_TEMP);
    const artifacts = await RunArtifacts.list(env, signal);
    const plan = await log.group('Download the plan', () => fetchPlan(artifacts, inputs.artifactName, temp));
    const buckets = plan.buckets.map((bucket) => ({ accountId: '', ...bucket }));
    const policy = new PrivacyPolicy(event.visibility, buckets);
    state.policy = policy;
    const key = keyOf(plan);
    checkKeyPrefix({ include: [], gates: inputs.gates, prefix: givenPrefix(plan) }, key, policy);
    const listing = await storing(inputs, plan, buckets, { log, env, signal, cleanup });
    const publishing = { inputs, listing, policy, env, log, signal };
    const publications = await preparePublishing(publishing);
    for (const { close } of publications) cleanup.defer(async () => close?.());

    const folder = await Folder.begin(inputs.outputDir);
    cleanup.defer(() => folder.discard());
    const parts = await log.group(`Download ${count(plan.shards.length, 'shard')}`, () =>
      openParts(plan, inputs.artifactName, artifacts, folder, signal),
    );
    const { request, shard, history, changes } = parts[0]!.manifest;
    const fault = gatesFault(inputs, { versions: request.versions, hasBaseline: shard.hasBaseline });
    if (fault !== undefined) throw new InputError([`Input \`gates\`${fault}`]);
    const { prefix } = request;
    const accountBuckets = plan.account.bucketIds && new Set(plan.account.bucketIds);
    const selection = { listsFiles: true, buckets, accountBuckets, prefix };
    const keyInputs = {
      buckets: request.buckets ?? ('all' as const),
      sign: 'none' as const,
      uploadTo: inputs.uploadTo,
      baseline: undefined,
    };
    const rules = await knownRuleset(
      { ...inputs, ...keyInputs },
      { request, selection, policy, key, accountKeys: plan.account.keys, verification: undefined },
    );
    const evidence = await Evidence.begin(
      inputs.gates,
      rules,
      buckets,
      temp,
      changes && ((globs) => new MergedChanges({ parts, directory: temp, signal, globs })),
    );
    cleanup.defer(() => evidence.close());

    const documents = await beginDocuments(inputs.documents, !policy.hidesNames);
    const urls = new UrlList(LIST_BYTES);
    const listed = await log.group('Merge the shards', () =>
      writeRows(
        replay(plan, parts, signal),
        buckets.length,
        [urls, ...evidence.sinks, ...documents.flatMap(({ sinks }) => sinks)],
        {
          startedAt: new Date(plan.startedAt),
          urlStyles: [request.urlStyle, ...(request.mirrorStyles ?? [])],
          hosts: plan.account,
          versions: request.versions === 'all',
          filter: undefined,
          storedAt: undefined,
          warn: (text) => log.warning(text),
        },
        folder,
      ),
    );
    const files = partFiles(parts);
    for (const { path } of files) await folder.place(path);

    const earlier = history?.[0];
    const { conclude } = await secondHalf();
    await conclude(
      {
        inputs: { ...inputs, formats: [] },
        request,
        buckets,
        capabilities: plan.account.capabilities,
        shard: undefined,
        listed: { ...listed, quantiles: wholeQuantiles(parts), files },
        evidence,
        documents,
        unmatched: unmatchedIn(parts),
        urls,
        baseline: !earlier
          ? NO_BASELINE_YET
          : changes
            ? { bytes: earlier.bytes }
            : 'the baseline has no rows to compare with',
        earlier: earlier && { startedAt: earlier.startedAt, history: history! },
        service: serviceOf(plan, parts),
      },
      {
        env,
        log,
        policy,
        folder,
        claim,
        publications,
        publishing,
        issue,
        signal,
        cleanup,
        onFailureShown: () => {
          state.showsFailure = true;
        },
      },
    );
  } catch (error) {
    await issue?.reportFailure(error, state.policy);
    throw error;
  } finally {
    await cleanup.disposeAsync();
  }
}

/** What storing a copy takes, with the key of this step. @returns undefined: none is stored */
async function storing(
  inputs: MergeInputs,
  { request }: Plan,
  buckets: readonly Bucket[],
  {
    log,
    env,
    signal,
    cleanup,
  }: { log: Log; env: NodeJS.ProcessEnv; signal: AbortSignal; cleanup: AsyncDisposableStack },
): Promise<PublishedListing | undefined> {
  if (!inputs.uploadTo) return undefined;
  const limit = new RequestLimit(inputs.concurrency);
  const client = newClient(inputs, limit, log, env, signal);
  cleanup.defer(() => client.close());
  const account = await log.group('Authorize', () => openAccount(client));
  const targets = buckets.map((bucket) => ({ ...bucket, prefix: request.prefix }));
  const others = { names: undefined, releaseTag: undefined, sign: 'none' as const, signSeconds: 0 };
  return {
    inputs: { ...inputs, ...others },
    client,
    account,
    selection: { buckets: [...buckets], targets },
  };
}

/** The key that the plan was made with. */
function keyOf({ account }: Plan) {
  const { capabilities, keyExpires, namePrefix, isRestricted } = account;
  return { capabilities, keyExpires, namePrefix, buckets: isRestricted ? [] : null };
}

/** The input `prefix`; empty if it was that of the key. */
function givenPrefix({ request: { prefix }, account: { namePrefix } }: Plan): string {
  return prefix === namePrefix ? '' : prefix;
}
