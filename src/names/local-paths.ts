import type { ByteString } from '../bytes/byte-string.ts';

/** The longest path segment of common file systems, in bytes. */
const SEGMENT_BYTES = 255;
/**
 * Matches a segment that is empty, `.` or `..`; a root or a drive; and what Windows reads as `..`, where `\` separates
 * segments and trailing spaces are dropped.
 */
const UNSAFE = /(?:^|\/)\.{0,2}(?:\/|$)|^\\|^[A-Za-z]:|(?:^|[/\\])\.\. *(?:[/\\]|$)/;

/**
 * Whether a file can be saved in a folder under this name on any system: the path is relative, stays inside the folder,
 * names a file, and is not also the path of another name, as `a//b` would be of `a/b`.
 */
export function isLocalPath(name: ByteString): boolean {
  if (UNSAFE.test(name)) return false;
  return name.length <= SEGMENT_BYTES || name.split('/').every(({ length }) => length <= SEGMENT_BYTES);
}

/**
 * The paths of downloaded files, the same in every format: the file's name, and if several buckets are listed, inside a
 * folder with the bucket's name.
 */
export class LocalPaths {
  readonly #several: boolean;
  #base = '';
  /** Files whose names are prefixes of the last name, shortest first. Only these can conflict with later folders. */
  #prefixes: ByteString[] = [];

  /** @param buckets number of buckets listed */
  constructor(buckets: number) {
    this.#several = buckets > 1;
  }

  /** Begins another bucket. */
  enter(bucketName: string): void {
    this.#base = this.#several ? `${bucketName}/` : '';
    this.#prefixes = [];
  }

  /**
   * The path of the next file.
   * @param name in B2's order of names
   * @returns undefined if the name is not a safe path, or if one of its folders is a file that has a path
   */
  next(name: ByteString): ByteString | undefined {
    if (!isLocalPath(name)) return undefined;
    const prefixes = this.#prefixes;
    while (prefixes.length > 0 && !name.startsWith(prefixes.at(-1)!)) prefixes.pop();
    // A prefix is a folder only if it ends at the end of a segment.
    if (prefixes.some(({ length }) => name[length] === '/')) return undefined;
    prefixes.push(name);
    return this.#base + name;
  }
}
