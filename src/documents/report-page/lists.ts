import { bytes, share, utcMinute, whole } from '../../text/numbers.ts';
import type { PageData, PageFile, PageSum } from '../report/page-data.ts';
import { bar, barHead, type Child, el, named, section, table } from './dom.ts';
import { fileNames } from './verdict.ts';

/** Content types, ages and sizes: what kind of files there are. */
export function sums({ sums: all, bytes: total }: PageData): HTMLElement | null {
  return section(
    'Kinds of files',
    ...all.map(({ title, rows }) => folded(title, sumTable(title, rows, total))),
  );
}

function sumTable(title: string, rows: readonly PageSum[], total: number): HTMLElement {
  return table(
    title,
    [title, 'Files', 'Size', 'Share', barHead()],
    rows.map(({ label, files, bytes: size }) => [
      named(label),
      whole(files),
      bytes(size),
      share(size, total),
      bar(size, total),
    ]),
    [1, 2, 3],
  );
}

/** Largest, newest and oldest files, and duplicates. */
export function lists({ lists: all, duplicates, buckets }: PageData): HTMLElement | null {
  const several = buckets.rows.length > 1;
  return section(
    'Files that stand out',
    ...all
      .filter(({ files }) => files.length > 0)
      .map(({ title, files }) => folded(title, fileTable(title, files, several))),
    duplicates &&
      folded(
        'Duplicates',
        el('p', {}, duplicates.text),
        duplicates.groups.length > 0 &&
          table(
            'Duplicates',
            ['Files with the same content', 'Number', 'Size of each', 'Reclaimable'],
            duplicates.groups.map(({ sha1, bytes: size, files, names }) => [
              names.length > 0 ? fileNames(names, several) : el('code', {}, `SHA-1 ${sha1}`),
              whole(files),
              bytes(size),
              bytes(size * (files - 1)),
            ]),
            [1, 2, 3],
          ),
      ),
  );
}

function fileTable(title: string, files: readonly PageFile[], several: boolean): HTMLElement {
  return table(
    title,
    ['File', 'Size', 'Uploaded'],
    files.map(({ bucket, name, bytes: size, uploaded }) => [
      el('span', {}, several && `${bucket}: `, named(name)),
      bytes(size),
      uploaded === null ? 'unknown' : utcMinute(new Date(uploaded).toISOString()),
    ]),
    [1],
  );
}

function folded(title: string, ...children: readonly Child[]): HTMLElement {
  return el('details', {}, el('summary', {}, title), ...children);
}
