import type { ByteString } from '../bytes/byte-string.ts';

/** Bytes of a segment that the usual file systems hold. */
const SEGMENT_BYTES = 255;
/**
 * An empty segment, `.` or `..`, also at the ends; a root or a drive; `..` on Windows, where `\` is a slash too and blanks
 * at the end of a segment are lost.
 */
const NO_PATH = /(?:^|\/)\.{0,2}(?:\/|$)|^\\|^[A-Za-z]:|(?:^|[/\\])\.\. *(?:[/\\]|$)/;

/**
 * Whether a file of that name can be saved under it in some folder: it is relative, stays in the folder whatever
 * system reads it, names a file, and is no other name's file as well, as `a//b` would be that of `a/b`.
 */
export function isLocalPath(name: ByteString): boolean {
  if (NO_PATH.test(name)) return false;
  return name.length <= SEGMENT_BYTES || name.split('/').every(({ length }) => length <= SEGMENT_BYTES);
}

/**
 * Where a bucket's files lie once they are downloaded, the same for every format that says so: under their names, and
 * where several buckets are walked in a folder of the bucket's name.
 */
export class LocalPaths {
  readonly #several: boolean;
  #base = '';
  /** Files whose names the last name begins with, shortest first: only these can be folders of names to come. */
  #begun: ByteString[] = [];

  /** @param buckets how many are walked */
  constructor(buckets: number) {
    this.#several = buckets > 1;
  }

  /** The names to come are those of another bucket. */
  enter(bucketName: string): void {
    this.#base = this.#several ? `${bucketName}/` : '';
    this.#begun = [];
  }

  /**
   * The path of the next file.
   * @param name in the service's order of names
   * @returns undefined where there is none: the name is no path, or one of its folders is a file that has a path
   */
  next(name: ByteString): ByteString | undefined {
    if (!isLocalPath(name)) return undefined;
    const begun = this.#begun;
    while (begun.length > 0 && !name.startsWith(begun.at(-1)!)) begun.pop();
    // A name that ends in the middle of a segment is no folder.
    if (begun.some(({ length }) => name[length] === '/')) return undefined;
    begun.push(name);
    return this.#base + name;
  }
}
