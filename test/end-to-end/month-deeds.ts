import type { Version, World } from './month-world.ts';

function add(world: World, bucket: string): void {
  world.put(bucket, world.freshName(bucket), world.text());
}

function remove(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload');
  if (found) world.take(bucket, found.name, found.versions);
}

/** As everybody does it with B2: a copy, and the old name goes with its versions. */
function rename(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload');
  if (!found) return;
  const { name: fromName, versions } = found;
  const [before, after] = [versions[0]!, world.version('upload', versions[0]!.bytes)];
  const name = world.freshName(bucket);
  world.names(bucket).delete(fromName);
  world.names(bucket).set(name, [after]);
  world.touch(bucket, fromName, ...versions);
  world.touch(bucket, name);
  world.note('renamed', bucket, name, { fromName, before, after });
}

function upload(world: World, bucket: string, kind: string, bytes: (before: Version) => string): void {
  const found = world.find(bucket, 'upload');
  if (!found) return;
  const { name, versions } = found;
  const before = versions[0]!;
  const after = world.version('upload', bytes(before));
  versions.unshift(after);
  // A lifecycle rule may take what came before.
  if (world.random() < 0.4) versions.length = 1;
  world.touch(bucket, name, before, after);
  world.note(kind, bucket, name, { before, after });
}

function reupload(world: World, bucket: string): void {
  upload(world, bucket, 're-uploaded', ({ bytes }) => bytes);
}

/** Now and then of the same length. */
function change(world: World, bucket: string): void {
  upload(world, bucket, 'changed', ({ bytes }) => {
    const text = world.text();
    return world.random() < 0.5 || text.length > bytes.length ? text : text.padEnd(bytes.length, 'y');
  });
}

function hide(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload');
  if (!found) return;
  const before = found.versions[0]!;
  world.touch(bucket, found.name, before);
  found.versions.unshift(world.version('hide'));
  world.note('hidden', bucket, found.name, { before });
}

/** The hide marker goes. */
function uncover(world: World, bucket: string): void {
  const found = world.find(bucket, 'hide', 'upload');
  if (!found) return;
  found.versions.shift();
  const after = found.versions[0]!;
  world.touch(bucket, found.name, after);
  world.note('unhidden', bucket, found.name, { after });
}

/** A new version stands before the hide marker. */
function unhide(world: World, bucket: string): void {
  const found = world.find(bucket, 'hide');
  if (!found) return;
  const after = world.version('upload', world.text());
  found.versions.unshift(after);
  world.touch(bucket, found.name, after);
  world.note('unhidden', bucket, found.name, { after });
}

/** The same content under one more name, maybe in the other bucket; nothing has gone, so nothing was renamed. */
function copy(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload');
  if (!found) return;
  world.touch(bucket, found.name, ...found.versions);
  const to = world.pick(world.buckets);
  world.put(to, world.freshName(to), found.versions[0]!.bytes);
}

/** Of two files with one content both go and one comes: nobody can tell which was renamed. */
function confuse(world: World, bucket: string): void {
  const all = world.alone(bucket, 'upload');
  const one = all.find(({ versions }) => all.filter((each) => isCopy(each.versions, versions)).length > 1);
  const two = all.find((each) => one && each !== one && isCopy(each.versions, one.versions));
  if (!one || !two) return;
  const { bytes } = one.versions[0]!;
  world.take(bucket, one.name, one.versions);
  world.take(bucket, two.name, two.versions);
  world.put(bucket, world.freshName(bucket), bytes);
}

function hold(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload');
  if (!found) return;
  const before = { ...found.versions[0]! };
  const after = found.versions[0]!;
  after.hold = before.hold === 'on' ? 'off' : 'on';
  world.touch(bucket, found.name, after);
  world.note('metadata', bucket, found.name, { before, after });
}

/** The newest version is deleted, and the one before is the file again. */
function rollBack(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload', 'upload');
  if (!found) return;
  const before = found.versions.shift()!;
  const after = found.versions[0]!;
  world.touch(bucket, found.name, before, after);
  world.note(before.bytes === after.bytes ? 're-uploaded' : 'changed', bucket, found.name, {
    before,
    after,
  });
}

/** An unfinished large file changes nothing, whether its name has a file or not. */
function start(world: World, bucket: string): void {
  const name = world.random() < 0.5 ? world.freshName(bucket) : world.find(bucket, 'upload')?.name;
  if (name === undefined) return;
  world.touch(bucket, name);
  const versions = world.names(bucket).get(name) ?? [];
  world.names(bucket).set(name, [world.version('start'), ...versions]);
}

/** What came and was hidden the same night was never there for anybody. */
function addHidden(world: World, bucket: string): void {
  const name = world.freshName(bucket);
  const versions = [world.version('hide'), world.version('upload', world.text())];
  world.names(bucket).set(name, versions);
  world.touch(bucket, name, ...versions);
}

function removeHidden(world: World, bucket: string): void {
  const found = world.find(bucket, 'hide');
  if (!found) return;
  world.names(bucket).delete(found.name);
  world.touch(bucket, found.name, ...found.versions);
}

/** Old versions go. */
function forget(world: World, bucket: string): void {
  const found = world.find(bucket, 'upload', 'upload');
  if (!found) return;
  world.touch(bucket, found.name, ...found.versions);
  found.versions.length = 1;
}

function isCopy([a]: Version[], [b]: Version[]): boolean {
  return a!.bytes === b!.bytes;
}

/** What happens of a night; what happens often stands twice. */
export const DEEDS: readonly ((world: World, bucket: string) => void)[] = [
  ...[add, add, remove, rename, reupload, change, hide, unhide, uncover],
  ...[copy, confuse, hold, rollBack, start, addHidden, removeHidden, forget],
];
