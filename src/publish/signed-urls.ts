import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteSink } from '../bytes/byte-sink.ts';
import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';
import { ScratchFile } from '../spill/scratch-file.ts';
import { count, duration, utcMinute } from '../text/numbers.ts';
import type { PublishTarget } from './target.ts';
import { URL_SIGNERS, type UrlSigner } from './url-signers.ts';

/** Bytes of one write. */
const PIECE = 1 << 16;

/**
 * Writes signed URLs into a file of their own in RUNNER_TEMP, which only the user of the runner can read. No other
 * target knows of it, so that nothing publishes it.
 */
export const signedUrls: PublishTarget = {
  async prepare({ listing, env, log }) {
    if (!listing || listing.inputs.sign === 'none') return undefined;
    const { account, selection } = listing;
    const { sign, signSeconds } = listing.inputs;
    const signedAt = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    const expires = new Date(signedAt.getTime() + signSeconds * 1_000);
    const signer = await log.group('Prepare the signed URLs', () => URL_SIGNERS[sign](listing, signedAt));
    if (selection.buckets.every(({ bucketType }) => bucketType === 'allPublic')) {
      log.warning(
        'Input `sign` has no effect: every listed bucket is public, so its URLs open without a signature',
      );
    }
    const { keyExpires } = account;
    if (sign === 's3' && typeof keyExpires === 'number' && keyExpires < expires.getTime()) {
      log.warning(
        `The application key expires at ${utcMinute(new Date(keyExpires).toISOString())}, and the signed URLs with it`,
      );
    }
    const directory = env.RUNNER_TEMP ?? tmpdir();
    const sink = new SignedUrls(signer, directory, expires);
    return {
      title: 'Keep the signed URLs',
      sink,
      async publish() {
        if (Date.now() >= expires.getTime()) {
          throw new Error(
            `Input \`sign-for\`: the listing took longer than ${duration(signSeconds)}, so the signed URLs have expired; give them more time`,
          );
        }
        // The names of temporary files are removed by the next step, and this one must stay.
        const path = join(directory, `b2-inventory-signed-urls-${randomUUID()}.ndjson`);
        await sink.keepAs(path);
        log.info(`${count(sink.urls, 'signed URL')}, valid until ${expires.toISOString()}: ${path}`);
        return { outputs: { 'signed-urls-path': path } };
      },
      close: () => sink.discard(),
    };
  },
};

/** One JSON object per line: bucket, name, signed URL, and when it expires. */
class SignedUrls implements RowSinkFactory {
  readonly name = 'signed-urls';
  /** URLs that were written. */
  urls = 0;
  readonly #signer: UrlSigner;
  readonly #directory: string;
  readonly #expires: Date;
  #file: ScratchFile | undefined;

  constructor(signer: UrlSigner, directory: string, expires: Date) {
    this.#signer = signer;
    this.#directory = directory;
    this.#expires = expires;
  }

  async begin(folder: SinkFolder): Promise<RowSink> {
    await this.discard();
    const file = await ScratchFile.begin(this.#directory, 'signed');
    this.#file = file;
    this.urls = 0;
    const to = new ByteSink(4 * PIECE);
    const end = `","expires":"${this.#expires.toISOString()}"}\n`;
    let leftOut = 0;
    let sign: ReturnType<UrlSigner>;
    const write = async () => {
      await file.append(to.bytes.subarray(0, to.length));
      to.length = 0;
    };
    return {
      enter: async (bucketName) => {
        sign = this.#signer(bucketName);
      },
      add: (row) => {
        if (!row.isUpload) return;
        const url = sign(row);
        if (url === undefined) {
          leftOut++;
          return;
        }
        to.text('{"bucket":');
        to.all(row.bucketBytes);
        to.text(',"name":');
        to.text(row.literal('fileName'));
        to.text(',"url":"');
        to.text(url);
        to.text(end);
        this.urls++;
      },
      pause: async () => {
        if (to.length >= PIECE) await write();
      },
      end: async () => {
        await write();
        if (leftOut > 0) {
          folder.warn(
            `${count(leftOut, 'file')} without a signed URL: neither method signs names that URLs cannot contain, with a segment that is empty, \`.\` or \`..\`, and \`sign: b2\` no old versions`,
          );
        }
      },
    };
  }

  /** Gives the file its final name. */
  async keepAs(path: string): Promise<void> {
    await this.#file!.keepAs(path);
  }

  /** Removes a file that was not kept. */
  async discard(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}
