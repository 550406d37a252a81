import type { Baseline } from './read-manifest.ts';

/** Where the inventory to compare with comes from. */
export type BaselineSource =
  /** A manifest on this machine; what it lists is in `folder`, and not verified yet. */
  | { readonly kind: 'file'; readonly path: string; readonly folder: string; readonly manifest: Baseline }
  /** To be looked for, when it is known what the run asks for. */
  | { readonly kind: 'previous-run' };

export const PREVIOUS_RUN = 'previous-run';
