import type { Account } from '../b2/account.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Selection } from '../listing/targets.ts';
import { count } from '../text/numbers.ts';

const PREFIXES_SHOWN = 20;

/** Logs which buckets and which part of their names are listed. @param prefix as given in the inputs */
export function reportSelection(
  { listsFiles, buckets, prefix, prefixes }: Selection,
  { deletedBuckets }: Account,
  given: { readonly prefix: string },
  policy: PrivacyPolicy,
  log: Log,
): void {
  log.info(`${count(buckets.length, 'bucket')}: ${buckets.map(({ bucketName }) => bucketName).join(', ')}`);
  if (deletedBuckets > 0) {
    log.warning(
      `The application key is bound to ${count(deletedBuckets, 'bucket')} that no longer ${deletedBuckets === 1 ? 'exists' : 'exist'}`,
    );
  }
  if (!listsFiles) {
    log.notice('Only buckets are listed, since the input `bucket` is empty');
    return;
  }
  if (prefix !== given.prefix) {
    const only = policy.show(JSON.stringify(prefix), 'a certain prefix');
    log.notice(`The application key is restricted to names that begin with ${only}; only these are listed`);
  }
  if (prefixes[0] === prefix) return;
  if (prefixes.length === 0) {
    log.info('No name can match both `include` and `prefix`: nothing is listed');
    return;
  }
  const shown = prefixes.slice(0, PREFIXES_SHOWN).map((each) => JSON.stringify(each));
  if (prefixes.length > shown.length) shown.push(`${prefixes.length - shown.length} more`);
  log.info(
    `\`include\` limits the listing to ${policy.show(`names that begin with ${shown.join(', ')}`, count(prefixes.length, 'prefix', 'prefixes'))}`,
  );
}
