import { tmpdir } from 'node:os';
import { Evidence } from './audit/evidence.ts';
import { judge } from './audit/judge.ts';
import { openAccount } from './b2/account.ts';
import { listKeys } from './b2/list-keys.ts';
import { PageLister } from './b2/list-page.ts';
import { UrlVerifier } from './b2/verify-urls.ts';
import { comparedWith, openBaseline } from './baseline/index.ts';
import { beginDocuments } from './documents/index.ts';
import { docsUrl } from './github/docs-url.ts';
import { readEvent } from './github/event.ts';
import { jobCategory } from './github/job-category.ts';
import { Log } from './github/log.ts';
import { beginOutputs, completeOutputs, LIST_BYTES, writeOutputs } from './github/outputs.ts';
import { PrivacyPolicy } from './github/privacy.ts';
import { writeSummary } from './github/summary.ts';
import { newClient } from './inputs/client.ts';
import { readInputs } from './inputs/inputs.ts';
import { checkKeyPrefix } from './inputs/key-prefix.ts';
import { requestOf } from './inputs/request.ts';
import { rulesetOf } from './inputs/ruleset.ts';
import { FolderClaim } from './inventory/claim.ts';
import { Folder } from './inventory/folder.ts';
import { learnedFrom } from './inventory/learned.ts';
import { describe, finished } from './inventory/manifest.ts';
import { OutputFiles } from './inventory/output-files.ts';
import { listAndWrite } from './inventory/write-rows.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { findBuckets } from './listing/targets.ts';
import { checkHosts } from './names/file-url.ts';
import { GlobMatches } from './names/glob-matches.ts';
import { preparePublishing, publish, trackingIssue } from './publish/index.ts';
import { failureSection } from './report/failure.ts';
import { reportGates } from './report/gates.ts';
import { outputValues } from './report/outputs.ts';
import { expectedRows, Progress } from './report/progress.ts';
import { failureText, resultLine, rowNoun } from './report/result.ts';
import { reportOddFields, reportSelection } from './report/selection.ts';
import { noFilesText, reportUnmatched } from './report/unmatched.ts';
import { rowFilter } from './rows/filter.ts';
import { UrlList } from './rows/url-list.ts';
import { removeLeftovers } from './spill/owner.ts';
import { VERSION } from './version.ts';

/** What main.ts needs to know of a run that fails. */
export interface RunState {
  /** As strict as it must be for what is known so far; undefined: nothing is. */
  policy: PrivacyPolicy | undefined;
  /** The job summary is written, with the failure. */
  showsFailure: boolean;
}

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
    const selection = await log.group('Find the buckets', () =>
      findBuckets(client, account, inputs.buckets, inputs.prefix, inputs.names),
    );
    checkHosts(inputs.urlStyles, account);
    const policy = new PrivacyPolicy(event.visibility, selection.buckets, selection.listsFiles);
    state.policy = policy;
    if (selection.listsFiles) checkKeyPrefix(inputs, account, policy);
    reportSelection(selection, account, inputs, policy, log);
    const publishing = { inputs, policy, env, log };
    const publications = await preparePublishing(publishing);

    const request = requestOf(inputs, selection);
    const baseline = await openBaseline(request, { inputs, event, policy, log, env, signal });
    cleanup.defer(async () => baseline?.close());
    const keys = inputs.rules.needsAccountKeys ? await listKeys(client, account) : undefined;
    const verification = inputs.verifyUrls && {
      verifier: new UrlVerifier(client, account),
      concurrency: () => limit.limit,
      signal,
    };
    const rules = await rulesetOf(inputs, account, selection, keys, policy, verification);
    const evidence = await Evidence.begin(
      inputs.gates,
      rules,
      selection.buckets,
      temp,
      baseline?.rows && {
        baseline: { bucketNames: baseline.bucketNames, rows: baseline.rows },
        buckets: selection.buckets.map(({ bucketName }) => bucketName),
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
            ? [...inputs.formats, urls, ...evidence.sinks, ...documents.sinks, progress]
            : [],
          {
            urlStyles: inputs.urlStyles,
            hosts: account,
            versions: request.versions === 'all',
            filter: rowFilter(inputs.names, inputs.where, noted),
            warn: (text) => log.warning(text),
          },
          folder,
        ),
    );
    reportOddFields(lister.oddFields, log);

    const { gates, results } = judge(inputs.gates, evidence, {
      ...listed,
      buckets: selection.buckets,
      baseline: comparedWith(baseline),
    });
    if (results) await (await import('./report/findings.ts')).reportFindings(results, policy, log);
    await reportGates(gates, policy, log);
    // From a part of the files nothing follows about what matches.
    if (selection.listsFiles && listed.complete) {
      const { include, exclude } = noted;
      const globs = { include: include.unmatched, exclude: exclude.unmatched, gates: evidence.unmatched };
      reportUnmatched(globs, selection.prefix, policy, log);
    }

    const described = describe({
      ...listed,
      version: VERSION,
      request,
      buckets: selection.buckets,
      service: {
        ...client.stats,
        rowsReceived: lister.rowsReceived,
        transactions: lister.transactions,
        concurrency: limit.reached,
      },
      outputs: listed.files,
      learned: learnedFrom(evidence, gates, baseline && { ...baseline.manifest, history: baseline.history }),
    });
    const failure = failureText(described, gates, policy);
    const changes = evidence.changes?.changes;
    const buckets = {
      buckets: selection.buckets,
      capabilities: account.capabilities,
      lastUploads: evidence.totals.newestByBucket,
    };
    const files = new OutputFiles(folder);
    cleanup.defer(() => files.close());
    await documents.write(
      {
        ...{ manifest: described, failure, gates, results, changes, buckets, policy, signal },
        formats: inputs.formats.map(({ name }) => name),
        listsFiles: selection.listsFiles,
        category: jobCategory(env, inputs.artifactName),
      },
      files,
    );

    signal.throwIfAborted();
    const manifest = finished(described, await files.end());
    await folder.finish(manifest);
    await claim?.finish();

    const published = await publish(publications, manifest, publishing, signal);
    signal.throwIfAborted();
    // Loaded at the end, since a run starts faster without it.
    const { FIRST_URLS, shownPath, summarySections } = await import('./report/summary.ts');
    const sections = summarySections({
      manifest,
      failure,
      firstUrls: policy.hidesNames ? [] : urls.first(FIRST_URLS),
      gates,
      results,
      changes,
      buckets,
      folder: shownPath(inputs.outputDir, env.GITHUB_WORKSPACE ?? process.cwd()),
      artifactUrl: published['artifact-url'],
      reportUrl: published['report-url'],
      docs: docsUrl(env),
      policy,
    });
    await writeSummary(sections);
    state.showsFailure = failure !== undefined;
    const facts = { manifest, gates, results, changes, urls: urls.all, folder: inputs.outputDir, published };
    writeOutputs(outputValues(facts), log, inputs.outputDir);
    if (selection.listsFiles) {
      log.info(resultLine(manifest, inputs.outputDir));
      if (manifest.files === 0 && manifest.complete) log.warning(noFilesText(manifest, policy));
    }
    await issue?.report({ manifest, gates, results, policy }, sections, failure !== undefined);
    if (manifest.complete) completeOutputs();
    if (failure !== undefined) throw new Error(failure);
  } catch (error) {
    await issue?.reportFailure(
      failureSection(error instanceof Error ? error.message : String(error), docsUrl(env), state.policy),
    );
    throw error;
  } finally {
    await cleanup.disposeAsync();
  }
}
