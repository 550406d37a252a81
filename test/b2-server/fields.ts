import { B2Error, badRequest } from './errors.ts';

/** The fields that a call takes. */
export type NameModel = Record<
  string,
  { type: 'string' | 'integer' | 'strings' | 'object'; required?: boolean }
>;

/** A request's fields after the check; null and absent are one. */
export interface Fields {
  text(name: string): string | null;
  integer(name: string): number | null;
  strings(name: string): string[] | null;
  object(name: string): Record<string, unknown> | null;
}

/** Parses a JSON body. */
export function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new B2Error(400, 'bad_json', 'the request body is not valid JSON');
  }
}

/** The fields of a GET, in the shape of a body. */
export function parseQuery(query: string, shape: NameModel): unknown {
  return Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [
      name,
      shape[name]?.type === 'integer' && /^-?\d+$/.test(value)
        ? Number(value)
        : shape[name]?.type === 'strings'
          ? value.split(',')
          : value,
    ]),
  );
}

/** Refuses what the service refuses: unknown fields, missing ones, wrong types. Null counts as absent. */
export function checkFields(call: string, raw: unknown, shape: NameModel): Fields {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new B2Error(400, 'bad_json', 'the request body is not a JSON object');
  }
  const given = raw as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(shape, name)) throw badRequest(`unknown field in ${call}: ${name}`);
  }
  for (const [name, { type, required }] of Object.entries(shape)) {
    const value = given[name] ?? null;
    if (value === null) {
      if (required) throw badRequest(`required field ${name} is missing`);
    } else if (!hasType(value, type)) {
      throw badRequest(`field ${name} has the wrong type or an illegal value`);
    }
  }
  const get = (name: string) => given[name] ?? null;
  return {
    text: (name) => get(name) as string | null,
    integer: (name) => get(name) as number | null,
    strings: (name) => get(name) as string[] | null,
    object: (name) => get(name) as Record<string, unknown> | null,
  };
}

function hasType(value: unknown, type: NameModel[string]['type']): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  return typeof value === 'string' && value.isWellFormed();
}
