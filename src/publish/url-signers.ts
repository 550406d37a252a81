import type { Account } from '../b2/account.ts';
import { downloadAuthorization } from '../b2/download-authorization.ts';
import { type ByteString, toByteString } from '../bytes/byte-string.ts';
import { InputError } from '../github/input-error.ts';
import { encodeName, fileUrls, isAddressable } from '../names/file-url.ts';
import { s3Presigner } from '../names/s3-presign.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { PublishedListing } from './target.ts';

/** The signed URL of a row that can be downloaded. @returns undefined: the method cannot sign one */
type SignRow = (row: Row) => string | undefined;

/** Signs the URLs of one bucket after another. */
export type UrlSigner = (bucketName: string) => SignRow;

/** The methods. Each checks first whether the key can sign. @throws InputError if it cannot */
export const URL_SIGNERS: Readonly<
  Record<'b2' | 's3', (listing: PublishedListing, signedAt: Date) => Promise<UrlSigner>>
> = {
  /** One token for each bucket and prefix, valid for downloads by name. */
  async b2({ inputs, client, account, selection }) {
    needs(account, 'b2', 'shareFiles');
    const tokens = new Map<string, { prefix: ByteString; query: string }[]>();
    for (const { bucketId, bucketName, prefix } of selection.targets) {
      const token = await downloadAuthorization(client, bucketId, prefix, inputs.signSeconds);
      const query = `?Authorization=${encodeURIComponent(token)}`;
      tokens.set(bucketName, [...(tokens.get(bucketName) ?? []), { prefix: toByteString(prefix), query }]);
    }
    return (bucketName) => {
      const urls = fileUrls('friendly', bucketName, account);
      const ofBucket = tokens.get(bucketName)!;
      return (row) => {
        const { name } = row;
        if (!row.latest || !isAddressable(name)) return undefined;
        return urls.of(name, '') + ofBucket.find(({ prefix }) => name.startsWith(prefix))!.query;
      };
    };
  },

  /** Signed here, without a request. */
  async s3({ inputs, account, selection }, signedAt) {
    const { s3ApiUrl, accountId } = account;
    if (inputs.keyId === accountId) {
      throw refused(
        '`s3` does not work with the master application key, which the S3 API refuses; create an application key with readFiles, or use `b2`',
      );
    }
    if (s3ApiUrl === null) {
      throw refused(
        '`s3` needs the URL of the S3 API, which the authorization does not contain, since this region has none; use `b2`',
      );
    }
    needs(account, 's3', 'readFiles');
    const without = selection.buckets.find(
      ({ options }) => Array.isArray(options) && !options.includes('s3'),
    );
    if (without) {
      throw refused(
        `\`s3\` does not work for the bucket ${without.bucketName}, which the S3 API does not serve; use \`b2\``,
      );
    }
    const presign = s3Presigner({ ...inputs, s3ApiUrl, signedAt, seconds: inputs.signSeconds });
    return (bucketName) => {
      const path = `/${encodeName(bucketName)}/`;
      return (row) => {
        const { name } = row;
        if (!isAddressable(name)) return undefined;
        const version = row.latest ? undefined : stringOf(row.literal('fileId'));
        return presign(path + encodeName(name), version);
      };
    };
  },
};

function needs({ capabilities }: Account, method: string, capability: string): void {
  if (capabilities.includes(capability)) return;
  throw refused(
    `\`${method}\` needs the capability ${capability}, and the application key has ${capabilities.join(', ') || 'none'}; create a key with it, or use \`${method === 'b2' ? 's3' : 'b2'}\``,
  );
}

function refused(why: string): InputError {
  return new InputError([`Input \`sign\`: ${why}`]);
}
