import { print } from '../conditions/print.ts';
import type { ManifestRequest } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** The request as manifest.json records it. A baseline must have the same one. */
export function requestOf(inputs: Inputs, { walks, prefix }: Selection): ManifestRequest {
  const { versions, include, exclude, where } = inputs;
  const [urlStyle, ...mirrorStyles] = inputs.urlStyles as [string, ...string[]];
  return {
    list: walks ? 'files' : 'buckets',
    buckets: inputs.buckets === 'all' || !walks ? null : [...inputs.buckets],
    prefix,
    versions,
    ...(walks && include.length > 0 ? { include } : {}),
    ...(walks && exclude.length > 0 ? { exclude } : {}),
    ...(walks && where ? { where: print(where) } : {}),
    urlStyle,
    ...(mirrorStyles.length > 0 ? { mirrorStyles } : {}),
  };
}
