import { stringOf } from '../../rows/json-literal.ts';
import type { PageFiles } from './page-data.ts';
import { type RowSample, type SampledRow, textsOf } from './row-sample.ts';

/** Bytes of a row besides its texts, at the most. */
const ROW_BYTES = 48;

/**
 * As many of the sampled rows as fit, in the order of the listing.
 * @param budget bytes of JSON
 */
export function fileTable(sample: RowSample, budget: number): PageFiles {
  const rows: { row: SampledRow; name: string; type: string }[] = [];
  const types = new Map<string, number>();
  const buckets = new Map<string, number>();
  let left = budget;
  let isAll = sample.isAll;
  for (const row of sample.rows) {
    const texts = textsOf(row);
    const added = [texts.name, row.url ?? '', types.has(texts.type) ? '' : texts.type];
    left -= added.reduce((sum, text) => sum + jsonBytes(text), ROW_BYTES);
    if (left < 0) {
      isAll = false;
      break;
    }
    indexOf(types, texts.type);
    indexOf(buckets, stringOf(row.bucket));
    rows.push({ row, ...texts });
  }
  rows.sort((a, b) => a.row.at - b.row.at);
  const sparse = <T>(value: (row: SampledRow) => T | undefined) =>
    Object.fromEntries(
      rows.flatMap(({ row }, at) => (value(row) === undefined ? [] : [[at, value(row)!] as const])),
    );
  return {
    isAll,
    buckets: [...buckets.keys()],
    bases: Array.from(buckets.keys(), (name) => sample.bases.get(JSON.stringify(name)) ?? ''),
    types: [...types.keys()],
    names: rows.map(({ name }) => name),
    sizes: rows.map(({ row }) => row.size),
    times: rows.map(({ row }) => (Number.isNaN(row.uploaded) ? null : Math.floor(row.uploaded / 1_000))),
    bucketOf: buckets.size > 1 ? rows.map(({ row }) => buckets.get(stringOf(row.bucket))!) : [],
    typeOf: rows.map(({ type }) => types.get(type)!),
    states: sparse(({ state }) => (state === 'file' ? undefined : state)),
    urls: sparse(({ url }) => (url === '' ? undefined : url)),
  };
}

function indexOf(known: Map<string, number>, text: string): void {
  if (!known.has(text)) known.set(text, known.size);
}

/** Bytes of a text as JSON in a page, where `<` is escaped. */
function jsonBytes(text: string): number {
  return Buffer.byteLength(pageJson(text));
}

/** JSON that cannot end the script element that it is in. */
export function pageJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
