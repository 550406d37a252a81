import { NEW_LINE } from '../bytes/ascii.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { ChangedFile, ChangeRecord, Kind } from './change.ts';

/**
 * The changes of a shard before removals and additions are joined into renames, since the other half of a rename may be
 * in another shard. A line is a JSON array: kind, bucket, name, and the file before and after.
 */
export const CHANGES_FILE = 'shard/changes.zst';

type Side = [
  size: number,
  fileId: ByteString,
  sha1: ByteString,
  sha1Source: ByteString,
  settings: ByteString,
];
type Line = [kind: Kind, bucket: ByteString, name: ByteString, before: Side | null, after: Side | null];

/** @returns a byte string, with its line break */
export function changeLine({ kind, before, after }: ChangeRecord): ByteString {
  const { bucket, name } = (after ?? before)!;
  const line: Line = [kind, bucket, name, sideOf(before), sideOf(after)];
  // JSON of byte strings is a byte string.
  return `${JSON.stringify(line)}\n`;
}

function sideOf(file: ChangedFile | undefined): Side | null {
  return file ? [file.size, file.fileId, file.sha1, file.sha1Source, file.settings] : null;
}

/** @param chunks of the file, expanded @throws Error if it is not as it was written */
export async function* readChanges(chunks: AsyncIterable<Buffer>): AsyncGenerator<ChangeRecord[]> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    const records: ChangeRecord[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, start)) {
      records.push(recordOf(bytes.toString('latin1', start, end)));
      start = end + 1;
    }
    left = Buffer.from(bytes.subarray(start));
    yield records;
  }
  if (left.length > 0) throw new Error('it is cut short');
}

function recordOf(line: ByteString): ChangeRecord {
  const [kind, bucket, name, before, after] = JSON.parse(line) as Line;
  const fileOf = (side: Side | null): ChangedFile | undefined => {
    if (side === null) return undefined;
    const [size, fileId, sha1, sha1Source, settings] = side;
    return { bucket, name, size, fileId, sha1, sha1Source, settings };
  };
  return { kind, before: fileOf(before), after: fileOf(after) };
}
