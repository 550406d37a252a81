import { hash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { downloadFile, TooLongError } from '../b2/download-file.ts';
import { B2Error } from '../b2/errors.ts';
import { outOfReach } from '../b2/reach.ts';
import { InputError } from '../github/input-error.ts';
import { LATEST, type Latest, runOf, storedName } from '../inventory/bucket-copy.ts';
import { MANIFEST } from '../inventory/manifest.ts';
import { addressText, type BucketAddress } from '../names/bucket-address.ts';
import { temporaryName } from '../spill/owner.ts';
import { dataFiles } from './data-file.ts';
import { openPath } from './open.ts';
import { MAX_MANIFEST_BYTES, otherRequest, readBaseline, type WantedRequest } from './read-manifest.ts';
import type { BaselineSearch, OpenBaseline } from './source.ts';

const MAX_LATEST_BYTES = 65_536;

/** Downloads and opens the inventory that `latest.json` names. @returns undefined: there is none yet */
export async function openBucket(
  address: BucketAddress,
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { account, env, log } = search;
  const where = addressText(address);
  const reach = outOfReach(account, ['readFiles'], address.bucketName, address.prefix);
  if (reach !== undefined) throw fault(`${JSON.stringify(where)} cannot be read: ${reach}`);
  const folder = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), temporaryName('baseline')));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const opened = await log.group('Fetch the newest inventory', () =>
      fetchLatest(address, folder, request, search),
    );
    if (!opened) {
      await discard();
      log.notice(
        `There is no inventory at ${where} yet: nothing is compared, and this run counts as the first`,
      );
      return undefined;
    }
    log.info(`Compares with the inventory of ${opened.manifest.startedAt}: ${where}`);
    const close = async () => {
      await opened.close();
      await discard();
    };
    return { ...opened, close };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function fetchLatest(
  { bucketName, prefix }: BucketAddress,
  folder: string,
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { client, inputs, policy, signal } = search;
  /** @param name without the prefix @returns whether it exists */
  const fetch = async (name: string, path: string, maxBytes: number): Promise<boolean> => {
    const source = { bucketName, name: prefix + name };
    try {
      return await downloadFile(client, source, join(folder, path), maxBytes, signal);
    } catch (error) {
      if (error instanceof TooLongError) throw fault(`${name} is damaged: it ${error.message}`);
      throw error instanceof B2Error ? fault(error.message, error) : error;
    }
  };

  if (!(await fetch(LATEST, LATEST, MAX_LATEST_BYTES))) return undefined;
  const latest = parseLatest(await readFile(join(folder, LATEST), 'utf8'));
  const run = latest && runOf(latest.manifest);
  if (!latest || !run) throw fault(`${LATEST} is damaged: it does not name a manifest`);
  const exists = await fetch(latest.manifest, MANIFEST, MAX_MANIFEST_BYTES);
  if (!exists) throw fault(`${latest.manifest} does not exist, but ${LATEST} names it`);
  const manifestPath = join(folder, MANIFEST);
  const digest = hash('sha256', await readFile(manifestPath));
  if (digest !== latest.sha256) throw fault(`${latest.manifest} does not match the SHA-256 in ${LATEST}`);
  const manifest = await readBaseline(manifestPath);
  if (typeof manifest === 'string') throw fault(`${latest.manifest} ${manifest}`);

  // Of another request nothing more is needed than the error.
  if (otherRequest(manifest, request, policy.hidesNames) === undefined) {
    const files = dataFiles(manifest, inputs.formats);
    for (const file of typeof files === 'string' ? [] : files[0]!.files) {
      await mkdir(dirname(join(folder, file.path)), { recursive: true });
      const name = storedName(file.path, run);
      if (!(await fetch(name, file.path, file.bytes)))
        throw fault(`${name} does not exist, but ${latest.manifest} lists ${file.path}`);
    }
  }
  return openPath(manifestPath, manifest, request, search);
}

function parseLatest(text: string): Latest | undefined {
  try {
    const latest = JSON.parse(text) as Partial<Latest> | null;
    const isLatest = typeof latest?.manifest === 'string' && typeof latest.sha256 === 'string';
    return isLatest ? (latest as Latest) : undefined;
  } catch {
    return undefined;
  }
}

/** @param text continues the input's name and a colon */
function fault(text: string, cause?: Error): InputError {
  return Object.assign(new InputError([`Input \`baseline\`: ${text}`]), cause && { cause });
}
