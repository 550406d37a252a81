import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { type Account, openAccount } from './b2/account.ts';
import { Client } from './b2/client.ts';
import { print } from './conditions/print.ts';
import { rowFilter } from './conditions/row-filter.ts';
import type { EarlierInventory } from './earlier-inventory.ts';
import { type Artifact, missingService, prepareUpload, type Upload } from './github/artifact.ts';
import { type Inputs, readInputs } from './github/inputs.ts';
import { Log } from './github/log.ts';
import { beginOutputs, completeOutputs, writeOutputs } from './github/outputs.ts';
import { Progress } from './github/progress.ts';
import { readEvent } from './github/repository.ts';
import { writeSummary } from './github/summary.ts';
import { Pace } from './listing/pace.ts';
import { findBuckets, type Selection } from './listing/targets.ts';
import { makeInventory } from './make-inventory.ts';
import { hintsOf } from './manifest/baseline.ts';
import { MANIFEST, type Manifest, type ManifestRequest } from './manifest/manifest.ts';
import { bytes, count } from './report/format.ts';
import { gateLine, verdict } from './report/gates.ts';
import { summarySections } from './report/markdown.ts';
import { Study } from './study.ts';
import { VERSION } from './version.ts';

/** One run: read the inputs, open the account, walk the buckets, write the inventory, publish it. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  const inputs = await readInputs(env, event.fromFork, (secret) => log.mask(secret));
  const pace = new Pace(inputs.concurrency);
  const client = newClient(inputs, pace, log, env, signal);
  const temp = env.RUNNER_TEMP ?? tmpdir();
  let earlier: EarlierInventory | undefined;
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
      const { openEarlier } = await import('./earlier-inventory.ts');
      earlier = await openEarlier(request, { inputs, event, discreet, log, env, signal });
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
        hints: earlier ? hintsOf(earlier.manifest) : new Map(),
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
    report(manifest, study, artifact, inputs, discreet, log);
  } finally {
    await earlier?.close();
    await client.close();
  }
}

function newClient(
  inputs: Inputs,
  pace: Pace,
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

/** Decides before the walk whether there will be an artifact. */
async function planUpload(
  inputs: Inputs,
  discreet: boolean,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<Upload | undefined> {
  const { artifactName, retentionDays } = inputs;
  const withheld = discreet && artifactName !== undefined && !inputs.artifactNamed;
  if (discreet) {
    const what = withheld ? 'Nothing is uploaded and no file names are shown' : 'No file names are shown';
    const remedy = withheld ? '. Give `artifact-name` to upload the inventory all the same' : '';
    log.warning(`${what}: a bucket is not public, and this repository is public or does not say${remedy}`);
  }
  if (withheld || artifactName === undefined) return undefined;
  const missing = missingService(env);
  if (missing !== undefined) {
    log.warning(`Nothing is uploaded: ${missing}. The inventory is in ${inputs.outputDir}`);
    return undefined;
  }
  const most = Number(env.GITHUB_RETENTION_DAYS || Number.POSITIVE_INFINITY);
  if (retentionDays !== undefined && retentionDays > most) {
    log.warning(
      `Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`,
    );
  }
  const days = retentionDays === undefined ? undefined : Math.min(retentionDays, most);
  return log.group('Prepare the artifact', () => prepareUpload(artifactName, days, env, log));
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

/** Says how each gate came out, with what was found. */
async function tellGates({ gates }: Study, discreet: boolean, log: Log): Promise<void> {
  if (gates.length === 0) return;
  await log.group('Gates', async () => {
    for (const result of gates) log.info(`${verdict(result)}: ${gateLine(result, discreet)}`);
  });
  for (const result of gates) {
    if (verdict(result) === 'warns') log.warning(`A gate does not hold. ${gateLine(result, discreet)}`);
  }
}

/** Uploads the inventory; a cancelled run does not wait for the end of it. */
function publish(upload: Upload, manifest: Manifest, folder: string, signal: AbortSignal): Promise<Artifact> {
  const paths = [...manifest.outputs.map(({ path }) => path), MANIFEST].map((path) => join(folder, path));
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    upload.run(folder, paths).then(resolve, reject);
  });
}

/** Says what was found; fails when it is not all that was asked for, or not what must hold. */
function report(
  manifest: Manifest,
  study: Study,
  artifact: Artifact | undefined,
  inputs: Inputs,
  discreet: boolean,
  log: Log,
): void {
  const { buckets, files, bytes: size, complete, request, service } = manifest;
  const failed = buckets.filter(({ error }) => error !== undefined);
  const failedGates = study.gates.filter((result) => verdict(result) === 'fails');
  const { changes } = study;
  writeOutputs(
    {
      urls: study.urls.items,
      buckets: buckets.map(({ bucketId, bucketName, bucketType }) => ({ bucketId, bucketName, bucketType })),
      'file-count': files,
      'total-bytes': size,
      'bucket-count': buckets.length - failed.length,
      'output-dir': inputs.outputDir,
      'manifest-path': join(inputs.outputDir, MANIFEST),
      'artifact-id': artifact?.id ?? '',
      'artifact-url': artifact?.url ?? '',
      requests: service.requests,
      added: changes?.added ?? '',
      removed: changes?.removed ?? '',
      changed: changes?.changed ?? '',
      'gates-failed': study.gates.length > 0 ? failedGates.length : '',
    },
    log,
    inputs.outputDir,
  );
  if (request.list === 'files') {
    log.info(
      `${count(files, 'file')}, ${bytes(size)}, ${count(service.requests, 'request')}: ${inputs.outputDir}`,
    );
    if (files === 0 && complete) log.warning('No file was found');
  }
  if (!complete) {
    const reasons = failed.map(({ bucketName, error }) => `${bucketName}: ${error}`);
    throw new Error(
      `${count(failed.length, 'bucket')} could not be walked, and the inventory is not complete. ${reasons.join('; ')}`,
    );
  }
  completeOutputs();
  if (failedGates.length > 0) {
    const lines = failedGates.map((result) => gateLine(result, discreet));
    throw new Error(`${count(failedGates.length, 'gate')} failed:\n${lines.join('\n')}`);
  }
}
