import type { Baseline } from './read-manifest.ts';

/** Where the baseline comes from. */
export type BaselineSource =
  /** A local manifest. Its files are in `folder`, and not verified yet. */
  | { readonly kind: 'file'; readonly path: string; readonly folder: string; readonly manifest: Baseline }
  /** Found once the request is known. */
  | { readonly kind: 'previous-run' };

export const PREVIOUS_RUN = 'previous-run';
