import { isSafeUrl } from '../b2/safe-url.ts';
import { URL_STYLES } from '../names/file-url.ts';

/** What is wrong with an input, to be read behind its name. */
export class Fault {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export function wrong(given: string, allowed: string): Fault {
  return new Fault(`: ${JSON.stringify(given)} is not ${allowed}`);
}

/** What is not blank, line by line. */
export function lines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => line.trim() || []);
}

export function missing(variable: string, fromFork: boolean): Fault {
  const why = fromFork
    ? '. GitHub gives no secrets to a pull request from a fork: skip this step there, and do not use pull_request_target to get around it'
    : `, for example from \${{ secrets.${variable} }}`;
  return new Fault(` is missing: give it, or set ${variable} in the environment${why}`);
}

export function printable(secret: string): string | Fault {
  return /^[\x21-\x7e]+$/.test(secret)
    ? secret
    : new Fault(' holds white space or characters that no key has');
}

export function readEndpoint(given: string): string | Fault {
  if (given.includes('@')) return new Fault(' holds a user name or a password; give the host alone');
  if (!isSafeUrl(given)) return wrong(given, 'an https URL');
  const { origin, pathname, search, hash } = new URL(given);
  return pathname === '/' && !search && !hash ? origin : wrong(given, 'a URL of a host alone');
}

/** b2-api: 6 to 63 letters, digits, hyphens and periods, not at the ends. */
const BUCKET_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{4,61}[A-Za-z0-9]$/;

export function readBuckets(given: string): readonly string[] | 'all' | Fault {
  const names = lines(given);
  if (names.length === 1 && names[0] === '*') return 'all';
  const bad = names.find((name) => !BUCKET_NAME.test(name));
  if (bad === '*') return new Fault(': `*` stands for every bucket and goes with no other name');
  if (bad !== undefined) return wrong(bad, 'a bucket name: 6 to 63 letters, digits, hyphens and periods');
  // Bucket names are unique whatever their case.
  const folded = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => folded.indexOf(folded[index]!) < index);
  return twice === undefined ? names : new Fault(`: ${JSON.stringify(twice)} is given twice`);
}

export function readPrefix(given: string): string | Fault {
  if (/[\u0000-\u001f\u007f]/.test(given) || !given.isWellFormed()) {
    return wrong(given, 'the beginning of a file name, which holds no control characters');
  }
  return Buffer.byteLength(given) <= 1_024
    ? given
    : new Fault(' is longer than 1,024 bytes, as no file name is');
}

/** One or more styles. */
export function readUrlStyles(given: string, buckets: readonly string[]): readonly string[] | Fault {
  const styles: string[] = [];
  for (const line of given === '' ? [''] : lines(given)) {
    const style = readUrlStyle(line, buckets);
    if (style instanceof Fault) return style;
    styles.push(style);
  }
  return withoutDoubles(styles);
}

function readUrlStyle(given: string, buckets: readonly string[]): string | Fault {
  if ((URL_STYLES as readonly string[]).includes(given)) return given;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !isSafeUrl(given) || url.search || url.hash || url.username || url.href.includes('"')) {
    return wrong(given, `one of ${URL_STYLES.join(', ')}, or an https base without query`);
  }
  if (buckets.length > 1 || buckets[0] === '*') {
    return new Fault(`: ${JSON.stringify(given)} is the base of one bucket, and \`bucket\` names several`);
  }
  return url.href.replace(/\/+$/, '');
}

/** GitHub's rule for the names of artifacts. */
const ARTIFACT_NAME = /^[^":<>|*?\r\n\\/]{1,256}$/;

export function readArtifactName(given: string): string | undefined | Fault {
  if (given === 'none') return undefined;
  if (given === '') return 'b2-inventory';
  return ARTIFACT_NAME.test(given)
    ? given
    : wrong(given, 'an artifact name: up to 256 characters, none of " : < > | * ? \\ /');
}

export function integer(given: string, least: number, most: number): number | Fault {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  return value >= least && value <= most ? value : wrong(given, `a whole number from ${least} to ${most}`);
}

/** Names with commas or line ends between them. */
export function items(given: string): string[] {
  return given.split(/[,\n]/).flatMap((name) => name.trim() || []);
}

export function withoutDoubles(names: readonly string[]): readonly string[] | Fault {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? names : new Fault(`: ${JSON.stringify(twice)} is given twice`);
}
