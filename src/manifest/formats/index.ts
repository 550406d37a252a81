import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json, ndjson } from './json.ts';
import { urls } from './urls.ts';

/** Every format, by name. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  [urls, ndjson, json, csv].map((format) => [format.name, format]),
);

export type { Format };
