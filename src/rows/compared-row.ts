import type { ByteString } from '../bytes/byte-string.ts';
import { stringOf } from './json-literal.ts';
import type { Row } from './row.ts';
import type { Settings } from './settings.ts';
import { timestamps } from './timestamps.ts';

/**
 * The part of a row that is compared between two inventories. Texts are byte strings, empty if the column is null.
 */
export interface ComparedRow {
  readonly bucket: ByteString;
  readonly name: ByteString;
  readonly fileId: ByteString;
  /** Bytes. */
  readonly size: number;
  readonly sha1: ByteString;
  readonly sha1Source: ByteString;
  readonly md5: ByteString;
  readonly action: ByteString;
  readonly latest: boolean;
  /** The values of SETTINGS, joined by line breaks. */
  readonly settings: ByteString;
}

/** Columns that can change without a new file version. */
export const SETTINGS = ['encryption', 'retention', 'retainUntil', 'legalHold', 'replication'] as const;

/** One of SETTINGS as a JSON literal. */
export function settingOf({ settings, retainUntil }: Row, name: (typeof SETTINGS)[number]): ByteString {
  return name === 'retainUntil' ? timestamps.literal(retainUntil) : settings[name];
}

/** The columns of a ComparedRow. */
export const COMPARED_COLUMNS: readonly string[] = [
  'bucket',
  'name',
  'fileId',
  'size',
  'sha1',
  'sha1Source',
  'md5',
  'action',
  'latest',
  ...SETTINGS,
];

/** The index of the first one of SETTINGS. */
const FIRST_SETTING = COMPARED_COLUMNS.indexOf('encryption');

/** Makes compared rows from texts or from a Row. The last settings are reused, since most rows of a bucket repeat them. */
export class ComparedRows {
  #last: readonly ByteString[] = [];
  #lastOf: Settings | undefined;
  #lastUntil = Number.NaN;
  #settings: ByteString = '';

  /**
   * @param texts the values of COMPARED_COLUMNS, unquoted
   * @returns undefined if they do not form a row
   */
  fromTexts(texts: readonly ByteString[]): ComparedRow | undefined {
    const size = Number(texts[3]);
    const latest = texts[8] === 'true';
    const isRow = texts[0] !== '' && texts[1] !== '' && texts[7] !== '' && texts[3] !== '';
    if (!isRow || !Number.isSafeInteger(size) || size < 0 || (!latest && texts[8] !== 'false'))
      return undefined;
    return {
      bucket: texts[0]!,
      name: texts[1]!,
      fileId: texts[2]!,
      size,
      sha1: texts[4]!,
      sha1Source: texts[5]!,
      md5: texts[6]!,
      action: texts[7]!,
      latest,
      settings: this.#settingsOf(texts),
    };
  }

  #settingsOf(texts: readonly ByteString[]): ByteString {
    const last = this.#last;
    let at = FIRST_SETTING;
    while (at < texts.length && texts[at] === last[at]) at++;
    if (at < texts.length) {
      this.#last = texts.slice();
      this.#settings = texts.slice(FIRST_SETTING).join('\n');
    }
    return this.#settings;
  }

  /** The settings of a Row. */
  settings(row: Row): ByteString {
    const { settings, retainUntil } = row;
    if (settings !== this.#lastOf || !Object.is(retainUntil, this.#lastUntil)) {
      this.#lastOf = settings;
      this.#lastUntil = retainUntil;
      this.#settings = SETTINGS.map((name) => stringOf(settingOf(row, name))).join('\n');
    }
    return this.#settings;
  }

  /** A copy of a Row. @param bucket its name, unquoted */
  copy(row: Row, bucket: ByteString): ComparedRow {
    return {
      bucket,
      name: row.name,
      fileId: stringOf(row.literal('fileId')),
      size: row.size,
      sha1: stringOf(row.sha1()),
      sha1Source: row.sha1Source(),
      md5: stringOf(row.literal('contentMd5')),
      action: stringOf(row.settings.action),
      latest: row.latest,
      settings: this.settings(row),
    };
  }
}
