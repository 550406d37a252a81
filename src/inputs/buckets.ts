import { BUCKET_NAME, BUCKET_NAME_RULE } from '../names/bucket-name.ts';
import { Fault, items, notAllowed, withoutDuplicates } from './fault.ts';

/** Names of buckets, separated by commas or line breaks; 'all' for `*`; none: list the buckets. */
export function readBuckets(text: string): readonly string[] | 'all' | Fault {
  if (/^\[.*\]$/s.test(text)) {
    return new Fault(
      `: ${JSON.stringify(text)} is a list in JSON or YAML; write one name per line, without brackets and quotes`,
    );
  }
  const names = items(text);
  if (names.length === 0 && text !== '') return notAllowed(text, BUCKET_NAME_RULE);
  if (names.length === 1 && names[0] === '*') return 'all';
  for (const name of names) {
    if (name === '*') {
      return new Fault(': `*` means every bucket; remove the other names, or the `*`');
    }
    if (!BUCKET_NAME.test(name)) return notAllowed(name, BUCKET_NAME_RULE, adviceFor(name));
  }
  // Bucket names are case-insensitive.
  return withoutDuplicates(names, (name) => name.toLowerCase());
}

/** What to write instead. */
function adviceFor(given: string): string {
  const [, item] = /^-\s+(.*)$/.exec(given) ?? [];
  if (item !== undefined) return 'write one name per line, without "- "';
  if (/^(["']).*\1$/.test(given)) return 'remove the quotes';
  if (/^(?:\*+|all|any|every)$/i.test(given)) return '`*` lists every bucket';
  return adviceForUrl(given) ?? '';
}

/** For URLs of buckets and files, and for names with a path after them. */
function adviceForUrl(given: string): string | undefined {
  const [, scheme, path = given] = /^(b2|s3|https?):(?:\/\/)?(.*)$/i.exec(given) ?? [];
  const [bucket, prefix] = /^http/i.test(scheme ?? '') ? partsOfUrl(given) : partsOfPath(path);
  const name = BUCKET_NAME.test(bucket) ? bucket : undefined;
  if (scheme === undefined && (name === undefined || !given.includes('/'))) return undefined;
  const todo = [scheme ? 'drop the scheme' : '', prefix ? 'put the rest in `prefix`' : ''].filter(Boolean);
  if (name === undefined) return 'give only the name of the bucket';
  const inputs = `\`bucket: ${name}\`${prefix ? ` and \`prefix: ${prefix}\`` : ''}`;
  return `${todo.join(' and ') || 'drop the slash'}: ${inputs}`;
}

type Parts = [bucket: string, prefix: string];

/** BUCKET/PREFIX, also with the `*` or `**` of a glob at its end. */
function partsOfPath(path: string): Parts {
  const slash = path.indexOf('/');
  if (slash < 0) return [path, ''];
  return [path.slice(0, slash), path.slice(slash + 1).replace(/\*+$/, '')];
}

/** A friendly URL, or one of the S3 API in either style. */
function partsOfUrl(given: string): Parts {
  if (!URL.canParse(given)) return ['', ''];
  const { hostname, pathname } = new URL(given);
  const path = pathname.slice(1);
  if (path.startsWith('file/')) return partsOfPath(path.slice('file/'.length));
  const [, bucket] = /^(?:(.+)\.)?s3\.[a-z0-9-]+\.backblazeb2\.com$/.exec(hostname) ?? [];
  return bucket === undefined ? partsOfPath(path) : [bucket, path.replace(/\*+$/, '')];
}
