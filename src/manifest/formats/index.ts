import { COLUMNS, type Column, USUAL_COLUMNS } from '../../inventory/columns.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json, ndjson } from './json.ts';
import { urls } from './urls.ts';

/** What formats print of a row. */
export interface Print {
  /** The columns of tables; undefined: all but `urls`. */
  readonly columns: readonly Column[] | undefined;
  /** There is more than one URL of a file. */
  readonly mirrors: boolean;
}

/** Formats by name, in the order of the names. @param names of FORMATS */
export function formatsOf(names: readonly string[], { columns = USUAL_COLUMNS, mirrors }: Print): Format[] {
  const members = mirrors ? COLUMNS : USUAL_COLUMNS;
  const all = [urls, ndjson(members), json(members), csv(columns)];
  return names.map((name) => all.find((format) => format.name === name)!);
}

/** Every format, by name, as it is when nothing is said of columns. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  formatsOf(['urls', 'ndjson', 'json', 'csv'], { columns: undefined, mirrors: false }).map((format) => [
    format.name,
    format,
  ]),
);

export type { Format };
