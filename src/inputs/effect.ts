import type { Gate } from '../conditions/syntax-tree.ts';
import { BUCKETS_FORMATS } from '../formats/buckets.ts';
import { COMPRESSED_FORMATS, FORMATS } from '../formats/index.ts';
import { items } from './fault.ts';
import { figuresThatNeed } from './gates.ts';
import { DEFAULTS, type Given } from './given.ts';
import type { RuleSelection } from './rules.ts';

/** Inputs that are given and cannot take effect: an error or a warning names them. */

/** Inputs that only files have a use for. */
const ABOUT_FILES = [
  'prefix',
  'versions',
  'include',
  'exclude',
  'where',
  'template',
  'url-style',
  'sign',
  'release-tag',
  'verify-urls',
];

/**
 * The error if `bucket` is empty, so that only buckets are listed, and other inputs need files.
 * @param gates those that could be parsed
 * @param rules undefined if they could not be parsed
 */
export function needsBucket(
  given: Given,
  gates: readonly Gate[],
  rules: RuleSelection | undefined,
): string | undefined {
  if (given.text('bucket') !== '') return undefined;
  const named = (input: string, words: readonly string[]) =>
    words.length > 0 ? [`\`${input}\` (${words.join(', ')})`] : [];
  const inputs = [
    ...named('formats', formatsOfFiles(given)),
    ...ABOUT_FILES.flatMap((input) => (given.isDefault(input) ? [] : `\`${input}\``)),
    ...named('rules', rules?.namedFileRules ?? []),
    ...named('gates', figuresThatNeed(['files', 'versions', 'baseline', 'urls'], gates)),
  ];
  if (inputs.length === 0) return undefined;
  const list = inputs.length === 1 ? inputs[0] : `${inputs.slice(0, -1).join(', ')} and ${inputs.at(-1)}`;
  return `Input \`bucket\` is empty, so only buckets are listed, and ${list} ${inputs.length === 1 ? 'needs' : 'need'} files; name a bucket, or use \`*\` for every bucket. If \`bucket\` comes from a variable, that variable is not set here`;
}

/** Formats that were asked for explicitly and that a list of buckets cannot be written in. */
function formatsOfFiles(given: Given): string[] {
  const names = items(given.text('formats'));
  if (names.toSorted().join() === items(DEFAULTS.formats!).toSorted().join()) return [];
  return names.filter(
    (name) =>
      (FORMATS.has(name) || COMPRESSED_FORMATS.has(name)) && name !== 'json' && !BUCKETS_FORMATS.has(name),
  );
}

/** Warnings about inputs without effect that do no harm. */
export function withoutEffect(given: Given): string[] {
  const warnings: string[] = [];
  const warn = (input: string, why: string) => warnings.push(`Input \`${input}\` has no effect: ${why}`);
  if (given.text('columns') !== '') {
    const hasTable = items(given.text('formats')).some((name) => /^(?:csv|parquet)(?:\.|$)/.test(name));
    if (given.text('bucket') === '') warn('columns', 'only buckets are listed, with all their columns');
    else if (!hasTable) warn('columns', '`formats` contains no table; add csv or parquet to it');
  }
  if (given.text('retention-days') !== '' && given.text('artifact-name') === 'none') {
    warn('retention-days', '`artifact-name` is `none`, so nothing is uploaded');
  }
  if (!given.isDefault('sign-for') && given.text('sign') === 'none') {
    warn('sign-for', '`sign` is `none`, so nothing is signed');
  }
  return warnings;
}
