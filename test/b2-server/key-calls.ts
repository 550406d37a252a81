import { type Account, type Call, jsonOf } from './calls.ts';
import { B2Error, unauthorized } from './errors.ts';
import type { KeySpec } from './types.ts';

/** The calls about application keys. */
export const KEY_CALLS: Record<string, Call> = {
  b2_list_keys: {
    fields: {
      accountId: { type: 'string', required: true },
      maxKeyCount: { type: 'integer' },
      startApplicationKeyId: { type: 'string' },
    },
    answer(account, key, fields) {
      if (fields.text('accountId') !== account.accountId) throw unauthorized();
      account.keys.need(key, 'listKeys');
      const max = fields.integer('maxKeyCount') || 100;
      if (max < 0 || max > 10_000) {
        throw new B2Error(400, 'out_of_range', `maxKeyCount out of range: ${max}`);
      }
      const start = fields.text('startApplicationKeyId') ?? '';
      // The master key is no application key that could be listed.
      const keys = account.keys.all().filter(({ id }) => id >= start && id !== account.accountId);
      return jsonOf({
        keys: keys.slice(0, max).map((each) => describeKey(account, each)),
        nextApplicationKeyId: keys[max]?.id ?? null,
      });
    },
  },
};

/** A key as listed: without its secret, and with the ids of buckets that may be gone. */
function describeKey(account: Account, key: KeySpec): unknown {
  const bucketIds = account.keys.scope(key);
  return {
    accountId: account.accountId,
    applicationKeyId: key.id,
    bucketId: bucketIds?.length === 1 ? bucketIds[0] : null,
    bucketIds,
    capabilities: key.capabilities,
    expirationTimestamp: key.expires ?? null,
    keyName: key.name ?? key.id,
    namePrefix: key.namePrefix ?? null,
    options: ['s3'],
  };
}
