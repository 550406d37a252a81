import { isYesOrNo } from '../text/yes-or-no.ts';
import { BUCKET_NAME, BUCKET_NAME_RULE } from './bucket-name.ts';

/** A place in a bucket: `b2://BUCKET/PREFIX`. */
export interface BucketAddress {
  readonly bucketName: string;
  /** What names of files begin with: empty, or ending in `/`. */
  readonly prefix: string;
}

export const ADDRESS_FORM = 'b2://BUCKET/PREFIX';

/** Leaves room in a name for the longest path of an inventory's file. */
const PREFIX_BYTES = 500;

/** @returns what is wrong with the text, as text that continues the input's name, if it is no address */
export function parseAddress(text: string): BucketAddress | string {
  const fault = (what: string) => `: ${JSON.stringify(text)} ${what}`;
  if (isYesOrNo(text)) return fault(`is not ${ADDRESS_FORM}; leave the input empty for none`);
  if (/\$\{\{|\$\{?[A-Za-z_]/.test(text)) {
    return fault('is not an address until it is evaluated, which only GitHub or a shell does');
  }
  const [, scheme, bucketName = '', path = ''] = /^(?:(\w+):\/*)?([^/]*)(?:\/(.*))?$/s.exec(text) ?? [];
  const prefix = path.replace(/\/$/, '');
  const meant = `b2://${bucketName}/${prefix}`;
  if (scheme !== 'b2' || !text.startsWith('b2://') || text.startsWith('b2:///')) {
    const isAddress = BUCKET_NAME.test(bucketName) && (scheme === undefined || /^(?:b2|s3)$/i.test(scheme));
    return fault(`is not ${ADDRESS_FORM}${isAddress ? `; did you mean ${meant}?` : ''}`);
  }
  if (!BUCKET_NAME.test(bucketName)) {
    return fault(`is not ${ADDRESS_FORM}: ${JSON.stringify(bucketName)} is not ${BUCKET_NAME_RULE}`);
  }
  if (prefix !== '' && prefix.split('/').some((segment) => /^\.{0,2}$/.test(segment))) {
    return fault('has a part of the prefix that is empty, `.` or `..`; give a prefix such as inventories');
  }
  if (/[\0-\x1f\x7f]/.test(prefix) || !prefix.isWellFormed()) {
    return fault('has a prefix that no file name begins with: names contain no control characters');
  }
  if (Buffer.byteLength(prefix) > PREFIX_BYTES)
    return fault(`has a prefix of more than ${PREFIX_BYTES} bytes; give a shorter one`);
  return { bucketName, prefix: prefix === '' ? '' : `${prefix}/` };
}

/** The address as text. */
export function addressText({ bucketName, prefix }: BucketAddress): string {
  return `b2://${bucketName}/${prefix}`;
}
