import type { Listing, WireFile } from './listed.ts';

/** Changes found in the simplest way: everything in memory, every pair compared. */
export interface ModelChange {
  kind: string;
  bucket: string;
  name: string;
  fromName?: string;
  before?: WireFile;
  after?: WireFile;
}

export function modelChanges(before: Listing, now: Listing, versions: boolean): ModelChange[] {
  const changes: ModelChange[] = [];
  const all = (listing: Listing) =>
    listing.flatMap(({ bucket, files }) => files.map(({ fileName }) => JSON.stringify([bucket, fileName])));
  for (const key of new Set([...all(before), ...all(now)])) {
    const [bucket, name] = JSON.parse(key) as [string, string];
    const [was, is] = [newest(before, bucket, name, versions), newest(now, bucket, name, versions)];
    const kind = kindOf(was, is);
    if (kind === undefined) continue;
    const change: ModelChange = { kind, bucket, name };
    if (was?.action === 'upload') change.before = was;
    if (is?.action === 'upload') change.after = is;
    changes.push(change);
  }
  return withRenames(changes);
}

function newest(listing: Listing, bucket: string, name: string, versions: boolean): WireFile | undefined {
  const rows = listing
    .filter((each) => each.bucket === bucket)
    .flatMap(({ files }) => files.filter(({ fileName }) => fileName === name));
  return versions
    ? rows.find(({ action }) => action !== 'start')
    : rows.find(({ action }) => action === 'upload');
}

function kindOf(was: WireFile | undefined, is: WireFile | undefined): string | undefined {
  const state = (file: WireFile | undefined) =>
    file === undefined ? 'none' : file.action === 'hide' ? 'hidden' : 'there';
  switch (`${state(was)}-${state(is)}`) {
    case 'none-there':
      return 'added';
    case 'there-none':
      return 'removed';
    case 'there-hidden':
      return 'hidden';
    case 'hidden-there':
      return 'unhidden';
    case 'there-there':
      break;
    default:
      return undefined;
  }
  if (was!.fileId === is!.fileId) {
    return settingsOf(was!) === settingsOf(is!) || /unknown/.test(settingsOf(was!) + settingsOf(is!))
      ? undefined
      : 'metadata';
  }
  const digest = digestOf(was!);
  const same = was!.contentLength === is!.contentLength && digest !== undefined && digest === digestOf(is!);
  return same ? 're-uploaded' : 'changed';
}

/** Only the legal hold differs in what the model is asked about. */
function settingsOf({ legalHold }: WireFile): string {
  const hold = legalHold as { isClientAuthorizedToRead: boolean; value: string | null } | undefined;
  return hold === undefined ? '' : hold.isClientAuthorizedToRead ? (hold.value ?? 'off') : 'unknown';
}

export function digestOf({ contentSha1, fileInfo }: WireFile): string | undefined {
  if (contentSha1 && contentSha1 !== 'none') return contentSha1.replace('unverified:', '');
  return fileInfo?.large_file_sha1;
}

function withRenames(changes: ModelChange[]): ModelChange[] {
  const alike = (kind: string, file: WireFile, bucket: string) =>
    changes.filter((change) => {
      const other = change.after ?? change.before!;
      return (
        change.kind === kind &&
        change.bucket === bucket &&
        other.contentLength === file.contentLength &&
        digestOf(other) === digestOf(file)
      );
    });
  const partner = (change: ModelChange): ModelChange | undefined => {
    const file = change.after ?? change.before!;
    if (digestOf(file) === undefined) return undefined;
    const [gone, came] = [alike('removed', file, change.bucket), alike('added', file, change.bucket)];
    if (gone.length !== 1 || came.length !== 1) return undefined;
    return change.kind === 'added' ? gone[0] : change.kind === 'removed' ? came[0] : undefined;
  };
  return changes.flatMap((change) => {
    const other = partner(change);
    if (!other) return change;
    if (change.kind === 'removed') return [];
    return { ...change, kind: 'renamed', fromName: other.name, before: other.before! };
  });
}
