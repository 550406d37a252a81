import fc from 'fast-check';
import { compareNames } from '../../src/names/name-order.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import type { Listing, WireFile } from './listed.ts';

const NAMES = [
  ...HOSTILE_NAMES.filter((name) => name.length < 100),
  // Beyond U+FFFF, and names that sort before it in UTF-16 only.
  'a\u{1f600}',
  'a\uff01',
  'a\ue000',
  'tab\tand\ttab',
  'a',
  'aa',
];

const DIGESTS = ['1', '2'].map((digit) => digit.repeat(40));

const settings = fc.constantFrom<Record<string, unknown>>(
  {},
  {},
  { legalHold: { isClientAuthorizedToRead: true, value: 'on' } },
  { legalHold: { isClientAuthorizedToRead: true, value: 'off' } },
  { legalHold: { isClientAuthorizedToRead: false, value: null } },
);
const digest = fc.oneof(
  fc.constantFrom(...DIGESTS).map((contentSha1) => ({ contentSha1 })),
  fc.constantFrom(...DIGESTS).map((sha1) => ({ contentSha1: `unverified:${sha1}` })),
  fc
    .constantFrom(...DIGESTS)
    .map((sha1) => ({ contentSha1: 'none', fileInfo: { 'é"': '\\', large_file_sha1: sha1 } })),
  fc.constant({ contentSha1: null }),
);

/** A version; which id it has decides its content, as with the service. */
const upload = fc
  .record({ contentLength: fc.constantFrom(1, 1, 1, 2), digest, settings })
  .map(({ contentLength, digest, settings }) => ({
    action: 'upload' as const,
    contentLength,
    ...digest,
    ...settings,
  }));
const bare = { contentLength: 0, contentSha1: null };
const version = fc.oneof(
  { weight: 6, arbitrary: upload },
  { weight: 2, arbitrary: fc.constant({ action: 'hide' as const, ...bare }) },
  { weight: 1, arbitrary: fc.constant({ action: 'start' as const, ...bare }) },
);

/** A name's versions, newest first, and how many of the oldest and of the newest ones each side has not. */
const history = fc.record({
  name: fc.constantFrom(...NAMES),
  versions: fc.array(version, { minLength: 1, maxLength: 4 }),
  before: fc.tuple(fc.nat(4), fc.nat(1)),
  now: fc.tuple(fc.nat(1), fc.nat(3)),
  settings: fc.option(settings, { freq: 3 }),
});

export interface World {
  before: Listing;
  now: Listing;
}

/** Two listings of the same buckets, some of which are in one listing only. */
export function world(versions: boolean): fc.Arbitrary<World> {
  const bucket = fc.record({
    on: fc.constantFrom('both', 'both', 'both', 'before', 'now'),
    histories: fc.uniqueArray(history, { selector: ({ name }) => name, maxLength: 14 }),
  });
  return fc.array(bucket, { minLength: 1, maxLength: 3 }).map((buckets) => {
    const side = (which: 'before' | 'now') =>
      buckets.flatMap(({ on, histories }, index) => {
        if (on !== 'both' && on !== which) return [];
        const files = histories
          .toSorted((a, b) => compareNames(a.name, b.name))
          .flatMap((each) => filesOf(each, which, versions));
        return { bucket: `bucket-${index}`, files };
      });
    return { before: side('before'), now: side('now') };
  });
}

function filesOf(
  {
    name,
    versions: all,
    settings: changed,
    ...sides
  }: typeof history extends fc.Arbitrary<infer T> ? T : never,
  which: 'before' | 'now',
  versions: boolean,
): WireFile[] {
  const [newer, older] = sides[which];
  const rows = all
    .map((each, index) => ({ fileName: name, fileId: `${name.length}-${index}`, ...each }))
    .map((each) => (which === 'now' && each.action === 'upload' ? { ...each, ...changed } : each))
    .slice(newer, all.length - older) as WireFile[];
  if (versions) return rows;
  const newest = rows.find(({ action }) => action !== 'start');
  return newest?.action === 'upload' ? [newest] : [];
}
