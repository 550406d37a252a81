import type { ByteString } from '../bytes/byte-string.ts';
import { type ComparedRow, SETTINGS } from '../rows/compared-row.ts';

/** What can happen to a file name, as schema/change.json describes it. */
export const KINDS = [
  'added',
  'removed',
  'changed',
  're-uploaded',
  'hidden',
  'unhidden',
  'metadata',
  'renamed',
] as const;

export type Kind = (typeof KINDS)[number];

/** What a change keeps of a file. */
export type ChangedFile = Pick<
  ComparedRow,
  'bucket' | 'name' | 'fileId' | 'size' | 'sha1' | 'sha1Source' | 'settings'
>;

/** One change. The names of both sides differ only if the file was renamed. */
export interface ChangeRecord {
  readonly kind: Kind;
  /** Absent if the file was added or unhidden. */
  readonly before?: ChangedFile | undefined;
  /** Absent if the file was removed or hidden. */
  readonly after?: ChangedFile | undefined;
}

/**
 * Compares the newest versions of a name. Only files that can be downloaded count: a hide marker that was removed, or
 * a file that was added and then hidden, is not a change.
 * @param before of the baseline; undefined: the name is not in it
 * @param after of the listing
 * @returns undefined if nothing changed
 */
export function judge(
  before: ComparedRow | undefined,
  after: ComparedRow | undefined,
): ChangeRecord | undefined {
  const [hadFile, hasFile] = [isFile(before), isFile(after)];
  if (!hadFile && !hasFile) return undefined;
  if (!hadFile) return { kind: before === undefined ? 'added' : 'unhidden', after };
  if (!hasFile) return { kind: after === undefined ? 'removed' : 'hidden', before };
  if (before!.fileId === after!.fileId) {
    return changedSettings(before!, after!).length > 0 ? { kind: 'metadata', before, after } : undefined;
  }
  return { kind: sameContent(before!, after!) ? 're-uploaded' : 'changed', before, after };
}

function isFile(row: ComparedRow | undefined): boolean {
  return row !== undefined && row.action !== 'hide';
}

/** Content without a digest on either side counts as changed. */
function sameContent(a: ComparedRow, b: ComparedRow): boolean {
  if (a.size !== b.size) return false;
  if (a.sha1 !== '' && b.sha1 !== '') return a.sha1 === b.sha1;
  return a.md5 !== '' && a.md5 === b.md5;
}

const RETENTION = SETTINGS.indexOf('retention');
const RETAIN_UNTIL = SETTINGS.indexOf('retainUntil');

/** The settings that differ, as indexes of SETTINGS. A setting that one of the keys could not read is ignored. */
export function changedSettings(before: ChangedFile, after: ChangedFile): number[] {
  if (before.settings === after.settings) return [];
  const [old, current] = [settingValues(before), settingValues(after)];
  const unknown = (at: number) => old[at] === 'unknown' || current[at] === 'unknown';
  return SETTINGS.flatMap((_, at) => {
    const same = old[at] === current[at] || unknown(at === RETAIN_UNTIL ? RETENTION : at);
    return same ? [] : at;
  });
}

/** The values of SETTINGS. */
export function settingValues({ settings }: ChangedFile): ByteString[] {
  return settings.split('\n');
}

/** The file as it is, or as it was if it no longer exists. */
export function fileOf({ before, after }: ChangeRecord): ChangedFile {
  return (after ?? before)!;
}
