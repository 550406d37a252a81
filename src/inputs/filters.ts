import { ConditionError } from '../conditions/condition-error.ts';
import { parse } from '../conditions/parse.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import { GlobError } from '../names/glob-syntax.ts';
import { NOT_IN_NAMES, readMatchableGlob } from '../names/matchable-glob.ts';
import { NAME_BYTES } from '../names/name-order.ts';
import { ROW_VOCABULARY } from '../rows/vocabulary.ts';
import { nearest } from '../text/did-you-mean.ts';
import { Fault, lines, notAllowed } from './fault.ts';

/** Readers of the inputs that select files. */

export function readPrefix(text: string): string | Fault {
  if (NOT_IN_NAMES.test(text) || !text.isWellFormed()) {
    return notAllowed(text, 'the beginning of a file name: names contain no control characters');
  }
  return Buffer.byteLength(text) <= NAME_BYTES
    ? text
    : new Fault(' is longer than 1,024 bytes, the limit for file names');
}

export function readVersions(text: string): 'current' | 'all' | Fault {
  return text === 'current' || text === 'all'
    ? text
    : notAllowed(text, '`current` or `all`', nearest(text, ['current', 'all']));
}

/** One glob per line. */
export function readGlobs(text: string): readonly string[] | Fault {
  const globs = lines(text);
  try {
    for (const glob of globs) readMatchableGlob(glob);
  } catch (error) {
    if (error instanceof GlobError) return new Fault(`: ${error.message}`);
    throw error;
  }
  return globs;
}

/** undefined: no condition. */
export function readWhere(text: string): Condition | undefined | Fault {
  if (text === '') return undefined;
  try {
    return parse(text, ROW_VOCABULARY);
  } catch (error) {
    if (error instanceof ConditionError) return new Fault(`: ${error.message}`);
    throw error;
  }
}
