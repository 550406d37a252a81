import { type ByteString, type ComparedRow, SETTINGS } from '../rows/compared-row.ts';
import { onOneLine } from '../text/one-line.ts';

/** What can happen to a name, and the sign that changes.txt has for it: those of `rclone check --combined`, and `>`. */
export const SYMBOLS = {
  added: '+',
  removed: '-',
  changed: '*',
  're-uploaded': '*',
  hidden: '-',
  unhidden: '+',
  metadata: '*',
  renamed: '>',
} as const;

export type Kind = keyof typeof SYMBOLS;
export const KINDS = Object.keys(SYMBOLS) as Kind[];

/** One change, with the file as it was and as it is, as far as there was or is one. */
export interface Change {
  readonly kind: Exclude<Kind, 'renamed'>;
  readonly before?: ComparedRow | undefined;
  readonly after?: ComparedRow | undefined;
}

/**
 * What happened between a name's newest version in the baseline and that of this walk, either of which may be a hide
 * marker or missing. Only files that can be fetched count: a name that was hidden and is gone, or that came and was
 * hidden since, had no file before and has none now.
 */
export function judge(before: ComparedRow | undefined, after: ComparedRow | undefined): Change | undefined {
  const [was, is] = [isThere(before), isThere(after)];
  if (!was && !is) return undefined;
  if (!was) return { kind: before === undefined ? 'added' : 'unhidden', after };
  if (!is) return { kind: after === undefined ? 'removed' : 'hidden', before };
  if (before!.fileId === after!.fileId) {
    return changedSettings(before!, after!).length > 0 ? { kind: 'metadata', before, after } : undefined;
  }
  return { kind: sameContent(before!, after!) ? 're-uploaded' : 'changed', before, after };
}

function isThere(row: ComparedRow | undefined): boolean {
  return row !== undefined && row.action !== 'hide';
}

/** What is not known to be the same counts as another content: a digest that one side lacks hides no change. */
function sameContent(a: ComparedRow, b: ComparedRow): boolean {
  if (a.size !== b.size) return false;
  if (a.sha1 !== '' && b.sha1 !== '') return a.sha1 === b.sha1;
  return a.md5 !== '' && a.md5 === b.md5;
}

const RETENTION = SETTINGS.indexOf('retention');
const RETAIN_UNTIL = SETTINGS.indexOf('retainUntil');

/** The settings that differ, by place in SETTINGS. What a key could not read on one side is not compared. */
function changedSettings(before: ComparedRow, after: ComparedRow): number[] {
  if (before.settings === after.settings) return [];
  const [old, current] = [before.settings.split('\n'), after.settings.split('\n')];
  const unknown = (at: number) => old[at] === 'unknown' || current[at] === 'unknown';
  return SETTINGS.flatMap((_, at) => {
    const same = old[at] === current[at] || unknown(at === RETAIN_UNTIL ? RETENTION : at);
    return same ? [] : at;
  });
}

/** Bytes that a change is about: of the file as it is, or as it was when it is no more. */
export function bytesOf({ before, after }: Change): number {
  return (after ?? before)!.size;
}

/** A line of changes.ndjson, without its end: an object as schema/change.json describes it. */
export function objectOf({ kind, before, after }: Change): ByteString {
  const { bucket, name } = (after ?? before)!;
  const changed = kind === 'metadata' ? changedSettings(before!, after!) : [];
  // The texts are byte strings, and so is what this makes of them.
  return JSON.stringify({
    kind,
    bucket,
    name,
    before: before && versionOf(before, changed),
    after: after && versionOf(after, changed),
  });
}

/** A file version as a change shows it, with those settings that have changed. */
function versionOf(row: ComparedRow, settings: readonly number[]): object {
  const { fileId, size, sha1, sha1Source } = row;
  const values = row.settings.split('\n');
  return {
    fileId: fileId || null,
    size,
    sha1: sha1 || null,
    sha1Source,
    ...Object.fromEntries(settings.map((at) => [SETTINGS[at], values[at] || null])),
  };
}

/** A line of changes.txt, without its end: the sign, a blank, and where the file is. */
export function textOf({ kind, before, after }: Change): ByteString {
  const { bucket, name } = (after ?? before)!;
  return `${SYMBOLS[kind]} ${bucket}/${onOneLine(name)}`;
}
