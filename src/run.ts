import { tmpdir } from 'node:os';
import { isAbsolute, relative } from 'node:path';
import { Evidence } from './audit/evidence.ts';
import { type GateResult, printedGates } from './audit/gates.ts';
import { judge } from './audit/judge.ts';
import { RULES } from './audit/rules/index.ts';
import { Ruleset } from './audit/ruleset.ts';
import { type Account, openAccount } from './b2/account.ts';
import { Client } from './b2/client.ts';
import { type AccountKey, listKeys } from './b2/list-keys.ts';
import { PageLister } from './b2/list-page.ts';
import { UrlVerifier } from './b2/verify-urls.ts';
import type { BaselineSearch, OpenBaseline } from './baseline/open.ts';
import { writeDocuments } from './documents/index.ts';
import { readEvent } from './github/event.ts';
import { Log } from './github/log.ts';
import { beginOutputs, completeOutputs, LIST_BYTES, writeOutputs } from './github/outputs.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { Progress } from './github/progress.ts';
import { writeSummary } from './github/summary.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import { requestOf } from './inputs/request.ts';
import { ruleFactsOf } from './inputs/rule-facts.ts';
import { Folder } from './inventory/folder.ts';
import { describe, type Learned, type ManifestRequest } from './inventory/manifest.ts';
import { OutputFiles } from './inventory/output-files.ts';
import { listAndWrite } from './inventory/write-rows.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { findBuckets, type Selection } from './listing/targets.ts';
import { preparePublishing, publish } from './publish/index.ts';
import { TrackingIssue } from './publish/tracking-issue.ts';
import { reportFindings } from './report/findings.ts';
import { reportGates } from './report/gates.ts';
import { outputValues } from './report/outputs.ts';
import { problemsOf } from './report/problems.ts';
import { failureText, resultLine } from './report/result.ts';
import { reportSelection } from './report/selection.ts';
import { summarySections } from './report/summary.ts';
import { printedBucket } from './rows/bucket.ts';
import { rowFilter } from './rows/filter.ts';
import { UrlList } from './rows/url-list.ts';
import { VERSION } from './version.ts';

/** URLs that the job summary shows. */
const FIRST_URLS = 10;

/**
 * One run: read the inputs, open the account, list and write the rows, judge, write the documents, finish the
 * manifest, publish, report.
 */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  const inputs = await readInputs(env, event.fromFork, (secret) => log.mask(secret));
  for (const warning of inputs.warnings) log.warning(warning);
  const issue = inputs.trackingIssue ? new TrackingIssue({ inputs, event, env, log, signal }) : undefined;
  const temp = env.RUNNER_TEMP ?? tmpdir();
  const cleanup = new AsyncDisposableStack();
  try {
    const limit = new RequestLimit(inputs.concurrency);
    const client = newClient(inputs, limit, log, env, signal);
    cleanup.defer(() => client.close());
    const account = await log.group('Authorize', () => openAccount(client));
    const selection = await log.group('Find the buckets', () =>
      findBuckets(client, account, inputs.buckets, inputs.prefix, inputs.names),
    );
    const policy = new PrivacyPolicy(event.visibility, selection.buckets);
    reportSelection(selection, account, inputs, policy, log);
    const publishing = { inputs, policy, env, log };
    const publications = await preparePublishing(publishing);

    const request = requestOf(inputs, selection);
    const baseline = await openBaseline(inputs, request, { inputs, event, policy, log, env, signal });
    cleanup.defer(async () => baseline?.close());
    const rules = new Ruleset(
      inputs.rules.levels,
      inputs.suppressions,
      ruleFactsOf(inputs, account, selection, await accountKeys(inputs, client, account), policy),
      inputs.verifyUrls
        ? { verifier: new UrlVerifier(client, account), concurrency: () => limit.limit, signal }
        : undefined,
    );
    const evidence = await Evidence.begin(
      inputs.gates,
      rules,
      temp,
      comparisonOf(baseline, selection, request, signal),
    );
    cleanup.defer(() => evidence.close());
    const folder = await Folder.begin(inputs.outputDir);
    cleanup.defer(() => folder.discard());

    const urls = new UrlList(LIST_BYTES);
    const progress = new Progress(log);
    const lister = new PageLister(client, (rows) => progress.page(rows));
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
          selection.listsFiles ? [...inputs.formats, urls, ...evidence.sinks] : [],
          {
            urlStyles: inputs.urlStyles,
            hosts: account,
            versions: request.versions === 'all',
            filter: rowFilter(inputs.names, inputs.where),
            warn: (text) => log.warning(text),
          },
          folder,
        ),
    );

    const { gates, results } = judge(inputs.gates, evidence, {
      ...listed,
      buckets: selection.buckets.length,
      baseline: baseline?.rows ? baseline.manifest : withoutComparison(baseline),
    });
    await reportFindings(results, policy, log);
    await reportGates(gates, policy, log);

    const changes = evidence.changes?.changes;
    const documents = new OutputFiles(folder);
    cleanup.defer(() => documents.close());
    const formats = inputs.formats.map(({ name }) => name);
    const buckets = selection.buckets.map(printedBucket);
    await writeDocuments(
      { buckets, formats, listsFiles: selection.listsFiles, changes, results, signal },
      documents,
    );

    signal.throwIfAborted();
    const manifest = describe({
      version: VERSION,
      startedAt: listed.startedAt,
      request,
      buckets: selection.buckets,
      totals: listed.totals,
      hints: listed.quantiles,
      failed: listed.failed,
      service: {
        ...client.stats,
        rowsReceived: lister.rowsReceived,
        transactions: lister.transactions,
        concurrency: limit.reached,
      },
      outputs: [...listed.files, ...(await documents.end())],
      learned: learnedFrom(evidence, gates, baseline),
    });
    await folder.finish(manifest);

    const published = await publish(publications, manifest, publishing, signal);
    signal.throwIfAborted();
    const sections = summarySections({
      manifest,
      firstUrls: policy.hidesNames ? [] : urls.first(FIRST_URLS),
      gates,
      results,
      folder: shownPath(inputs.outputDir, env),
      artifactUrl: published['artifact-url'],
      policy,
    });
    await writeSummary(sections);
    const facts = { manifest, gates, results, changes, urls: urls.all, folder: inputs.outputDir, published };
    writeOutputs(outputValues(facts), log, inputs.outputDir);
    if (selection.listsFiles) log.info(resultLine(manifest, inputs.outputDir));
    if (selection.listsFiles && manifest.files === 0 && manifest.complete) log.warning('No file was found');
    const failure = failureText(manifest, gates, policy);
    await issue?.report(problemsOf(manifest, gates, results, policy), sections);
    if (manifest.complete) completeOutputs();
    if (failure !== undefined) throw new Error(failure);
  } catch (error) {
    await issue?.reportFailure(error, new PrivacyPolicy(event.visibility, [{ bucketType: null }]));
    throw error;
  } finally {
    await cleanup.disposeAsync();
  }
}

