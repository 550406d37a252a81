import type { ByteSink } from '../bytes/byte-sink.ts';
import type { TableColumn } from '../rows/table-column.ts';
import { timestamps } from '../rows/timestamps.ts';
import type { PrefixTotals } from '../totals/prefixes.ts';
import type { Format } from './format.ts';

/** A column of prefixes.parquet. */
type PrefixColumn = TableColumn<PrefixTotals> & {
  readonly nullable: boolean;
  /** For the documentation. */
  readonly description: string;
};

export const PREFIX_COLUMNS: readonly PrefixColumn[] = [
  {
    name: 'bucket',
    type: 'string',
    nullable: false,
    description: 'Name of the bucket.',
    write: ({ bucket }, to) => to.all(bucket),
  },
  {
    name: 'prefix',
    type: 'string',
    nullable: false,
    description: 'Prefix of the file names, up to and including a `/`. Empty for the entire bucket.',
    write: (totals, to) => totals.writePrefix(to),
  },
  {
    name: 'depth',
    nullable: false,
    description: 'Number of `/` in the prefix. 0 for the entire bucket.',
    ...integer(({ depth }) => depth),
  },
  {
    name: 'files',
    nullable: false,
    description:
      'Number of listed files whose name begins with the prefix, like the output `file-count`. With `versions: all`, all versions, hide markers and unfinished large files count.',
    ...integer(({ figures }) => figures.files),
  },
  {
    name: 'bytes',
    nullable: false,
    description: 'Their total size, including `oldBytes` and `hiddenBytes`.',
    ...integer(({ figures }) => figures.bytes),
  },
  {
    name: 'oldBytes',
    nullable: true,
    description:
      'Total size of the versions that have a newer version, except those that `hiddenBytes` counts. Null unless `versions` is `all`.',
    ...integer(({ versions }) => versions?.oldBytes),
  },
  {
    name: 'hiddenBytes',
    nullable: true,
    description:
      'Total size of the versions of files whose newest version is a hide marker. Null unless `versions` is `all`.',
    ...integer(({ versions }) => versions?.hiddenBytes),
  },
  {
    name: 'unfinishedFiles',
    nullable: true,
    description:
      'Number of unfinished large files, whose size B2 does not list. Null unless `versions` is `all`.',
    ...integer(({ versions }) => versions?.unfinishedFiles),
  },
  {
    name: 'oldest',
    nullable: true,
    description:
      'The first upload time of the files, old versions included. Hide markers, unfinished large files and times more than a day in the future do not count. Null if there is none.',
    ...timestamp(({ figures }) => figures.oldest),
  },
  {
    name: 'newest',
    nullable: true,
    description: 'The last upload time, by the same rules.',
    ...timestamp(({ figures }) => figures.newest),
  },
];

const COLUMNS = PREFIX_COLUMNS.map(({ name }) => name);

export const prefixes: Format = {
  name: 'prefixes',
  path: 'prefixes.parquet',
  description:
    'Files, bytes and times of every prefix that ends with `/`, as Parquet: [docs/formats.md](docs/formats.md#prefixes).',
  columns: COLUMNS,
  begin: async (folder) => {
    const file = await folder.file(prefixes.path, COLUMNS);
    const [{ ParquetTable }, { PrefixCounter }] = await Promise.all([
      import('./parquet/table.ts'),
      import('../totals/prefixes.ts'),
    ]);
    const table = new ParquetTable(PREFIX_COLUMNS, file.to, { schema: 'prefix', codec: 'ZSTD' });
    const counter = new PrefixCounter({
      now: folder.startedAt.getTime(),
      versions: folder.versions,
      put: (totals) => {
        table.add(totals);
        file.rows++;
      },
    });
    return {
      enter: async (bucketName) => counter.enter(bucketName),
      add: (row) => counter.add(row),
      end: async () => {
        counter.end();
        table.end();
        if (counter.isInParts)
          folder.warn(
            `${prefixes.path} has several rows for some prefixes, since names were not in order: add them up`,
          );
      },
    };
  },
};

function integer(value: (totals: PrefixTotals) => number | undefined): {
  type: 'integer';
  number(totals: PrefixTotals): number;
  write(totals: PrefixTotals, to: ByteSink): void;
} {
  return {
    type: 'integer',
    number: (totals) => value(totals) ?? Number.NaN,
    write: (totals, to) => to.text(String(value(totals) ?? null)),
  };
}

/** @param number milliseconds since 1970, or NaN */
function timestamp(number: (totals: PrefixTotals) => number): {
  type: 'timestamp';
  number: typeof number;
  write(totals: PrefixTotals, to: ByteSink): void;
} {
  return { type: 'timestamp', number, write: (totals, to) => timestamps.write(number(totals), to) };
}
