import { print } from '../conditions/print.ts';
import type { ManifestRequest } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** The request as manifest.json records it. A baseline must have the same one. */
export function requestOf(inputs: Inputs, { listsFiles, prefix }: Selection): ManifestRequest {
  const { versions, include, exclude, where } = inputs;
  const [urlStyle, ...mirrorStyles] = inputs.urlStyles as [string, ...string[]];
  return {
    list: listsFiles ? 'files' : 'buckets',
    buckets: inputs.buckets === 'all' || !listsFiles ? null : [...inputs.buckets],
    prefix,
    versions,
    ...(listsFiles && include.length > 0 ? { include } : {}),
    ...(listsFiles && exclude.length > 0 ? { exclude } : {}),
    ...(listsFiles && where ? { where: print(where) } : {}),
    urlStyle,
    ...(mirrorStyles.length > 0 ? { mirrorStyles } : {}),
  };
}
