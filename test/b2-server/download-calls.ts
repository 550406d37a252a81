import { type Call, findBucket, jsonOf } from './calls.ts';
import { OVERRIDES } from './download-tokens.ts';
import { badRequest } from './errors.ts';
import { timeOf } from './keys.ts';

/** The call that gives such tokens. */
export const DOWNLOAD_CALLS: Record<string, Call> = {
  b2_get_download_authorization: {
    fields: {
      bucketId: { type: 'string', required: true },
      fileNamePrefix: { type: 'string', required: true },
      validDurationInSeconds: { type: 'integer', required: true },
      ...Object.fromEntries(Object.keys(OVERRIDES).map((field) => [field, { type: 'string' as const }])),
    },
    answer(account, key, fields) {
      const bucketId = fields.text('bucketId')!;
      const prefix = fields.text('fileNamePrefix')!;
      const seconds = fields.integer('validDurationInSeconds')!;
      if (seconds < 1 || seconds > 604_800) {
        throw badRequest(`validDurationInSeconds out of range: ${seconds}`);
      }
      account.keys.need(key, 'shareFiles', bucketId, prefix);
      findBucket(account, bucketId);
      const overrides = Object.fromEntries(
        Object.keys(OVERRIDES).flatMap((field) => {
          const value = fields.text(field);
          return value === null ? [] : [[field, value]];
        }),
      );
      const expires = timeOf(account.settings) + seconds * 1000;
      const token = account.downloads.issue({ key, bucketId, prefix, expires, overrides });
      return jsonOf({ authorizationToken: token, bucketId, fileNamePrefix: prefix });
    },
  },
};
