import { count } from '../../text/numbers.ts';
import { type AccountKeysRule, fail, type KeyRule, PASS, unknown } from '../rule.ts';

/** Rules about application keys. A finding carries the smallest key that this job needs. */

const DAY_MS = 86_400_000;
const KEYS = 'https://www.backblaze.com/docs/cloud-storage-application-keys';
const CAPABILITIES = 'https://www.backblaze.com/docs/cloud-storage-application-key-capabilities';
const REPLACE = 'Create the key of the finding, store it in the secrets, and delete the old key.';

/** Capabilities that change something, hand out access, or read beyond lists. */
const POWERFUL = /^(?:write|delete|share|bypass)/;

export const keyCanWrite: KeyRule = {
  of: 'key',
  id: 'key-can-write',
  level: 'warning',
  security: 'medium',
  what: 'The key in use can write, delete or share, and this job does not need it',
  why: 'An inventory only reads, unless `upload-to` stores it or `sign` shares files. Anyone who obtains the key of a CI job can do everything that the key can.',
  mend: REPLACE,
  link: CAPABILITIES,
  advice: 'key',
  evaluate({ capabilities, needed }) {
    const found = capabilities.filter((name) => POWERFUL.test(name) && !needed.includes(name));
    return found.length === 0 ? PASS : fail(`The key in use can do more than it needs: ${found.join(', ')}.`);
  },
};

export const keyNotRestricted: KeyRule = {
  of: 'key',
  id: 'key-not-restricted',
  level: 'warning',
  security: 'low',
  what: 'The key in use is not restricted to a bucket, although only one is listed',
  why: 'It can list every other bucket of the account, too.',
  mend: REPLACE,
  link: KEYS,
  advice: 'key',
  evaluate: ({ isRestricted, buckets }) =>
    buckets === 1 && !isRestricted ? fail('The key in use sees every bucket, and one is listed.') : PASS,
};

export const keyNoExpiry: KeyRule = {
  of: 'key',
  id: 'key-no-expiry',
  level: 'note',
  security: 'low',
  what: 'The key in use never expires',
  why: 'A key that leaked and was forgotten stays valid forever.',
  mend: REPLACE,
  link: KEYS,
  advice: 'key',
  evaluate({ expires }) {
    if (expires === undefined) return unknown('B2 did not say when the key expires');
    return expires === null ? fail('The key in use never expires.') : PASS;
  },
};

/** Days before a key expires. */
const EXPIRES_SOON = 14;

export const keyExpiresSoon: KeyRule = {
  of: 'key',
  id: 'key-expires-soon',
  level: 'warning',
  what: `The key in use expires within ${EXPIRES_SOON} days`,
  why: 'After that, this job fails.',
  mend: REPLACE,
  link: KEYS,
  advice: 'key',
  evaluate({ expires, now }) {
    if (expires === undefined) return unknown('B2 did not say when the key expires');
    if (expires === null || expires > now + EXPIRES_SOON * DAY_MS) return PASS;
    return fail(
      `The key in use expires in ${count(Math.max(0, Math.floor((expires - now) / DAY_MS)), 'day')}.`,
    );
  },
};

export const accountKeysDelete: AccountKeysRule = {
  of: 'keys',
  id: 'account-keys-can-delete',
  level: 'warning',
  security: 'medium',
  what: 'Keys of the account can delete in every bucket',
  why: 'One leaked key of this kind is enough to lose every file that is not locked.',
  mend: 'Replace each with keys that are restricted to the buckets they are for, or without `deleteFiles`. The master key is not listed by B2, and not counted.',
  link: KEYS,
  reads: ['listKeys'],
  advice: 'key',
  offends: ({ bucketIds, capabilities }) =>
    bucketIds === null && capabilities.some((name) => name === 'deleteFiles' || name === 'deleteBuckets'),
  message: (keys) =>
    `${count(keys, 'key')} of the account can delete and ${is(keys)} not restricted to a bucket.`,
};

export const accountKeysNoExpiry: AccountKeysRule = {
  of: 'keys',
  id: 'account-keys-no-expiry',
  level: 'note',
  security: 'low',
  what: 'Keys of the account never expire',
  why: 'A key that leaked and was forgotten stays valid forever.',
  mend: 'Create keys with `--duration`, and delete those that nobody uses.',
  link: KEYS,
  reads: ['listKeys'],
  advice: 'key',
  offends: ({ expires }) => expires === null,
  message: (keys) => `${count(keys, 'key')} of the account without an expiry date.`,
};

function is(number: number): string {
  return number === 1 ? 'is' : 'are';
}
