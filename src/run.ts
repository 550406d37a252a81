import { tmpdir } from 'node:os';
import { Evidence } from './audit/evidence.ts';
import { openAccount } from './b2/account.ts';
import { PageLister } from './b2/list-page.ts';
import { comparedWith } from './baseline/index.ts';
import { beginDocuments } from './documents/index.ts';
import { readEvent } from './github/event.ts';
import { Log } from './github/log.ts';
import { beginOutputs, LIST_BYTES } from './github/outputs.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { newClient } from './inputs/client.ts';
import { readInputs } from './inputs/inputs.ts';
import { checkKeyPrefix } from './inputs/key-prefix.ts';
import { requestOf } from './inputs/request.ts';
import { rulesetOf } from './inputs/ruleset.ts';
import { FolderClaim } from './inventory/claim.ts';
import { Folder } from './inventory/folder.ts';
import { listAndWrite } from './inventory/write-rows.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { findBuckets } from './listing/targets.ts';
import { checkHosts } from './names/file-url.ts';
import { GlobMatches } from './names/glob-matches.ts';
import { preparePublishing, sinksOf, trackingIssue } from './publish/index.ts';
import { expectedRows, Progress } from './report/progress.ts';
import { rowNoun } from './report/row-noun.ts';
import { reportOddFields, reportSelection } from './report/selection.ts';
import { rowFilter } from './rows/filter.ts';
import { UrlList } from './rows/url-list.ts';
import { openShard } from './shards/index.ts';
import { removeLeftovers } from './spill/owner.ts';

/** What main.ts needs to know of a run that fails. */
export interface RunState {
  /** As strict as it must be for what is known so far; undefined: nothing is. */
  policy: PrivacyPolicy | undefined;
  /** The job summary is written, with the failure. */
  showsFailure: boolean;
}

/** Loaded once the rows are written, since a run starts faster without it. One import makes one chunk for both runs. */
export const secondHalf = () => import('./conclude.ts');

/**
 * One run: read the inputs, open the account, list and write the rows, judge, write the documents, finish the
 * manifest, publish, report.
 */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal, state: RunState): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  // Until the buckets are known, one of them may be private.
  state.policy = new PrivacyPolicy(event.visibility, [{ bucketType: null }]);
  const inputs = await readInputs(env, event.fromFork, (secret) => log.mask(secret));
  for (const warning of inputs.warnings) log.warning(warning);
  const issue = await trackingIssue({ inputs, event, env, log, signal });
  const temp = env.RUNNER_TEMP ?? tmpdir();
  const cleanup = new AsyncDisposableStack();
  try {
    // Only RUNNER_TEMP belongs to one job.
    const claim = env.RUNNER_TEMP ? await FolderClaim.take(inputs.outputDir, env.RUNNER_TEMP) : undefined;
    cleanup.defer(() => claim?.release());
    if (env.RUNNER_TEMP) await removeLeftovers(env.RUNNER_TEMP);
    const limit = new RequestLimit(inputs.concurrency);
    const client = newClient(inputs, limit, log, env, signal);
    cleanup.defer(() => client.close());
    const account = await log.group('Authorize', () => openAccount(client));
    const found = await log.group('Find the buckets', () =>
      findBuckets(client, account, inputs.buckets, inputs.prefix, inputs.names),
    );
    checkHosts(inputs.urlStyles, account);
    const policy = new PrivacyPolicy(event.visibility, found.buckets, found.listsFiles);
    state.policy = policy;
    const shard = await openShard(found, { inputs, policy, env, temp, signal });
    const selection = shard?.selection ?? found;
    if (selection.listsFiles) checkKeyPrefix(inputs, account, policy);
    reportSelection(selection, account, inputs, policy, log);
    const listing = { inputs, client, account, selection };
    const publishing = { inputs: shard?.publishing(inputs) ?? inputs, listing, policy, env, log, signal };
    const publications = await preparePublishing(publishing);
    for (const { close } of publications) cleanup.defer(async () => close?.());

    const request = requestOf(inputs, selection);
    const search = { inputs, client, account, event, policy, log, env, signal };
    const whole = await inputs.baseline?.open(request, search);
    cleanup.defer(async () => whole?.close());
    const baseline = whole && shard ? shard.part(whole) : whole;
    const context = { request, client, account, selection, policy, limit, signal };
    const rules = await rulesetOf(inputs, context);
    const evidence = await Evidence.begin(
      inputs.gates,
      rules,
      selection.buckets,
      temp,
      baseline?.rows && {
        baseline: { bucketNames: baseline.bucketNames, rows: baseline.rows },
        buckets: shard?.bucketNames ?? selection.buckets.map(({ bucketName }) => bucketName),
        versions: request.versions === 'all',
        signal,
      },
    );
    cleanup.defer(() => evidence.close());
    const documents = await beginDocuments(inputs.documents, selection.listsFiles && !policy.hidesNames);
    const folder = await Folder.begin(inputs.outputDir);
    cleanup.defer(() => folder.discard());

    const noted = { include: new GlobMatches(inputs.include), exclude: new GlobMatches(inputs.exclude) };
    const urls = new UrlList(LIST_BYTES);
    const progress = new Progress({
      noun: rowNoun(request),
      expected: expectedRows(selection.targets, baseline?.quantiles),
      showsNames: !policy.hidesNames,
      log: (line) => log.info(line),
      now: () => performance.now(),
    });
    const lister = new PageLister(client, (rows) => progress.page(rows), !policy.hidesNames);
    const listed = await log.group(
      selection.listsFiles ? 'List the files' : 'Write the list of buckets',
      () =>
        listAndWrite(
          selection.targets,
          {
            call: request.versions === 'all' ? 'b2_list_file_versions' : 'b2_list_file_names',
            list: lister.list,
            concurrency: inputs.concurrency,
            requestLimit: limit,
            buffers: client.buffers,
            quantiles: baseline?.quantiles ?? new Map(),
            spillDirectory: temp,
            signal,
            onDisorder: ({ bucketName }) =>
              log.warning(`Bucket ${bucketName}: names are not in the order of their UTF-8 bytes`),
          },
          selection.listsFiles
            ? [
                ...inputs.formats,
                ...(shard?.sinks ?? []),
                urls,
                ...evidence.sinks,
                ...documents.flatMap(({ sinks }) => sinks),
                ...sinksOf(publications),
                progress,
              ]
            : [],
          {
            startedAt: shard?.startedAt,
            urlStyles: inputs.urlStyles,
            hosts: account,
            versions: request.versions === 'all',
            filter: rowFilter(inputs.names, inputs.where, noted),
            storedAt: inputs.uploadTo,
            warn: (text) => log.warning(text),
          },
          folder,
        ),
    );
    reportOddFields(lister.oddFields, log);

    const { include, exclude } = noted;
    const unmatched = { include: [...include.unmatched], exclude: [...exclude.unmatched] };
    const { conclude } = await secondHalf();
    await conclude(
      {
        inputs,
        request,
        buckets: selection.buckets,
        capabilities: account.capabilities,
        shard: shard?.described(unmatched),
        listed,
        evidence,
        documents,
        unmatched,
        urls,
        baseline: comparedWith(baseline),
        earlier: baseline && { ...baseline.manifest, history: baseline.history },
        service: {
          ...client.stats,
          rowsReceived: lister.rowsReceived,
          transactions: lister.transactions,
          concurrency: limit.reached,
        },
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