function newClient(
  inputs: Inputs,
  limit: RequestLimit,
  log: Log,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Client {
  return new Client({
    endpoint: inputs.endpoint,
    keyId: inputs.keyId,
    key: inputs.key,
    userAgent: `b2-inventory/${VERSION} (GitHub Action)`,
    connections: inputs.concurrency,
    env,
    signal,
    onSecret: (secret) => log.mask(secret),
    onRetry: (error, waitMs, tries) => {
      if (error.throttled) limit.throttled();
      const next = waitMs > 0 ? `in ${(waitMs / 1_000).toFixed(1)} s` : 'now';
      log.info(`Attempt ${tries} failed, retrying ${next}: ${error.message}`);
    },
  });
}

/** undefined: no rule is about them, or the key may not list them. */
async function accountKeys(
  { rules }: Inputs,
  client: Client,
  account: Account,
): Promise<AccountKey[] | undefined> {
  return RULES.some(({ id, of }) => of === 'keys' && rules.levels.has(id))
    ? listKeys(client, account)
    : undefined;
}

/** Loaded only when asked for, since a first run starts faster without it. */
async function openBaseline(
  { baseline }: Inputs,
  request: ManifestRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  if (!baseline) return undefined;
  return (await import('./baseline/open.ts')).openBaseline(baseline, request, search);
}

function comparisonOf(
  baseline: OpenBaseline | undefined,
  { buckets }: Selection,
  { versions }: ManifestRequest,
  signal: AbortSignal,
): Parameters<typeof Evidence.begin>[3] {
  if (!baseline?.rows) return undefined;
  return {
    baseline: {
      bucketNames: baseline.manifest.buckets.map(({ bucketName }) => bucketName),
      rows: baseline.rows,
    },
    buckets: buckets.map(({ bucketName }) => bucketName),
    versions: versions === 'all',
    signal,
  };
}

function withoutComparison(baseline: OpenBaseline | undefined): string {
  return baseline ? 'the baseline has no rows to compare with' : 'there is no earlier inventory yet';
}

function learnedFrom(
  evidence: Evidence,
  gates: readonly GateResult[],
  baseline: OpenBaseline | undefined,
): Learned {
  const { totals } = evidence.totals;
  const changes = evidence.changes?.changes;
  return {
    ...(totals && { totals }),
    ...(changes && {
      changes: {
        since: baseline!.manifest.startedAt,
        kinds: changes.kinds,
        renamesKnown: changes.renamesKnown,
      },
    }),
    ...(gates.length > 0 && { gates: printedGates(gates) }),
    ...(baseline && { history: baseline.history }),
  };
}

/** Relative to the workspace where it is inside. */
function shownPath(folder: string, env: NodeJS.ProcessEnv): string {
  const path = relative(env.GITHUB_WORKSPACE ?? process.cwd(), folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path;
}
