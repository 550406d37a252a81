import type { Rule } from '../rule.ts';
import { emptyFiles, noDigest } from './content.ts';
import { bucketInfoSecret, bucketPublic, corsAnyOriginWrites, publicSensitiveNames } from './exposure.ts';
import {
  accountKeysDelete,
  accountKeysNoExpiry,
  keyCanWrite,
  keyExpiresSoon,
  keyNoExpiry,
  keyNotRestricted,
} from './keys.ts';
import { similarNames, unsafeNames } from './names.ts';
import {
  noDefaultEncryption,
  noDefaultRetention,
  notEncrypted,
  objectLockOff,
  replicationDestinationMissing,
  replicationFailed,
  retentionEndsSoon,
} from './protection.ts';
import { suppressionExpired, suppressionUnused } from './suppressions.ts';
import { urlMismatch, urlUnreachable } from './urls.ts';
import {
  hiddenVersionsKept,
  manyVersions,
  oldVersions,
  unfinishedUploads,
  unfinishedUploadsKept,
} from './versions.ts';

/** Every rule, in the order of docs/rules.md. A new rule is a constant in one of the files beside this and a line here. */
export const RULES: readonly Rule[] = [
  bucketPublic,
  publicSensitiveNames,
  corsAnyOriginWrites,
  bucketInfoSecret,
  noDefaultEncryption,
  hiddenVersionsKept,
  unfinishedUploadsKept,
  objectLockOff,
  noDefaultRetention,
  replicationDestinationMissing,
  replicationFailed,
  keyCanWrite,
  keyNotRestricted,
  keyNoExpiry,
  keyExpiresSoon,
  accountKeysDelete,
  accountKeysNoExpiry,
  unfinishedUploads,
  oldVersions,
  manyVersions,
  noDigest,
  notEncrypted,
  emptyFiles,
  similarNames,
  unsafeNames,
  retentionEndsSoon,
  urlUnreachable,
  urlMismatch,
  suppressionExpired,
  suppressionUnused,
];
