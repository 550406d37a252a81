import { FORMATS } from '../formats/index.ts';
import { faultOfTag } from '../github/tag.ts';
import { Fault, items } from './fault.ts';
import type { Given } from './given.ts';

/** A tag; undefined: attach nothing. */
export function readReleaseTag(text: string, given: Given): string | undefined | Fault {
  if (text === '') return undefined;
  const fault = faultOfTag(text);
  if (fault !== undefined) return new Fault(fault);
  const folders = items(given.text('formats')).filter((name) => FORMATS.get(name)?.path.endsWith('/'));
  return folders.length === 0
    ? text
    : new Fault(
        `: a release has files but no folders, and \`formats\` contains ${folders.join(', ')}; remove ${folders.length === 1 ? 'it' : 'them'}, or use a second step for the release`,
      );
}
