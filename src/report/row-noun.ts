import type { Manifest } from '../inventory/manifest.ts';

/** What is counted: with `versions: all` a file is listed once for each version. */
export function rowNoun({ versions }: Pick<Manifest['request'], 'versions'>): 'file' | 'version' {
  return versions === 'all' ? 'version' : 'file';
}
