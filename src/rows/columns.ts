import { type OwnField, SLOT } from '../b2/page/fields.ts';
import { QUOTE } from '../bytes/ascii.ts';
import { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from './row.ts';
import type { Settings } from './settings.ts';
import type { TableColumn } from './table-column.ts';
import { timestamps } from './timestamps.ts';

/** One field of a row, the same in every format, in docs/columns.md and in schema/row.json. */
export type Column = TableColumn<Row> & {
  readonly nullable: boolean;
  /** For the documentation. Says the unit, and what null and `unknown` mean. */
  readonly description: string;
  /** Its possible values, where B2 does not define them. */
  readonly values?: readonly string[];
  /** The value follows from the row's bucket, its settings, and whether it is `latest`. */
  readonly isCacheable?: true;
};

/** Every field of a row, in order. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'bucket',
    type: 'string',
    nullable: false,
    description: 'Name of the bucket.',
    isCacheable: true,
    write: (row, to) => to.all(row.bucketBytes),
  },
  {
    name: 'name',
    type: 'string',
    nullable: false,
    description: 'File name, not encoded: the full path in the bucket.',
    write: asGiven('fileName'),
  },
  {
    name: 'url',
    type: 'string',
    nullable: true,
    description:
      'URL of the file in the first style of `url-style`, percent-encoded. A URL by file id for old versions and for names that no URL path can represent. Null for hide markers and unfinished large files.',
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
      '`url`, then the URLs in the other styles of `url-style`, without duplicates. Included only if several styles are given or `columns` names it. Null if `url` is null.',
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
    description: 'SHA-1 of the file in hex. `sha1Source` says how far to trust it.',
    write: (row, to) => row.writeSha1(to),
  },
  {
    name: 'sha1Source',
    type: 'string',
    nullable: false,
    values: ['verified', 'claimed', 'unverified', 'none'],
    description:
      '`verified`: checked by B2. `claimed`: stated by the uploader of a large file. `unverified`: stated by the uploader, who asked B2 not to check it. `none`: no SHA-1.',
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
    description:
      'Time of the upload, of hiding, or of starting a large file: RFC 3339 in UTC, with milliseconds.',
    ...timestamp((row) => row.uploaded),
  },
  {
    name: 'modifiedAt',
    nullable: true,
    description: 'Last modification of the source, as stated by the uploader (`src_last_modified_millis`).',
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
      'Whether it is the newest version of its name, not counting unfinished large files. Always true with `versions: current`.',
    isCacheable: true,
    write: (row, to) => to.text(row.latest ? 'true' : 'false'),
    number: (row) => (row.latest ? 1 : 0),
  },
  {
    name: 'encryption',
    type: 'string',
    nullable: true,
    description: '`SSE-B2`, `SSE-C`, or `none` if stored unencrypted. Null for hide markers.',
    ...setting('encryption'),
  },
  {
    name: 'retention',
    type: 'string',
    nullable: true,
    description:
      '`governance`, `compliance` or `none`; `unknown` if the key lacks readFileRetentions. Null for hide markers.',
    ...setting('retention'),
  },
  {
    name: 'retainUntil',
    nullable: true,
    description: 'End of the retention.',
    ...timestamp((row) => row.retainUntil),
  },
  {
    name: 'legalHold',
    type: 'string',
    nullable: true,
    description: '`on` or `off`; `unknown` if the key lacks readFileLegalHolds. Null for hide markers.',
    ...setting('legalHold'),
  },
  {
    name: 'replication',
    type: 'string',
    nullable: true,
    description:
      '`PENDING`, `COMPLETED`, `FAILED` or `REPLICA`. Null if no replication rule covers the file.',
    ...setting('replication'),
  },
  {
    name: 'fileInfo',
    type: 'object',
    nullable: true,
    description: 'File info stored by the uploader: names and values, both strings.',
    write: asGiven('fileInfo'),
  },
];

/** Every field except `urls`, which repeats `url` unless there are several styles. */
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.filter(({ name }) => name !== 'urls');

/** Exactly as B2 returned it. */
function asGiven(field: OwnField): Column['write'] {
  const slot = SLOT[field];
  return (row, to) => row.writeField(slot, to);
}

function setting(
  name: Exclude<keyof Settings, 'id' | 'isUpload' | 'retainUntil' | 'dateAt'>,
): Pick<Column, 'write' | 'isCacheable'> {
  return { isCacheable: true, write: ({ settings }, to) => to.text(settings[name]) };
}

/** A time in milliseconds since 1970, or NaN. */
function timestamp(
  number: (row: Row) => number,
): Pick<Column, 'write'> & { type: 'timestamp'; number: typeof number } {
  return { type: 'timestamp', number, write: (row, to) => timestamps.write(number(row), to) };
}

const scratch = new ByteSink(4_096);

/** A row's JSON literal of a column. For uses where speed does not matter. */
export function literalOf(column: Column, row: Row): ByteString {
  scratch.length = 0;
  column.write(row, scratch);
  return scratch.slice(0);
}
