import { expect, test } from 'vitest';
import { TYPE_GROUPS, TypeGroups } from '../../src/totals/type-groups.ts';
import { eachRow, type Listed, NOW } from '../rows/listed.ts';

const groups = new TypeGroups();

function groupOf(fileName: string, contentType: string | null): string {
  const found: string[] = [];
  const file: Listed = {
    ...{ bucket: 'my-bucket', action: 'upload', contentLength: 1, contentSha1: null, uploadTimestamp: NOW },
    ...{ fileName, contentType },
  };
  eachRow([file], false, (row) => found.push(TYPE_GROUPS[groups.of(row)]!));
  return found[0]!;
}

test.each([
  ['a', 'image/jpeg', 'images'],
  ['a.txt', 'VIDEO/mp4', 'video'],
  ['a', 'application/gzip', 'archives'],
  ['a', 'application/x-tar', 'archives'],
  ['a', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'documents'],
  ['a', 'text/plain; charset=utf-8', 'data'],
  ['a.b/c.JPeG', 'application/octet-stream', 'images'],
  ['x.ndjson', null, 'data'],
  ['x.7z', 'b2/x-auto', 'archives'],
  ['jpg', null, 'other'],
  ['x.jpg/y', null, 'other'],
  ['x.jpgjpgjpg', null, 'other'],
  ['x.', null, 'other'],
  ['😀.mp3', null, 'audio'],
])('%j of type %j: %s', (name, type, group) => {
  expect(groupOf(name, type)).toBe(group);
  // From the cache.
  expect(groupOf(name, type)).toBe(group);
});
