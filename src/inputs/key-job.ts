import type { KeyJob } from '../audit/smallest-key.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** What the inputs need of the key, apart from what rules read. */
export function keyJob(
  { buckets: named, sign, uploadTo, baseline }: Pick<Inputs, 'buckets' | 'sign' | 'uploadTo' | 'baseline'>,
  { listsFiles, buckets, prefix }: Pick<Selection, 'listsFiles' | 'buckets' | 'prefix'>,
): KeyJob {
  const from = baseline?.address;
  const places = [uploadTo, from].flatMap((place) => place?.bucketName ?? []);
  const listed = named === 'all' || !listsFiles ? null : buckets.map(({ bucketName }) => bucketName);
  return {
    listsFiles,
    buckets: listed && [...new Set([...listed, ...places])],
    // A key has one prefix, and what is stored elsewhere is outside that of the listing.
    prefix: places.length > 0 ? '' : prefix,
    capabilities: [
      ...(sign === 'b2' ? ['shareFiles'] : []),
      ...(sign === 's3' || from ? ['readFiles'] : []),
      ...(uploadTo ? ['writeFiles'] : []),
      // Where copies are is looked for with a list.
      ...(places.length > 0 ? ['listFiles'] : []),
    ],
  };
}
