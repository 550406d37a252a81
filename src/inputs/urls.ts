import { isSafeUrl } from '../b2/safe-url.ts';
import { URL_STYLES } from '../names/file-url.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, items, lines, notAllowed, withoutDuplicates } from './fault.ts';
import type { Given } from './given.ts';

/** Readers of the inputs that are URLs or say how URLs are built. */

/** The origin of the API that authorizes the key. */
export function readEndpoint(text: string): string | Fault {
  if (text.includes('@'))
    return new Fault(' contains a user name or a password; give only https:// and the host');
  if (!isSafeUrl(text)) return notAllowed(text, 'an https URL', withHttps(text));
  const { origin, hostname, pathname, search, hash } = new URL(text);
  if (/(?:^|\.)s3\.[a-z0-9-]+\.backblazeb2\.com$/.test(hostname)) {
    return notAllowed(text, "B2's native API, but an S3 endpoint", 'leave `endpoint` empty');
  }
  return pathname === '/' && !search && !hash
    ? origin
    : notAllowed(text, 'https:// and a host alone', `did you mean ${origin}?`);
}

/** One or more styles, one per line. */
export function readUrlStyles(text: string, given: Given): readonly string[] | Fault {
  const several = severalBuckets(given.text('bucket'));
  const styles: string[] = [];
  for (const line of lines(text)) {
    const style = readUrlStyle(line, several);
    if (style instanceof Fault) return style;
    styles.push(style);
  }
  return withoutDuplicates(styles);
}

function severalBuckets(bucket: string): boolean {
  return bucket === '*' || items(bucket).length > 1;
}

function readUrlStyle(text: string, severalBuckets: boolean): string | Fault {
  if (isStyle(text)) return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isSafeUrl(text) || url.search || url.hash || url.username || url.href.includes('"')) {
    const advice = items(text).length > 1 && items(text).every(isStyle) ? 'write one style per line' : '';
    return notAllowed(
      text,
      `one of ${URL_STYLES.join(', ')}, or an https base URL without a query`,
      advice || withHttps(text) || nearest(text, URL_STYLES),
    );
  }
  if (severalBuckets) {
    return new Fault(
      `: ${JSON.stringify(text)} is the base URL of one bucket, and \`bucket\` selects several; use one step per bucket`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function isStyle(text: string): boolean {
  return (URL_STYLES as readonly string[]).includes(text);
}

/** A suggestion for a host without a scheme, or with http. */
function withHttps(text: string): string {
  const [, rest] = /^(?:http:)?(?:\/\/)?([\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[^\s?#]*)?)$/i.exec(text) ?? [];
  return rest === undefined ? '' : `did you mean https://${rest}?`;
}
