import { expect, test } from 'vitest';
import { addressText, parseAddress } from '../../src/names/bucket-address.ts';

test.each([
  ['b2://reports', 'reports', ''],
  ['b2://reports/', 'reports', ''],
  ['b2://Reports.2026/nightly', 'Reports.2026', 'nightly/'],
  ['b2://reports/a/b/', 'reports', 'a/b/'],
  ["b2://reports/süß 😀/it's *[1]", 'reports', "süß 😀/it's *[1]/"],
  ['b2://reports/..a/b..', 'reports', '..a/b../'],
  [`b2://reports/${'ü'.repeat(250)}`, 'reports', `${'ü'.repeat(250)}/`],
])('%s', (text, bucketName, prefix) => {
  const address = parseAddress(text);
  expect(address).toEqual({ bucketName, prefix });
  // As text it is the same address.
  expect(parseAddress(addressText({ bucketName, prefix }))).toEqual(address);
});
