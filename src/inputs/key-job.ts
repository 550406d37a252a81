import type { KeyJob } from '../audit/smallest-key.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** What the inputs need of the key, beyond what rules read. */
export function keyJobOf(inputs: Inputs, { listsFiles, buckets, prefix }: Selection): KeyJob {
  const { uploadTo, baseline, sign } = inputs;
  const places = [uploadTo, baseline?.readsFrom].filter((place) => place !== undefined);
  const isAll = inputs.buckets === 'all' || !listsFiles;
  const names = [...buckets, ...places].map(({ bucketName }) => bucketName);
  return {
    listsFiles: listsFiles || places.length > 0,
    buckets: isAll ? null : [...new Set(names)],
    prefix: places.every((place) => place.prefix.startsWith(prefix)) ? prefix : '',
    capabilities: [
      ...(uploadTo ? ['writeFiles'] : []),
      ...(baseline?.readsFrom || sign === 's3' ? ['readFiles'] : []),
      ...(sign === 'b2' ? ['shareFiles'] : []),
    ],
  };
}
