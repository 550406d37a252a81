import { GlobError, readGlob } from './glob-syntax.ts';
import { filterNames } from './name-filter.ts';

/**
 * How a glob or a prefix that no name matches was probably meant. Quotes, dashes and leading slashes are legal in
 * names, so only the result of the listing can show that something is misspelled.
 */
export interface Misspelling {
  /** What looks wrong, to follow "it": `begins with "/"`. Contains nothing of the text itself. */
  readonly faults: readonly string[];
  /** What was probably meant; none if the whole text is a comment. */
  readonly meant: readonly string[];
}

interface Repair {
  readonly fault: string;
  /** undefined: nothing to repair. */
  of(text: string): readonly string[] | undefined;
}

function replaced(fault: string, pattern: RegExp, replacement: string): Repair {
  return { fault, of: (text) => (pattern.test(text) ? [text.replace(pattern, replacement)] : undefined) };
}

/** What people bring along from YAML, JSON and shells, in the order in which it is undone. */
const SYNTAX: readonly Repair[] = [
  replaced('is in quotes', /^(["'`])((?:(?!\1).)*)\1$/, '$2'),
  replaced('begins with "- "', /^-\s+/, ''),
  // A folder may be called `#recycle`.
  replaced('has a comment', /(?:^#\s|\s#).*$/, ''),
  replaced('ends with a comma', /,\s*$/, ''),
  // A class such as `[ab]` contains none of these.
  replaced('is in brackets', /^\[(.*[,/*"'].*)\]$/, '$1'),
  { fault: 'is a list with commas', of: commaList },
  // `/**` does select what begins with a slash.
  replaced('begins with "/"', /^\/+(?=[^*/])/, ''),
  replaced('begins with "./"', /^(?:\.\/+)+(?=[^*/])/, ''),
];

const GLOBS: readonly Repair[] = [
  ...SYNTAX,
  replaced('names a folder, not the files in it', /^(?=.*[^*/])(.*\/)$/, '$1**'),
  replaced('names a folder, not the files in it', /^((?:[^*?[\]{}\\]*\/)?[^*?[\]{}\\./]+)$/, '$1/**'),
];

/**
 * @param glob that no name matches
 * @param prefix with which all listed names begin
 * @returns undefined if it looks as it should
 */
export function misspelledGlob(glob: string, prefix: string): Misspelling | undefined {
  const { faults, meant } = repair(glob, GLOBS);
  // Without a prefix, such a glob is only odd: `{,}` matches no name.
  if (prefix !== '' && meant.length > 0 && meant.every((each) => !canMatch(each, prefix))) {
    faults.push('does not begin with `prefix`: a glob matches the whole name');
    return { faults, meant: meant.map((each) => prefix + each) };
  }
  return faults.length === 0 ? undefined : { faults, meant };
}

const PREFIXES: readonly Repair[] = [
  ...SYNTAX,
  replaced('has a wildcard: a prefix is plain text', /(?:\*+|[^/]*[*?].*)$/, ''),
  {
    fault: 'has "\\" in place of "/"',
    of: (text) => (/\\/.test(text) ? [text.replaceAll('\\', '/')] : undefined),
  },
];

/**
 * @param prefix with which no name begins
 * @param buckets names of the buckets that were listed
 */
export function misspelledPrefix(prefix: string, buckets: readonly string[]): Misspelling | undefined {
  const withBucket: Repair = {
    fault: 'begins with the name of the bucket',
    of: (text) => {
      const bucket = buckets.find((name) => text.startsWith(`${name}/`));
      return bucket === undefined ? undefined : [text.slice(bucket.length + 1)];
    },
  };
  const { faults, meant } = repair(prefix, [...PREFIXES, withBucket]);
  return faults.length === 0 ? undefined : { faults, meant };
}

function repair(text: string, repairs: readonly Repair[]): { faults: string[]; meant: string[] } {
  const faults = new Set<string>();
  const repaired = (each: string): string[] => {
    for (const { fault, of } of repairs) {
      const parts = of(each)?.map((part) => part.trim());
      if (!parts) continue;
      faults.add(fault);
      return parts.flatMap((part) => (part === '' ? [] : repaired(part)));
    }
    return [each];
  };
  const meant = repaired(text);
  return { faults: [...faults], meant };
}

/** Splits at the commas outside braces and brackets. */
function commaList(text: string): readonly string[] | undefined {
  const items = text.match(/(?:\\.|\{[^{}]*\}|\[[^\]]*\]|[^,])+/g) ?? [];
  return items.length > 1 ? items : undefined;
}

function canMatch(glob: string, prefix: string): boolean {
  try {
    readGlob(glob);
  } catch (error) {
    if (error instanceof GlobError) return true;
    throw error;
  }
  return filterNames([glob], []).prefixes(prefix).length > 0;
}
