/** A bucket, or the part of it with one prefix, to be listed. */
export interface Target {
  bucketId: string;
  bucketName: string;
  /** null: the key may not list buckets. */
  bucketType: string | null;
  prefix: string;
}

/** Where a page of a listing begins. */
export interface Cursor {
  name: string;
  /** With versions: the version of `name`. */
  id: string | null;
}
