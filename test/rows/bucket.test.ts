import { expect, test } from 'vitest';
import { printedBucket } from '../../src/rows/bucket.ts';

const bucket = { accountId: 'a1b2', bucketId: 'id', bucketName: 'my-bucket', bucketType: 'allPublic' };

test('everything but the account’s id is printed, also what we do not know', () => {
  expect(printedBucket({ ...bucket, later: { x: [1] } })).toEqual({
    bucketId: 'id',
    bucketName: 'my-bucket',
    bucketType: 'allPublic',
    later: { x: [1] },
  });
});

test('a type that the key may not know is null', () => {
  expect(printedBucket({ ...bucket, bucketType: '' }).bucketType).toBeNull();
});

test.each([
  ['password', 'x'],
  ['DB_PASSWD', 'x'],
  ['apiKey', 'x'],
  ['x-access-key', 'x'],
  ['authorization', 'Basic x'],
  ['note', '-----BEGIN PRIVATE KEY-----'],
  ['note', 'eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.abc'],
  ['note', 'AKIAIOSFODNN7EXAMPLE'],
  ['note', 'K001abcdefghijklmnopqrstuvwxyz1'],
  ['note', 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYxx'],
])('%s: %s is redacted', (key, value) => {
  expect(printedBucket({ ...bucket, bucketInfo: { [key]: value } }).bucketInfo).toEqual({
    [key]: '[redacted]',
  });
});

test.each([
  ['owner', 'team-data'],
  ['Cache-Control', 'max-age=3600'],
  ['note', 'K001'],
])('%s: %s is not', (key, value) => {
  expect(printedBucket({ ...bucket, bucketInfo: { [key]: value } }).bucketInfo).toEqual({ [key]: value });
});
