/** The fields of a file version that are kept. Others (accountId, bucketId, future ones) are skipped. */
export const FIELDS = [
  'action',
  'contentLength',
  'contentMd5',
  'contentSha1',
  'contentType',
  'fileId',
  'fileInfo',
  'fileName',
  'fileRetention',
  'legalHold',
  'replicationStatus',
  'serverSideEncryption',
  'uploadTimestamp',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that mostly have the same value in all rows of a bucket. Their values are interned. */
export const SETTING_FIELDS = [
  'action',
  'contentType',
  'fileRetention',
  'legalHold',
  'replicationStatus',
  'serverSideEncryption',
] as const satisfies readonly Field[];
export type SettingField = (typeof SETTING_FIELDS)[number];
/** The other fields. Their literals are canonical: no unnecessary escape and no white space. */
export type OwnField = Exclude<Field, SettingField>;

declare const slot: unique symbol;
/** A field, as the methods of Page take it that run for every row. Inside b2/page: its offset in a row's spans. */
export type FieldSlot = number & { readonly [slot]: true };

/**
 * Memory layout of a page's `spans`, for b2/page only. A row has ROW_SPANS numbers: where the row begins; for each
 * field the start and end of its literal, 0 and 0 if absent; and at INTERNED_ID the row's interned id.
 */
export const INTERNED_ID = 1 + FIELDS.length * 2;
export const ROW_SPANS = INTERNED_ID + 1;

export const SLOT = Object.fromEntries(FIELDS.map((field, index) => [field, 1 + index * 2])) as Record<
  Field,
  FieldSlot
>;

/** Of a member that is not kept. No field has this slot, since a row's spans begin with where the row begins. */
export const NO_SLOT = 0;

/** The field at a slot. */
export function fieldAt(slot: FieldSlot): Field {
  return FIELDS[(slot - 1) / 2]!;
}
