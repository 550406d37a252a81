import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dirname } from 'node:path/posix';
import { findFile } from '../b2/find-file.ts';
import { findBucket, outOfReach } from '../b2/reach.ts';
import { type SourceFile, Uploader } from '../b2/upload-file.ts';
import { InputError } from '../github/input-error.ts';
import type { Log } from '../github/log.ts';
import {
  LATEST,
  type Latest,
  STARTED_INFO,
  type StoredRun,
  stampOf,
  storedFiles,
  storedName,
} from '../inventory/bucket-copy.ts';
import { MANIFEST, type Manifest } from '../inventory/manifest.ts';
import { addressText, type BucketAddress } from '../names/bucket-address.ts';
import type { Publication, PublishContext, PublishedListing, PublishTarget } from './target.ts';

/** The capabilities that a copy needs. Listing shows when the newest inventory was started. */
const NEEDED = ['writeFiles', 'listFiles'];

/** Stores the inventory in a bucket, beside those of earlier runs. */
export const bucketCopy: PublishTarget = {
  async prepare(context) {
    const { listing } = context;
    return listing?.inputs.uploadTo && prepareCopy(listing.inputs.uploadTo, listing, context);
  },
};

/**
 * Checks that the key may store files there, and that nobody may read them who may not list the buckets.
 * @throws InputError; B2Error
 */
async function prepareCopy(
  address: BucketAddress,
  listing: PublishedListing,
  { policy, env, log, signal }: PublishContext,
): Promise<Publication> {
  const { client, account, inputs } = listing;
  const where = addressText(address);
  const refusal = (why: string) => new InputError([`Input \`upload-to\`: ${JSON.stringify(where)} ${why}`]);
  const reach = outOfReach(account, NEEDED, address.bucketName, address.prefix);
  if (reach !== undefined) throw refusal(`cannot be written: ${reach}`);
  const bucket = await findBucket(client, account, address.bucketName);
  if (!bucket) throw refusal('is in no bucket that the application key has access to; check the name');
  if (!policy.allowsCopy(bucket.bucketType ?? null)) {
    throw refusal(
      bucket.bucketType === undefined
        ? 'may be in a public bucket, and a listed bucket is not public. The application key cannot read the type of a bucket; create one with listBuckets'
        : 'is in a public bucket, and a listed bucket is not public: everyone could read its file names. Give a private bucket',
    );
  }
  warnIfListed(address, listing, log);
  return {
    title: `Copy the inventory to ${where}`,
    async publish(manifest, folder) {
      if (!manifest.complete) {
        log.warning(`The inventory is not complete, so nothing is copied to ${where}`);
        return {};
      }
      const run: StoredRun = {
        stamp: stampOf(manifest.startedAt),
        id: `${env.GITHUB_RUN_ID || 'local'}-${env.GITHUB_RUN_ATTEMPT || '1'}`,
      };
      const uploader = new Uploader(client, bucket.bucketId, account.partBytes, inputs.concurrency);
      try {
        const copy = new Copy(address.prefix, run, manifest, await readFile(join(folder, MANIFEST)));
        for (const files of copy.groups(folder)) await uploader.store(files, signal);
        // Of runs that overlap, the one that was started last has seen the newest state.
        const newest = await findFile(client, bucket.bucketId, copy.latest.name, signal);
        if (Number(newest?.fileInfo?.[STARTED_INFO]) >= Date.parse(manifest.startedAt)) {
          log.info(`${LATEST} stays as it is: it names an inventory that was started later`);
        } else await uploader.store([copy.latest], signal);
      } catch (error) {
        signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`Input \`upload-to\`: ${where} could not be written: ${why}`, { cause: error });
      }
      const manifestName = `${where}${storedName(MANIFEST, run)}`;
      log.info(`Stored: ${manifestName}`);
      return { place: { name: dirname(manifestName), url: undefined } };
    },
  };
}

/** One inventory as files of a bucket. */
class Copy {
  readonly #prefix: string;
  readonly #run: StoredRun;
  readonly #manifest: Manifest;
  readonly #bytes: Buffer;
  readonly #sha256: string;

  /** @param bytes of the manifest */
  constructor(prefix: string, run: StoredRun, manifest: Manifest, bytes: Buffer) {
    this.#prefix = prefix;
    this.#run = run;
    this.#manifest = manifest;
    this.#bytes = bytes;
    this.#sha256 = hash('sha256', bytes);
  }

  /** In the order of storing: an interrupted run leaves no manifest. */
  groups(folder: string): SourceFile[][] {
    const data = storedFiles(this.#manifest, this.#run).map((files) =>
      files.map(({ path, name }) => this.#file(name, join(folder, path))),
    );
    const manifest = this.#file(storedName(MANIFEST, this.#run), this.#bytes);
    // As `sha256sum -c` reads it.
    const line = `${this.#sha256}  ${basename(manifest.name)}\n`;
    const checksum = this.#file(storedName(`${MANIFEST}.sha256`, this.#run), Buffer.from(line));
    return [...data, [manifest], [checksum]];
  }

  get latest(): SourceFile {
    const latest: Latest = {
      schemaVersion: 1,
      startedAt: this.#manifest.startedAt,
      manifest: storedName(MANIFEST, this.#run),
      sha256: this.#sha256,
    };
    return this.#file(LATEST, Buffer.from(`${JSON.stringify(latest, null, 2)}\n`));
  }

  #file(name: string, content: string | Buffer): SourceFile {
    const info = { [STARTED_INFO]: String(Date.parse(this.#manifest.startedAt)) };
    // B2 finds the type by the extension.
    return { name: this.#prefix + name, content, contentType: 'b2/x-auto', info };
  }
}

/** Copies that are listed grow with every run. */
function warnIfListed(address: BucketAddress, { selection, inputs }: PublishedListing, log: Log): void {
  const { prefix } = address;
  const latest = prefix + LATEST;
  const isListed = selection.targets.some(
    (target) =>
      target.bucketName.toLowerCase() === address.bucketName.toLowerCase() &&
      (latest.startsWith(target.prefix) || target.prefix.startsWith(prefix)),
  );
  if (!isListed || inputs.names?.matches(latest) === false) return;
  const advice =
    prefix === ''
      ? 'Give it a prefix, such as inventories, and exclude that'
      : `To leave them out, add this line to \`exclude\`: ${globOf(prefix)}**`;
  log.warning(
    `Input \`upload-to\`: ${addressText(address)} is inside what is listed, so later inventories list the copies. ${advice}`,
  );
}

/** A glob for one text. */
function globOf(text: string): string {
  return text.replace(/[\\*?[\]{}!]/g, '\\$&');
}
