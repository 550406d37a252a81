import { type OwnField, SLOT } from '../b2/page/fields.ts';
import { ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from './row.ts';
import type { Settings } from './settings.ts';
import type { TableColumn } from './table-column.ts';
import { timestamps } from './timestamps.ts';

const QUOTE = 0x22;

/** One field of a row, as every format prints it and as the README and schema/row.json describe it. */
export type Column = TableColumn<Row> & {
  readonly nullable: boolean;
  /** What it is, in which unit, and what null and `unknown` mean. */
  readonly description: string;
  /** The values that it can have, where we make them. */
  readonly values?: readonly string[];
  /** Rows of one bucket with the same settings have the same value, apart from whether they are `latest`. */
  readonly isCommon?: true;
};

/** Every field of a row, in order. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'bucket',
    type: 'string',
    nullable: false,
    description: 'Name of the bucket.',
    isCommon: true,
    write: (row, to) => to.all(row.bucketBytes),
  },
  {
    name: 'name',
    type: 'string',
    nullable: false,
    description: 'File name, not encoded: the whole path in the bucket.',
    write: asGiven('fileName'),
  },
  {
    name: 'url',
    type: 'string',
    nullable: true,
    description:
      'URL of the file in the first style of `url-style`, percent-encoded. By file id when no path can hold the name, and for old versions. Null for hide markers and unfinished large files.',
    write: (row, to) => {
      const before = to.length;
      to.byte(QUOTE);
      if (row.writeUrl(to)) {
        to.byte(QUOTE);
      } else {
        to.length = before;
        to.text('null');
      }
    },
  },
  {
    name: 'urls',
    type: 'array',
    nullable: true,
    description:
      '`url` and the URLs in the other styles of `url-style`, without any twice. Only when several styles are given, or `columns` names it. Null where `url` is.',
    write: ({ urls }, to) => to.text(urls.length === 0 ? 'null' : `["${urls.join('","')}"]`),
  },
  {
    name: 'size',
    type: 'integer',
    nullable: false,
    description: 'Bytes. 0 for hide markers and unfinished large files.',
    write: asGiven('contentLength'),
    number: (row) => row.size,
  },
  {
    name: 'sha1',
    type: 'string',
    nullable: true,
    description: 'SHA-1 of the file in hex, as far as `sha1Source` vouches for it.',
    write: (row, to) => row.writeSha1(to),
  },
  {
    name: 'sha1Source',
    type: 'string',
    nullable: false,
    values: ['verified', 'claimed', 'unverified', 'none'],
    description:
      '`verified`: B2 checked it. `claimed`: the uploader of a large file stated it. `unverified`: the uploader stated it and asked B2 not to check. `none`: there is none.',
    write: (row, to) => {
      to.byte(QUOTE);
      to.text(row.sha1Source());
      to.byte(QUOTE);
    },
  },
  {
    name: 'md5',
    type: 'string',
    nullable: true,
    description: 'MD5 in hex. Null for large files.',
    write: asGiven('contentMd5'),
  },
  {
    name: 'contentType',
    type: 'string',
    nullable: true,
    description: 'MIME type.',
    ...setting('contentType'),
  },
  {
    name: 'uploadedAt',
    nullable: true,
    description: 'When it was uploaded, hidden or started: RFC 3339 in UTC, milliseconds.',
    ...timestamp((row) => row.uploaded),
  },
  {
    name: 'modifiedAt',
    nullable: true,
    description: 'When the uploader says that the source was last modified (`src_last_modified_millis`).',
    ...timestamp((row) => row.modified),
  },
  {
    name: 'fileId',
    type: 'string',
    nullable: true,
    description: 'Id of this version of the file.',
    write: asGiven('fileId'),
  },
  {
    name: 'action',
    type: 'string',
    nullable: false,
    description: '`upload`: a file. `hide`: a hide marker. `start`: an unfinished large file.',
    ...setting('action'),
  },
  {
    name: 'latest',
    type: 'boolean',
    nullable: false,
    description:
      'Whether it is the newest version of its name, unfinished large files aside. Always true with `versions: current`.',
    isCommon: true,
    write: (row, to) => to.text(row.latest ? 'true' : 'false'),
    number: (row) => (row.latest ? 1 : 0),
  },
  {
    name: 'encryption',
    type: 'string',
    nullable: true,
    description: '`SSE-B2`, `SSE-C`, or `none` when stored unencrypted. Null for hide markers.',
    ...setting('encryption'),
  },
  {
    name: 'retention',
    type: 'string',
    nullable: true,
    description:
      '`governance`, `compliance` or `none`; `unknown` when the key lacks readFileRetentions. Null for hide markers.',
    ...setting('retention'),
  },
  {
    name: 'retainUntil',
    type: 'timestamp',
    nullable: true,
    description: 'When the retention ends.',
    ...setting('retainUntil'),
    number: ({ settings }) => timestamps.millis(settings.retainUntil),
  },
  {
    name: 'legalHold',
    type: 'string',
    nullable: true,
    description: '`on` or `off`; `unknown` when the key lacks readFileLegalHolds. Null for hide markers.',
    ...setting('legalHold'),
  },
  {
    name: 'replication',
    type: 'string',
    nullable: true,
    description:
      '`PENDING`, `COMPLETED`, `FAILED` or `REPLICA`. Null when no replication rule covers the file.',
    ...setting('replication'),
  },
  {
    name: 'fileInfo',
    type: 'object',
    nullable: true,
    description: 'What the uploader stored with the file: names and values, both strings.',
    write: asGiven('fileInfo'),
  },
];

/** Every field but `urls`, which repeats `url` unless there are several styles. */
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.filter(({ name }) => name !== 'urls');

/** What the service gave, as it stands. */
function asGiven(field: OwnField): Column['write'] {
  const slot = SLOT[field];
  return (row, to) => row.writeField(slot, to);
}

function setting(name: Exclude<keyof Settings, 'number' | 'isUpload'>): Pick<Column, 'write' | 'isCommon'> {
  return { isCommon: true, write: ({ settings }, to) => to.text(settings[name]) };
}

/** Appends something of a row. */
type Print = (row: Row, to: ByteSink) => void;

/**
 * How a row is printed column by column, where what columns print that stand side by side and are common to rows is
 * kept and printed at once.
 */
export function printParts(columns: readonly Column[], print: (index: number) => Print): Print[] {
  const parts: Print[] = [];
  for (let from = 0; from < columns.length; ) {
    let to = from;
    while (columns[to]?.isCommon) to++;
    if (to === from) {
      parts.push(print(from++));
    } else {
      const prints = Array.from({ length: to - from }, (_, index) => print(from + index));
      parts.push(keptBySettings(prints));
      from = to;
    }
  }
  return parts;
}

function keptBySettings(prints: readonly Print[]): Print {
  let bucket: ByteString | undefined;
  let kept: (Bytes | undefined)[] = [];
  return (row, to) => {
    if (row.bucket !== bucket) [bucket, kept] = [row.bucket, []];
    const { number } = row.settings;
    const place = 2 * number + (row.latest ? 1 : 0);
    const bytes = number < 0 ? undefined : kept[place];
    if (bytes !== undefined) {
      to.all(bytes);
      return;
    }
    const start = to.length;
    for (const print of prints) print(row, to);
    if (number >= 0) kept[place] = bytesOf(Buffer.from(to.bytes.subarray(start, to.length)));
  };
}

/** A moment that the row has in milliseconds since 1970, or NaN. */
function timestamp(
  number: (row: Row) => number,
): Pick<Column, 'write'> & { type: 'timestamp'; number: typeof number } {
  return { type: 'timestamp', number, write: (row, to) => timestamps.write(number(row), to) };
}

const scratch = new ByteSink(4_096);

/** A row's JSON literal of a column, for where speed does not matter. */
export function literalOf(column: Column, row: Row): ByteString {
  scratch.length = 0;
  column.write(row, scratch);
  return scratch.slice(0);
}
