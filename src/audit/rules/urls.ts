import type { UrlRule } from '../rule.ts';

/** Rules about the answers to the URLs of files, with `verify-urls: true`. */

const LINK = 'https://www.backblaze.com/docs/cloud-storage-download-files-with-the-native-api';

export const urlUnreachable: UrlRule = {
  of: 'url',
  id: 'url-unreachable',
  level: 'error',
  what: 'URLs do not answer with status 200',
  why: 'Whoever follows the list gets an error instead of the file. A CDN or custom domain may be set up for another bucket, or the bucket may not be public any more. Redirects are not followed.',
  mend: 'Open one of the URLs. Check `url-style`, and the settings of the CDN. Files that were deleted after they were listed answer with 404.',
  link: LINK,
  reads: ['readFiles'],
  fault: ({ status }) => (status === 200 ? undefined : String(status)),
  message: (text, faults) => `${text} not answered with status 200, but ${faults}.`,
};

export const urlMismatch: UrlRule = {
  of: 'url',
  id: 'url-mismatch',
  level: 'error',
  what: 'URLs answer with a length or SHA-1 other than the listed one',
  why: 'The URL delivers another file than the one that was listed: an outdated copy in a CDN, or a file that was replaced after it was listed.',
  mend: 'Purge the cache of the CDN. If files change while they are listed, list them at another time.',
  link: LINK,
  reads: ['readFiles'],
  fault({ status, bytes, sha1 }, listed) {
    if (status !== 200) return undefined;
    if (bytes !== undefined && bytes !== listed.size) return 'other length';
    return sha1 !== undefined && listed.sha1 !== undefined && sha1 !== listed.sha1
      ? 'other SHA-1'
      : undefined;
  },
  message: (text, faults) => `${text} of another file than the listed one: ${faults}.`,
};
