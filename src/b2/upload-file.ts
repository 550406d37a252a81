import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { toByteString } from '../bytes/byte-string.ts';
import { encodeName } from '../names/file-url.ts';
import type { Client } from './client.ts';
import { cancelUnfinished, hasVersion } from './find-file.ts';
import { readJson } from './json.ts';
import { inParallel } from './parallel.ts';
import { UploadUrls } from './upload-urls.ts';

/** A file to store. */
export interface SourceFile {
  /** Its name in the bucket. */
  readonly name: string;
  /** Absolute path of the file, or its bytes. */
  readonly content: string | Buffer;
  readonly contentType: string;
  /** File info. */
  readonly info: Readonly<Record<string, string>>;
}

/** Parts that a large file may have. */
const MOST_PARTS = 10_000;
/** For cleaning up after a cancelled run, which GitHub kills soon. */
const CLEANUP_MS = 4_000;

/**
 * Stores files in a bucket. Each is sent with its SHA-1, which the service checks before it stores anything. The key needs
 * `writeFiles`, and for large files `listFiles`.
 */
export class Uploader {
  readonly #client: Client;
  readonly #bucketId: string;
  readonly #partBytes: number;
  readonly #concurrency: number;
  readonly #urls: UploadUrls;

  /** @param partBytes files above it are sent in parts of this size @param concurrency uploads at a time */
  constructor(client: Client, bucketId: string, partBytes: number, concurrency: number) {
    this.#client = client;
    this.#bucketId = bucketId;
    this.#partBytes = partBytes;
    this.#concurrency = concurrency;
    this.#urls = new UploadUrls(client, 'b2_get_upload_url', { bucketId });
  }

  /**
   * Stores files, in any order. After the first failure nothing more begins.
   * @throws B2Error; Error of the file system; the signal's reason
   */
  async store(files: readonly SourceFile[], signal: AbortSignal): Promise<void> {
    const sized = await Promise.all(files.map(async (file) => ({ file, bytes: await sizeOf(file) })));
    const isLarge = ({ bytes }: { bytes: number }) => bytes > this.#partBytes;
    const small = sized.filter((each) => !isLarge(each));
    await inParallel(small, this.#concurrency, signal, ({ file, bytes }, either) =>
      this.#storeWhole(file, bytes, either),
    );
    for (const { file, bytes } of sized.filter(isLarge)) await this.#storeInParts(file, bytes, signal);
  }

  async #storeWhole(file: SourceFile, bytes: number, signal: AbortSignal): Promise<void> {
    const { headers, open } = await partOf(file.content, 0, bytes);
    const info = Object.entries(file.info).map(([key, value]) => [
      `x-bz-info-${key}`,
      encodeURIComponent(value),
    ]);
    const all = {
      ...headers,
      'content-type': file.contentType,
      'x-bz-file-name': encodeName(toByteString(file.name)),
      ...Object.fromEntries(info),
    };
    await this.#urls.upload('b2_upload_file', { headers: all, open }, readFileId, signal);
  }

  /** A large file. If it cannot be finished, it is cancelled. */
  async #storeInParts({ content, name, contentType, info }: SourceFile, bytes: number, signal: AbortSignal) {
    const [client, bucketId] = [this.#client, this.#bucketId];
    const size = Math.max(this.#partBytes, Math.ceil(bytes / MOST_PARTS));
    const starts = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => index * size);
    try {
      const request = { bucketId, fileName: name, contentType, fileInfo: info };
      const fileId = await client.call('b2_start_large_file', request, readFileId, signal);
      const urls = new UploadUrls(client, 'b2_get_upload_part_url', { fileId });
      const partSha1Array: string[] = [];
      await inParallel(starts, this.#concurrency, signal, async (start, either) => {
        const index = start / size;
        const { headers, open } = await partOf(content, start, Math.min(size, bytes - start));
        partSha1Array[index] = headers['x-bz-content-sha1'];
        const all = { ...headers, 'x-bz-part-number': String(index + 1) };
        await urls.upload('b2_upload_part', { headers: all, open }, readFileId, either);
      });
      await client
        .call('b2_finish_large_file', { fileId, partSha1Array }, readFileId, signal)
        .catch(async (error: unknown) => {
          // An attempt may have succeeded whose response was lost.
          if (!(await hasVersion(client, bucketId, name, fileId, signal))) throw error;
        });
    } finally {
      // Also what was started by an attempt whose response was lost.
      await cancelUnfinished(client, bucketId, name, AbortSignal.timeout(CLEANUP_MS));
    }
  }
}

async function sizeOf({ content }: SourceFile): Promise<number> {
  return typeof content === 'string' ? (await stat(content)).size : content.length;
}

/** Some bytes of a file, which are read twice: for their SHA-1, and when they are sent. */
async function partOf(content: SourceFile['content'], start: number, bytes: number) {
  const open = (): Readable =>
    typeof content === 'string' && bytes > 0
      ? createReadStream(content, { start, end: start + bytes - 1 })
      : Readable.from(bytes > 0 ? [content.slice(start, start + bytes)] : []);
  const sha1 = createHash('sha1');
  for await (const chunk of open() as AsyncIterable<Buffer>) sha1.update(chunk);
  const headers = { 'content-length': String(bytes), 'x-bz-content-sha1': sha1.digest('hex') };
  return { headers, open };
}

function readFileId(bytes: Buffer): string {
  const { fileId } = readJson<{ fileId?: unknown } | null>(bytes) ?? {};
  if (typeof fileId !== 'string' || fileId === '') throw new Error('no fileId');
  return fileId;
}
