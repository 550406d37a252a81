import { readFileSync } from 'node:fs';
import type { Content } from './content.ts';
import { firstWhere, sortNames } from './order.ts';
import { type PlainOptions, plainContent } from './plain.ts';

/**
 * A bucket with the given names (in any order, doubles dropped) and made-up metadata. The names are held as one
 * block of UTF-8: 10 million of them are one buffer and one array of offsets.
 */
export function namesContent(names: Iterable<string>, options: Omit<PlainOptions, 'identity'> = {}): Content {
  const sorted = sortNames([...names]);
  let size = 0;
  for (const name of sorted) size += Buffer.byteLength(name);
  const text = Buffer.allocUnsafe(size);
  const starts = new Float64Array(sorted.length + 1);
  let count = 0;
  let at = 0;
  let last: string | null = null;
  for (const name of sorted) {
    if (name === last) continue;
    last = name;
    at += text.write(name, at);
    count += 1;
    starts[count] = at;
  }
  sorted.length = 0;
  return plainContent(
    {
      count,
      name: (i) => text.toString('utf8', starts[i], starts[i + 1]),
      lowerBound(name) {
        const wanted = Buffer.from(name);
        return firstWhere(
          0,
          count,
          (i) => text.compare(wanted, 0, wanted.length, starts[i], starts[i + 1]) >= 0,
        );
      },
    },
    options,
  );
}

/** `namesContent` of a file with one name a line; lines that cannot be a file's name are dropped. */
export function namesFileContent(
  path: string,
  options: Omit<PlainOptions, 'identity'> & { limit?: number } = {},
): Content {
  const { limit = Number.POSITIVE_INFINITY, ...rest } = options;
  const names: string[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (names.length >= limit) break;
    if (isLegalName(line)) names.push(line);
  }
  return namesContent(names, rest);
}

/** What Backblaze takes for a file's name: 1 to 1,024 bytes of UTF-8 without control characters. */
export function isLegalName(name: string): boolean {
  return (
    name !== '' &&
    name.isWellFormed() &&
    !/[\u0000-\u001f\u007f]/.test(name) &&
    Buffer.byteLength(name) <= 1024
  );
}
