import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { type Misspelling, misspelledGlob, misspelledPrefix } from '../names/misspelling.ts';
import { count } from '../text/numbers.ts';

/** Globs that match no file, by input. */
export interface UnmatchedGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly gates: Iterable<string>;
}

/**
 * Reports the globs that match no file: a warning for each of `include`, and for others that look misspelled; otherwise
 * a line in the log, which a gate has anyway.
 * @param prefix with which all listed names begin
 */
export function reportUnmatched(
  unmatched: UnmatchedGlobs,
  prefix: string,
  policy: PrivacyPolicy,
  log: Log,
): void {
  for (const input of ['include', 'exclude', 'gates'] as const) {
    for (const glob of unmatched[input]) {
      const wrong = misspelledGlob(glob, prefix) ?? (input === 'include' ? onlyInTopFolder(glob) : undefined);
      const shown = policy.show(`"${glob}" matches no file`, 'a glob matches no file');
      const text = `Input \`${input}\`: ${shown}${wrong ? advice(wrong, policy) : ''}`;
      if (wrong || input === 'include') log.warning(text);
      else if (input === 'exclude') log.info(text);
    }
  }
}

/** The most common mistake that is none of syntax. */
function onlyInTopFolder(glob: string): Misspelling | undefined {
  if (glob.includes('/') || glob.startsWith('**')) return undefined;
  return { faults: ['matches only names without "/"'], meant: [`**/${glob}`] };
}

/** `; it begins with "/": did you mean "a/**"?` */
function advice({ faults, meant }: Misspelling, policy: PrivacyPolicy): string {
  const globs = meant.map((each) => `"${each}"`).join(' and ');
  const lines = meant.length > 1 ? ', one on each line' : '';
  const question = meant.length === 0 ? 'remove it' : `did you mean ${globs}${lines}?`;
  return `; it ${faults.join(', ')}${policy.show(`: ${question}`, '')}`;
}

/** The warning of a complete inventory without files. */
export function noFilesText({ buckets, request }: Manifest, policy: PrivacyPolicy): string {
  const { prefix, versions } = request;
  const [first, ...others] = buckets.map(({ bucketName }) => bucketName);
  const where = others.length === 0 ? `bucket ${first}` : count(buckets.length, 'bucket');
  const filters = (['include', 'exclude', 'where'] as const).filter((input) => request[input]);
  if (prefix !== '') {
    const wrong = misspelledPrefix(prefix, first === undefined ? [] : [first, ...others]);
    const shown = policy.show(`"${prefix}"`, 'the prefix');
    const begins = `No file was found in ${where} whose name begins with ${shown}`;
    if (wrong) return `${begins}${advice(wrong, policy)}`;
    return filters.length > 0
      ? `${begins} and that matches ${inputs(filters)}`
      : `${begins}; names are case-sensitive, and match from the first character`;
  }
  if (filters.length > 0) return `No file was found in ${where} that matches ${inputs(filters)}`;
  const hidden = versions === 'all' ? '' : ', or all files are hidden';
  return `No file was found in ${where}: ${others.length === 0 ? 'it is' : 'they are'} empty${hidden}`;
}

function inputs(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
