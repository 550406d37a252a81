import { sign } from 'aws4';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { encodeName } from '../../src/names/file-url.ts';
import { s3Presigner } from '../../src/names/s3-presign.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

const KEY_ID = '0011223344556670000000001';
const LAST = Date.UTC(9999, 11, 31);

/** The same URL, signed by a program that is not ours. */
function reference(
  region: string,
  path: string,
  at: Date,
  seconds: number,
  key: string,
  version?: string,
): URL {
  const host = `s3.${region}.backblazeb2.com`;
  const date = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const more = version === undefined ? '' : `&versionId=${encodeURIComponent(version)}`;
  const request = { service: 's3', region, method: 'GET', host, signQuery: true };
  const asked = `${path}?X-Amz-Date=${date}&X-Amz-Expires=${seconds}${more}`;
  const signed = sign({ ...request, path: asked }, { accessKeyId: KEY_ID, secretAccessKey: key });
  return new URL(`https://${host}${signed.path}`);
}

const names = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((name) => name.isWellFormed()),
);

test('signatures are those of aws4, for any name, time, region, key and version', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: names,
        at: fc.date({ min: new Date(0), max: new Date(LAST), noInvalidDate: true }),
        seconds: fc.integer({ min: 1, max: 604_800 }),
        region: fc.constantFrom('us-west-004', 'eu-central-003', 'ca-east-006'),
        key: fc.string({ unit: fc.constantFrom(...'abcXYZ019+/='), minLength: 31, maxLength: 31 }),
        version: fc.option(fc.string({ unit: fc.constantFrom(...'4_zf0u+/='), minLength: 1 }), {
          nil: undefined,
        }),
      }),
      ({ name, at, seconds, region, key, version }) => {
        const path = `/my-bucket/${encodeName(toByteString(name))}`;
        const s3ApiUrl = `https://s3.${region}.backblazeb2.com`;
        const presign = s3Presigner({ s3ApiUrl, keyId: KEY_ID, key, signedAt: at, seconds });
        const ours = presign(path, version);
        const theirs = reference(region, path, at, seconds, key, version);
        const sorted = (url: URL) => [...url.searchParams].sort();
        expect(sorted(new URL(ours))).toEqual(sorted(theirs));
        expect(ours.split('?')[0]).toBe(s3ApiUrl + path);
      },
    ),
    { numRuns: 1_000 },
  );
});
