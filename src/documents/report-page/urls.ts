import type { PageFiles } from '../report/page-data.ts';

/** The URL of a row; null if there is nothing to download. */
export function urlOf({ urls, bases, bucketOf, names }: PageFiles, row: number): string | null {
  const given = urls[row];
  return given === undefined ? bases[bucketOf[row] ?? 0]! + encodeName(names[row]!) : given;
}

/** Percent-encodes everything except the unreserved characters of RFC 3986 and `/`, as the inventory does. */
function encodeName(name: string): string {
  return encodeURIComponent(name)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/');
}
