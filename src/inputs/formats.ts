import { COMPRESSED_FORMATS, FORMATS } from '../formats/index.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, items, withoutDoubles, wrong } from './values.ts';

/** The names of formats, as in FORMATS and COMPRESSED_FORMATS. */
export function readFormats(given: string): readonly string[] | Fault {
  const names = items(given);
  if (names.length === 0) return new Fault(` is empty; it takes one or more of ${known()}`);
  for (const name of names) {
    const fault = faultOf(name);
    if (fault) return fault;
  }
  const path = (name: string) => (FORMATS.get(name) ?? COMPRESSED_FORMATS.get(name)!).path;
  for (const [index, name] of names.entries()) {
    const other = names.slice(0, index).find((before) => before !== name && path(before) === path(name));
    if (other !== undefined)
      return new Fault(`: \`${other}\` and \`${name}\` both write ${path(name)}; give one of them`);
  }
  return withoutDoubles(names);
}

function faultOf(name: string): Fault | undefined {
  if (FORMATS.has(name) || COMPRESSED_FORMATS.has(name)) return undefined;
  const [format = '', ...endings] = name.split('.');
  if (endings.length > 0 && FORMATS.has(format)) {
    const own = [...COMPRESSED_FORMATS.keys()].filter((each) => each.startsWith(`${format}.`));
    return wrong(
      name,
      own.length > 0 ? `${format}, ${own.join(' or ')}` : `${format}, which has no other form`,
    );
  }
  const near = nearest(name, [...FORMATS.keys()]);
  return new Fault(`${wrong(name, `one of ${known()}`).text}${near}`);
}

function known(): string {
  return [...FORMATS.keys()].join(', ');
}
