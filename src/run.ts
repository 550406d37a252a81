import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { type Account, openAccount } from './b2/account.ts';
import { Client } from './b2/client.ts';
import { type Artifact, missingService, prepareUpload, type Upload } from './github/artifact.ts';
import { type Inputs, readInputs } from './github/inputs.ts';
import { Log } from './github/log.ts';
import { beginOutputs, completeOutputs, ListOutput, writeOutputs } from './github/outputs.ts';
import { Progress } from './github/progress.ts';
import { readEvent } from './github/repository.ts';
import { writeSummary } from './github/summary.ts';
import { printedBucket } from './inventory/bucket.ts';
import { Lister } from './listing/lister.ts';
import { findBuckets, type Selection } from './listing/targets.ts';
import { walkBuckets } from './listing/walk-buckets.ts';
import { OutOfOrderError } from './listing/walk-range.ts';
import { Folder } from './manifest/folder.ts';
import { describe, MANIFEST, type Manifest, type ManifestRequest } from './manifest/manifest.ts';
import { type Written, writeRows } from './manifest/write.ts';
import { bytes, count } from './report/format.ts';
import { summarySections } from './report/markdown.ts';
import { VERSION } from './version.ts';

/** One run: read the inputs, open the account, walk the buckets, write the inventory, publish it. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  beginOutputs();
  const log = new Log();
  const event = readEvent(env);
  const inputs = await readInputs(env, event.fromFork, (secret) => log.mask(secret));
  const client = newClient(inputs, log, signal);
  try {
    const account = await log.group('Authorize', () => openAccount(client));
    const selection = await log.group('Find the buckets', () => select(client, account, inputs, log));

    // What is not public must not become so by this run.
    const discreet =
      event.visibility !== 'private' &&
      selection.buckets.some(({ bucketType }) => bucketType !== 'allPublic');
    const upload = await planUpload(inputs, discreet, env, log);

    const urls = new ListOutput();
    const manifest = await log.group('List the files', () =>
      makeInventory(client, account, selection, inputs, urls, log, env, signal),
    );
    const artifact =
      upload && (await log.group('Upload the inventory', () => publish(upload, manifest, inputs)));

    const folder = relative(env.GITHUB_WORKSPACE ?? process.cwd(), inputs.outputDir);
    await writeSummary(
      summarySections({
        manifest,
        firstUrls: discreet ? [] : urls.first,
        folder: folder.startsWith('..') || isAbsolute(folder) ? inputs.outputDir : folder,
        artifactUrl: artifact?.url,
        discreet,
      }),
    );
    report(manifest, urls, artifact, inputs, log);
  } finally {
    await client.close();
  }
}

function newClient(inputs: Inputs, log: Log, signal: AbortSignal): Client {
  return new Client({
    endpoint: inputs.endpoint,
    keyId: inputs.keyId,
    key: inputs.key,
    userAgent: `b2-inventory/${VERSION} (GitHub Action)`,
    connections: inputs.concurrency,
    signal,
    onSecret: (secret) => log.mask(secret),
    onRetry: (error, waitMs, tries) =>
      log.info(
        `Try ${tries} failed, ${waitMs > 0 ? `next in ${(waitMs / 1_000).toFixed(1)} s` : 'next at once'}: ${error.message}`,
      ),
  });
}

async function select(client: Client, account: Account, inputs: Inputs, log: Log): Promise<Selection> {
  const selection = await findBuckets(client, account, inputs.buckets, inputs.prefix);
  const { buckets, prefix } = selection;
  log.info(`${count(buckets.length, 'bucket')}: ${buckets.map(({ bucketName }) => bucketName).join(', ')}`);
  if (account.deletedBuckets > 0) {
    log.warning(
      `The application key is bound to ${count(account.deletedBuckets, 'bucket')} that no longer exists`,
    );
  }
  if (prefix !== inputs.prefix) {
    log.notice(
      `The application key opens only names that begin with ${JSON.stringify(prefix)}; these are walked`,
    );
  }
  return selection;
}

/** Decides before the walk whether there will be an artifact. */
async function planUpload(
  inputs: Inputs,
  discreet: boolean,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<Upload | undefined> {
  const { artifactName, retentionDays } = inputs;
  if (artifactName === undefined) return undefined;
  if (discreet && !inputs.artifactNamed) {
    log.warning(
      'Nothing is uploaded and no file names are shown: a bucket is not public, and this repository is public or does not say. Give `artifact-name` to upload the inventory all the same',
    );
    return undefined;
  }
  const missing = missingService(env);
  if (missing !== undefined) {
    log.warning(`Nothing is uploaded: ${missing}. The inventory is in ${inputs.outputDir}`);
    return undefined;
  }
  const most = Number(env.GITHUB_RETENTION_DAYS);
  if (retentionDays !== undefined && retentionDays > most) {
    log.warning(
      `Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`,
    );
  }
  return log.group('Prepare the artifact', () => prepareUpload(artifactName, env, log));
}

/**
 * Walks the buckets and writes the inventory's folder, whole or not at all.
 * @throws whatever stops the walk or the writing; the folder is then as it was before
 */
async function makeInventory(
  client: Client,
  account: Account,
  selection: Selection,
  inputs: Inputs,
  urls: ListOutput,
  log: Log,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Manifest> {
  const startedAt = new Date();
  const progress = new Progress(log);
  const lister = new Lister(client, (rows) => progress.page(rows));
  const walk = async (concurrency: number, folder: Folder): Promise<Written> => {
    const events = walkBuckets(selection.targets, {
      call: 'b2_list_file_names',
      list: lister.list,
      concurrency,
      spillDirectory: env.RUNNER_TEMP ?? tmpdir(),
      signal,
      onDisorder: ({ bucketName }) =>
        log.warning(`The names of bucket ${bucketName} do not come in the order of UTF-8`),
    });
    urls.clear();
    return writeRows(events, folder, inputs.formats, { style: inputs.urlStyle, hosts: account }, (row) =>
      urls.add(row.url),
    );
  };

  const folder = await Folder.begin(inputs.outputDir);
  try {
    const bucketFile = await folder.write('buckets.json', selection.buckets.map(printedBucket));
    let written: Written = { totals: new Map(), failed: new Map(), files: [] };
    if (selection.walks) {
      try {
        written = await walk(inputs.concurrency, folder);
      } catch (error) {
        if (!(error instanceof OutOfOrderError)) throw error;
        log.warning(`${error.message}; everything is listed again, one request after the other`);
        written = await walk(1, folder);
      }
    }
    signal.throwIfAborted();
    const request: ManifestRequest = {
      list: selection.walks ? 'files' : 'buckets',
      buckets: inputs.buckets === 'all' || !selection.walks ? null : [...inputs.buckets],
      prefix: selection.prefix,
      versions: 'current',
      urlStyle: inputs.urlStyle,
    };
    const manifest = describe({
      version: VERSION,
      startedAt,
      request,
      buckets: selection.buckets,
      totals: written.totals,
      failed: written.failed,
      service: { ...client.stats, rowsReceived: lister.rowsReceived, transactions: lister.transactions },
      outputs: [
        ...written.files,
        {
          path: 'buckets.json',
          format: 'buckets',
          rows: selection.buckets.length,
          columns: [],
          ...bucketFile,
        },
      ],
    });
    await folder.finish(manifest);
    return manifest;
  } finally {
    await folder.discard();
  }
}

function publish(
  upload: Upload,
  manifest: Manifest,
  { outputDir, retentionDays }: Inputs,
): Promise<Artifact> {
  const paths = [...manifest.outputs.map(({ path }) => path), MANIFEST].map((path) => join(outputDir, path));
  return upload.run(outputDir, paths, retentionDays);
}

/** Says what was found; fails when it is not all that was asked for. */
function report(
  manifest: Manifest,
  urls: ListOutput,
  artifact: Artifact | undefined,
  inputs: Inputs,
  log: Log,
): void {
  const { buckets, files, bytes: size, complete, request, service } = manifest;
  const failed = buckets.filter(({ error }) => error !== undefined);
  writeOutputs(
    {
      urls: urls.items,
      buckets: buckets.map(({ bucketId, bucketName, bucketType }) => ({ bucketId, bucketName, bucketType })),
      'file-count': files,
      'total-bytes': size,
      'bucket-count': buckets.length - failed.length,
      'output-dir': inputs.outputDir,
      'manifest-path': join(inputs.outputDir, MANIFEST),
      'artifact-id': artifact?.id ?? '',
      'artifact-url': artifact?.url ?? '',
      requests: service.requests,
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
}
