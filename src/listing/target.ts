/** A bucket, or the part of it with one prefix or between two names, to be listed. */
export interface Target {
  bucketId: string;
  bucketName: string;
  /** null: the key may not list buckets. */
  bucketType: string | null;
  prefix: string;
  /** The first name that belongs to it; absent: all from the prefix's beginning. */
  from?: string;
  /** The first name that no longer belongs to it; absent: all to the prefix's end. */
  to?: string;
}

/** Where a page of a listing begins. */
export interface Cursor {
  name: string;
  /** With versions: the version of `name`. */
  id: string | null;
}
