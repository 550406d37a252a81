import { tmpdir } from 'node:os';
import { isAbsolute, relative } from 'node:path';
import { type Account, openAccount } from './b2/account.ts';
import { Client } from './b2/client.ts';
import type { OpenBaseline } from './baseline/open.ts';
import { quantilesByBucket } from './baseline/read-manifest.ts';
import { print } from './conditions/print.ts';
import { readEvent } from './github/event.ts';
import { Log } from './github/log.ts';
import { beginOutputs } from './github/outputs.ts';
import { Progress } from './github/progress.ts';
import { writeSummary } from './github/summary.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import type { ManifestRequest } from './inventory/manifest.ts';
import { RequestLimit } from './listing/request-limit.ts';
import { findBuckets, type Selection } from './listing/targets.ts';
import { planUpload, publish } from './publish/publish.ts';
import { tellGates, tellResult } from './report/result.ts';
import { summarySections } from './report/summary.ts';
import { rowFilter } from './rows/filter.ts';
import { Study } from './study.ts';
import { makeInventory } from './take-inventory.ts';
import { count } from './text/numbers.ts';
import { VERSION } from './version.ts';

/** One run: read the inputs, open the account, walk the buckets, write the inventory, judge it, publish it. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  const inputs = await readInputs(env, event.fromFork, (secret) => log.mask(secret));
  const pace = new RequestLimit(inputs.concurrency);
  const client = newClient(inputs, pace, log, env, signal);
  const temp = env.RUNNER_TEMP ?? tmpdir();
  let earlier: OpenBaseline | undefined;
  try {
    const account = await log.group('Authorize', () => openAccount(client));
    const selection = await log.group('Find the buckets', () => select(client, account, inputs, log));
    // What is not public must not become so by this run; what is not known counts as public, or as not.
    const isPrivate = selection.buckets.some(({ bucketType }) => bucketType !== 'allPublic');
    const discreet = isPrivate && event.visibility !== 'private';
    if (selection.walks && selection.prefix !== inputs.prefix) {
      const prefix = discreet ? 'a prefix of its own' : JSON.stringify(selection.prefix);
      log.notice(`The application key opens only names that begin with ${prefix}; these are walked`);
    }
    tellNarrowed(selection, discreet, log);
    const upload = await planUpload(inputs, discreet, env, log);

    const request = requestOf(inputs, selection);
    if (inputs.baseline) {
      const { openBaseline } = await import('./baseline/open.ts');
      earlier = await openBaseline(request, { inputs, event, discreet, log, env, signal });
    }
    const study = new Study({
      gates: inputs.gates,
      earlier,
      noEarlier: earlier ? 'the baseline has no rows to compare with' : 'there is no earlier inventory yet',
      buckets: selection.buckets.map(({ bucketName }) => bucketName),
      versions: request.versions === 'all',
      directory: temp,
      signal,
    });
    const progress = new Progress(log);
    const manifest = await log.group(selection.walks ? 'List the files' : 'Write the list of buckets', () =>
      makeInventory({
        client,
        account,
        selection,
        request,
        formats: inputs.formats,
        folder: inputs.outputDir,
        concurrency: inputs.concurrency,
        pace,
        hints: earlier ? quantilesByBucket(earlier.manifest) : new Map(),
        keep: rowFilter(inputs.names, inputs.where),
        spillDirectory: temp,
        signal,
        study,
        onPage: (rows) => progress.page(rows),
        warn: (text) => log.warning(text),
      }),
    );
    await tellGates(study, discreet, log);
    const artifact =
      upload &&
      (await log.group('Upload the inventory', () => publish(upload, manifest, inputs.outputDir, signal)));

    signal.throwIfAborted();
    const folder = relative(env.GITHUB_WORKSPACE ?? process.cwd(), inputs.outputDir);
    await writeSummary(
      summarySections({
        manifest,
        firstUrls: discreet ? [] : study.urls.first,
        gates: study.gates,
        folder: folder.startsWith('..') || isAbsolute(folder) ? inputs.outputDir : folder,
        artifactUrl: artifact?.url,
        discreet,
      }),
    );
    tellResult(manifest, study, artifact, inputs, discreet, log);
  } finally {
    await earlier?.close();
    await client.close();
  }
}

function newClient(
  inputs: Inputs,
  pace: RequestLimit,
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
      if (error.throttled) pace.throttled();
      const next = waitMs > 0 ? `in ${(waitMs / 1_000).toFixed(1)} s` : 'at once';
      log.info(`Try ${tries} failed, next ${next}: ${error.message}`);
    },
  });
}

async function select(client: Client, account: Account, inputs: Inputs, log: Log): Promise<Selection> {
  const selection = await findBuckets(client, account, inputs.buckets, inputs.prefix, inputs.names);
  const { buckets } = selection;
  log.info(`${count(buckets.length, 'bucket')}: ${buckets.map(({ bucketName }) => bucketName).join(', ')}`);
  if (account.deletedBuckets > 0) {
    log.warning(
      `The application key is bound to ${count(account.deletedBuckets, 'bucket')} that no longer exists`,
    );
  }
  return selection;
}

/** Says what is walked, when `include` makes it less than was asked for. */
function tellNarrowed({ walks, prefix, prefixes }: Selection, discreet: boolean, log: Log): void {
  if (!walks || prefixes[0] === prefix) return;
  const shown = prefixes.slice(0, 20).map((each) => JSON.stringify(each));
  if (prefixes.length > shown.length) shown.push(`${prefixes.length - shown.length} more`);
  if (prefixes.length === 0) log.info('No name can fit `include` and `prefix`: nothing is walked');
  else if (discreet)
    log.info(`\`include\` narrows the walk to ${count(prefixes.length, 'part')} of the names`);
  else log.info(`\`include\` narrows the walk to names that begin with ${shown.join(', ')}`);
}

function requestOf(inputs: Inputs, { walks, prefix }: Selection): ManifestRequest {
  const { versions, include, exclude, where } = inputs;
  const [urlStyle, ...mirrorStyles] = inputs.urlStyles as [string, ...string[]];
  return {
    list: walks ? 'files' : 'buckets',
    buckets: inputs.buckets === 'all' || !walks ? null : [...inputs.buckets],
    prefix,
    versions,
    ...(walks && include.length > 0 ? { include } : {}),
    ...(walks && exclude.length > 0 ? { exclude } : {}),
    ...(walks && where ? { where: print(where) } : {}),
    urlStyle,
    ...(mirrorStyles.length > 0 ? { mirrorStyles } : {}),
  };
}
