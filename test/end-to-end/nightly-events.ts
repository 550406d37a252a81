import type { SimulatedAccount, Version } from './nightly-account.ts';

function add(account: SimulatedAccount, bucket: string): void {
  account.put(bucket, account.freshName(bucket), account.text());
}

function remove(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload');
  if (found) account.take(bucket, found.name, found.versions);
}

/** As everybody does it with B2: a copy, and the old name goes with its versions. */
function rename(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload');
  if (!found) return;
  const { name: fromName, versions } = found;
  const [before, after] = [versions[0]!, account.version('upload', versions[0]!.bytes)];
  const name = account.freshName(bucket);
  account.names(bucket).delete(fromName);
  account.names(bucket).set(name, [after]);
  account.touch(bucket, fromName, ...versions);
  account.touch(bucket, name);
  account.note('renamed', bucket, name, { fromName, before, after });
}

function upload(
  account: SimulatedAccount,
  bucket: string,
  kind: string,
  bytes: (before: Version) => string,
): void {
  const found = account.find(bucket, 'upload');
  if (!found) return;
  const { name, versions } = found;
  const before = versions[0]!;
  const after = account.version('upload', bytes(before));
  versions.unshift(after);
  // A lifecycle rule may take what came before.
  if (account.random() < 0.4) versions.length = 1;
  account.touch(bucket, name, before, after);
  account.note(kind, bucket, name, { before, after });
}

function reupload(account: SimulatedAccount, bucket: string): void {
  upload(account, bucket, 're-uploaded', ({ bytes }) => bytes);
}

/** Now and then of the same length. */
function change(account: SimulatedAccount, bucket: string): void {
  upload(account, bucket, 'changed', ({ bytes }) => {
    const text = account.text();
    return account.random() < 0.5 || text.length > bytes.length ? text : text.padEnd(bytes.length, 'y');
  });
}

function hide(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload');
  if (!found) return;
  const before = found.versions[0]!;
  account.touch(bucket, found.name, before);
  found.versions.unshift(account.version('hide'));
  account.note('hidden', bucket, found.name, { before });
}

/** The hide marker goes. */
function uncover(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'hide', 'upload');
  if (!found) return;
  found.versions.shift();
  const after = found.versions[0]!;
  account.touch(bucket, found.name, after);
  account.note('unhidden', bucket, found.name, { after });
}

/** A new version is uploaded after the hide marker. */
function unhide(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'hide');
  if (!found) return;
  const after = account.version('upload', account.text());
  found.versions.unshift(after);
  account.touch(bucket, found.name, after);
  account.note('unhidden', bucket, found.name, { after });
}

/** The same content under one more name, maybe in the other bucket; nothing has gone, so nothing was renamed. */
function copy(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload');
  if (!found) return;
  account.touch(bucket, found.name, ...found.versions);
  const to = account.pick(account.buckets);
  account.put(to, account.freshName(to), found.versions[0]!.bytes);
}

/** Of two files with one content both are removed and one is added: which one was renamed is unknown. */
function confuse(account: SimulatedAccount, bucket: string): void {
  const all = account.alone(bucket, 'upload');
  const one = all.find(({ versions }) => all.filter((each) => isCopy(each.versions, versions)).length > 1);
  const two = all.find((each) => one && each !== one && isCopy(each.versions, one.versions));
  if (!one || !two) return;
  const { bytes } = one.versions[0]!;
  account.take(bucket, one.name, one.versions);
  account.take(bucket, two.name, two.versions);
  account.put(bucket, account.freshName(bucket), bytes);
}

function hold(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload');
  if (!found) return;
  const before = { ...found.versions[0]! };
  const after = found.versions[0]!;
  after.hold = before.hold === 'on' ? 'off' : 'on';
  account.touch(bucket, found.name, after);
  account.note('metadata', bucket, found.name, { before, after });
}

/** The newest version is deleted, and the one before is the file again. */
function rollBack(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload', 'upload');
  if (!found) return;
  const before = found.versions.shift()!;
  const after = found.versions[0]!;
  account.touch(bucket, found.name, before, after);
  account.note(before.bytes === after.bytes ? 're-uploaded' : 'changed', bucket, found.name, {
    before,
    after,
  });
}

/** An unfinished large file changes nothing, whether its name has a file or not. */
function start(account: SimulatedAccount, bucket: string): void {
  const name = account.random() < 0.5 ? account.freshName(bucket) : account.find(bucket, 'upload')?.name;
  if (name === undefined) return;
  account.touch(bucket, name);
  const versions = account.names(bucket).get(name) ?? [];
  account.names(bucket).set(name, [account.version('start'), ...versions]);
}

/** What came and was hidden the same night was never there for anybody. */
function addHidden(account: SimulatedAccount, bucket: string): void {
  const name = account.freshName(bucket);
  const versions = [account.version('hide'), account.version('upload', account.text())];
  account.names(bucket).set(name, versions);
  account.touch(bucket, name, ...versions);
}

function removeHidden(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'hide');
  if (!found) return;
  account.names(bucket).delete(found.name);
  account.touch(bucket, found.name, ...found.versions);
}

/** Old versions go. */
function forget(account: SimulatedAccount, bucket: string): void {
  const found = account.find(bucket, 'upload', 'upload');
  if (!found) return;
  account.touch(bucket, found.name, ...found.versions);
  found.versions.length = 1;
}

function isCopy([a]: Version[], [b]: Version[]): boolean {
  return a!.bytes === b!.bytes;
}

/** What happens in a night; a frequent event is listed twice. */
export const EVENTS: readonly ((account: SimulatedAccount, bucket: string) => void)[] = [
  ...[add, add, remove, rename, reupload, change, hide, unhide, uncover],
  ...[copy, confuse, hold, rollBack, start, addHidden, removeHidden, forget],
];
