import type { Evidence } from './audit/evidence.ts';
import { judge } from './audit/judge.ts';
import type { Bucket } from './b2/calls.ts';
import type { Gate } from './conditions/syntax-tree.ts';
import type { Document } from './documents/document.ts';
import { writeDocuments } from './documents/write.ts';
import { docsUrl } from './github/docs-url.ts';
import { jobCategory } from './github/job-category.ts';
import type { Log } from './github/log.ts';
import { completeOutputs, writeOutputs } from './github/outputs.ts';
import type { PrivacyPolicy } from './github/privacy.ts';
import { writeSummary } from './github/summary.ts';
import type { FolderClaim } from './inventory/claim.ts';
import type { Folder } from './inventory/folder.ts';
import { learnedFrom } from './inventory/learned.ts';
import {
  describe,
  type EarlierTotals,
  finished,
  type Manifest,
  type ManifestRequest,
  type ManifestShard,
} from './inventory/manifest.ts';
import { OutputFiles } from './inventory/output-files.ts';
import type { Listed } from './inventory/write-rows.ts';
import { publish } from './publish/index.ts';
import type { Publication, PublishContext } from './publish/target.ts';
import type { TrackingIssue } from './publish/tracking-issue.ts';
import { reportFindings } from './report/findings.ts';
import { reportGates } from './report/gates.ts';
import { outputValues } from './report/outputs.ts';
import { failureText, resultLine } from './report/result.ts';
import { FIRST_URLS, shownPath, summarySections } from './report/summary.ts';
import { noFilesText, reportUnmatched } from './report/unmatched.ts';
import type { UrlList } from './rows/url-list.ts';
import { VERSION } from './version.ts';

/** What an inventory is judged, finished and reported from, whether its rows were listed or come from shards. */
export interface Written {
  inputs: {
    readonly gates: readonly Gate[];
    /** Absolute path of the inventory. */
    readonly outputDir: string;
    readonly artifactName: string | undefined;
    /** Those that were asked for in this step. */
    readonly formats: readonly { readonly name: string }[];
  };
  request: ManifestRequest;
  /** In the order of the rows. */
  buckets: readonly Bucket[];
  /** Capabilities of the key. */
  capabilities: readonly string[];
  /** Only a part was listed, which is judged together with the others; undefined: everything was. */
  shard: ManifestShard | undefined;
  listed: Listed;
  evidence: Evidence;
  /** Those that were asked for. */
  documents: readonly Document[];
  /** Globs that match no file. */
  unmatched: { include: readonly string[]; exclude: readonly string[] };
  urls: UrlList;
  /** What is compared with: its bytes, or why nothing is. */
  baseline: { bytes: number } | string;
  /** The earlier inventory; undefined: there is none. */
  earlier: { startedAt: string; history: readonly EarlierTotals[] } | undefined;
  service: Manifest['service'];
}

/** What finishing takes beyond. */
export interface Finishing {
  env: NodeJS.ProcessEnv;
  log: Log;
  policy: PrivacyPolicy;
  folder: Folder;
  claim: FolderClaim | undefined;
  publications: readonly Publication[];
  publishing: PublishContext;
  issue: TrackingIssue | undefined;
  signal: AbortSignal;
  cleanup: AsyncDisposableStack;
  /** The job summary is written, with the failure. */
  onFailureShown(): void;
}

/**
 * The second half of a run: judge, write the documents, finish the manifest, publish, report.
 * @throws Error if a bucket or a gate failed, after everything is done
 */
export async function conclude(written: Written, finishing: Finishing): Promise<void> {
  const { inputs, request, shard, listed, evidence, urls, earlier } = written;
  const { env, log, policy, folder, signal, cleanup } = finishing;
  const listsFiles = request.list === 'files';
  const { gates, results } = judge(inputs.gates, evidence, {
    ...listed,
    buckets: written.buckets,
    baseline: written.baseline,
  });
  if (results) await reportFindings(results, policy, log);
  await reportGates(gates, policy, log);
  // From a part of the files nothing follows about what matches.
  if (listsFiles && listed.complete && !shard) {
    reportUnmatched({ ...written.unmatched, gates: evidence.unmatched }, request.prefix, policy, log);
  }

  const described = describe({
    ...listed,
    version: VERSION,
    request,
    shard,
    buckets: written.buckets,
    service: written.service,
    outputs: listed.files,
    learned: learnedFrom(evidence, gates, earlier),
  });
  const failure = failureText(described, gates, policy);
  const changes = evidence.changes?.changes;
  const buckets = {
    buckets: written.buckets,
    capabilities: written.capabilities,
    lastUploads: evidence.totals.newestByBucket,
  };
  const files = new OutputFiles(folder);
  cleanup.defer(() => files.close());
  await writeDocuments(
    written.documents,
    {
      ...{ manifest: described, failure, gates, results, changes, buckets, policy, signal },
      formats: inputs.formats.map(({ name }) => name),
      category: jobCategory(env, inputs.artifactName),
    },
    files,
  );

  signal.throwIfAborted();
  const manifest = finished(described, await files.end());
  await folder.finish(manifest);
  await finishing.claim?.finish();

  const { outputs: published, places } = await publish(
    finishing.publications,
    manifest,
    failure !== undefined,
    finishing.publishing,
  );
  signal.throwIfAborted();
  const sections = summarySections({
    manifest,
    failure,
    firstUrls: policy.hidesNames ? [] : urls.first(FIRST_URLS),
    gates,
    results,
    changes,
    buckets,
    folder: shownPath(inputs.outputDir, env.GITHUB_WORKSPACE ?? process.cwd()),
    places,
    reportUrl: published['report-url'],
    docs: docsUrl(env),
    policy,
  });
  await writeSummary(sections);
  if (failure !== undefined) finishing.onFailureShown();
  const facts = { manifest, gates, results, changes, urls: urls.all, folder: inputs.outputDir, published };
  writeOutputs(outputValues(facts), log, inputs.outputDir);
  if (listsFiles) {
    log.info(resultLine(manifest, inputs.outputDir));
    if (manifest.files === 0 && manifest.complete && !shard) log.warning(noFilesText(manifest, policy));
  }
  await finishing.issue?.report({ manifest, gates, results, policy }, sections, failure !== undefined);
  if (manifest.complete) completeOutputs();
  if (failure !== undefined) throw new Error(failure);
}
