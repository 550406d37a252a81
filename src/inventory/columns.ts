import type { ByteString } from '../b2/byte-string.ts';
import type { Row } from './row.ts';

/** One field of a row, as every format prints it and as the README and schema/row.json describe it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'timestamp' | 'array' | 'object';
  readonly nullable: boolean;
  /** What it is, in which unit, and what null and `unknown` mean. */
  readonly description: string;
  /** The values that it can have, where we make them. */
  readonly values?: readonly string[];
  /** Its JSON literal. */
  json(row: Row): ByteString;
}

/** Every field of a row, in order. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'bucket',
    type: 'string',
    nullable: false,
    description: 'Name of the bucket.',
    json: (row) => row.bucket,
  },
  {
    name: 'name',
    type: 'string',
    nullable: false,
    description: 'File name, not encoded: the whole path in the bucket.',
    json: (row) => row.literal('fileName'),
  },
  {
    name: 'url',
    type: 'string',
    nullable: true,
    description:
      'URL of the file in the first style of `url-style`, percent-encoded. By file id when no path can hold the name, and for old versions. Null for hide markers and unfinished large files.',
    json: (row) => {
      const { url } = row;
      return url === null ? 'null' : `"${url}"`;
    },
  },
  {
    name: 'urls',
    type: 'array',
    nullable: true,
    description:
      '`url` and the URLs in the other styles of `url-style`, without any twice. Only when several styles are given, or `columns` names it. Null where `url` is.',
    json: (row) => {
      const { urls } = row;
      return urls.length === 0 ? 'null' : `["${urls.join('","')}"]`;
    },
  },
  {
    name: 'size',
    type: 'integer',
    nullable: false,
    description: 'Bytes. 0 for hide markers and unfinished large files.',
    json: (row) => row.literal('contentLength'),
  },
  {
    name: 'sha1',
    type: 'string',
    nullable: true,
    description: 'SHA-1 of the file in hex, as far as `sha1Source` vouches for it.',
    json: (row) => row.sha1(),
  },
  {
    name: 'sha1Source',
    type: 'string',
    nullable: false,
    values: ['verified', 'claimed', 'unverified', 'none'],
    description:
      '`verified`: B2 checked it. `claimed`: the uploader of a large file stated it. `unverified`: the uploader stated it and asked B2 not to check. `none`: there is none.',
    json: (row) => `"${row.sha1Source()}"`,
  },
  {
    name: 'md5',
    type: 'string',
    nullable: true,
    description: 'MD5 in hex. Null for large files.',
    json: (row) => row.literal('contentMd5'),
  },
  {
    name: 'contentType',
    type: 'string',
    nullable: true,
    description: 'MIME type.',
    json: (row) => row.literal('contentType'),
  },
  {
    name: 'uploadedAt',
    type: 'timestamp',
    nullable: true,
    description: 'When it was uploaded, hidden or started: RFC 3339 in UTC, milliseconds.',
    json: (row) => row.uploadedAt(),
  },
  {
    name: 'modifiedAt',
    type: 'timestamp',
    nullable: true,
    description: 'When the uploader says that the source was last modified (`src_last_modified_millis`).',
    json: (row) => row.modifiedAt(),
  },
  {
    name: 'fileId',
    type: 'string',
    nullable: true,
    description: 'Id of this version of the file.',
    json: (row) => row.literal('fileId'),
  },
  {
    name: 'action',
    type: 'string',
    nullable: false,
    description: '`upload`: a file. `hide`: a hide marker. `start`: an unfinished large file.',
    json: (row) => row.literal('action'),
  },
  {
    name: 'latest',
    type: 'boolean',
    nullable: false,
    description:
      'Whether it is the newest version of its name, unfinished large files aside. Always true with `versions: current`.',
    json: (row) => (row.latest ? 'true' : 'false'),
  },
  {
    name: 'encryption',
    type: 'string',
    nullable: true,
    description: '`SSE-B2`, `SSE-C`, or `none` when stored unencrypted. Null for hide markers.',
    json: (row) => row.encryption(),
  },
  {
    name: 'retention',
    type: 'string',
    nullable: true,
    description:
      '`governance`, `compliance` or `none`; `unknown` when the key lacks readFileRetentions. Null for hide markers.',
    json: (row) => row.retention().mode,
  },
  {
    name: 'retainUntil',
    type: 'timestamp',
    nullable: true,
    description: 'When the retention ends.',
    json: (row) => row.retention().until,
  },
  {
    name: 'legalHold',
    type: 'string',
    nullable: true,
    description: '`on` or `off`; `unknown` when the key lacks readFileLegalHolds. Null for hide markers.',
    json: (row) => row.legalHold(),
  },
  {
    name: 'replication',
    type: 'string',
    nullable: true,
    description:
      '`PENDING`, `COMPLETED`, `FAILED` or `REPLICA`. Null when no replication rule covers the file.',
    json: (row) => row.replication(),
  },
  {
    name: 'fileInfo',
    type: 'object',
    nullable: true,
    description: 'What the uploader stored with the file: names and values, both strings.',
    json: (row) => row.literal('fileInfo'),
  },
];

/** Every field but `urls`, which repeats `url` unless there are several styles. */
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.filter(({ name }) => name !== 'urls');
