import { ConditionError } from '../conditions/condition-error.ts';
import { parse } from '../conditions/parse.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import { readTemplate, TemplateError, type TemplatePart } from '../formats/template-syntax.ts';
import { GlobError, readGlob } from '../names/glob-syntax.ts';
import { COLUMNS, type Column } from '../rows/columns.ts';
import { ROW_VOCABULARY } from '../rows/vocabulary.ts';
import { suggest } from '../text/did-you-mean.ts';
import { Fault, items, lines, withoutDoubles, wrong } from './values.ts';

/** Readers of the inputs that say which rows are wanted, and what of them. */

export function readVersions(given: string): 'current' | 'all' | Fault {
  return given === 'current' || given === 'all' ? given : wrong(given, '`current` or `all`');
}

/** One glob a line. */
export function readGlobs(given: string): readonly string[] | Fault {
  const globs = lines(given);
  try {
    for (const glob of globs) readGlob(glob);
  } catch (error) {
    if (error instanceof GlobError) return new Fault(`: ${error.message}`);
    throw error;
  }
  return globs;
}

/** undefined: there is no condition. */
export function readCondition(given: string): Condition | undefined | Fault {
  if (given === '') return undefined;
  try {
    return parse(given, ROW_VOCABULARY);
  } catch (error) {
    if (error instanceof ConditionError) return new Fault(`: ${error.message}`);
    throw error;
  }
}

/** undefined: nothing is said of columns. */
export function readColumns(given: string): readonly Column[] | undefined | Fault {
  const names = items(given);
  if (names.length === 0) return undefined;
  const known = COLUMNS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return new Fault(`: unknown column ${JSON.stringify(unknown)}${suggest(unknown, known)}`);
  }
  const once = withoutDoubles(names);
  return once instanceof Fault ? once : once.map((name) => COLUMNS.find((column) => column.name === name)!);
}

/** undefined: there is none. @param formats as given */
export function readTemplateInput(
  given: string,
  formats: string,
): readonly TemplatePart[] | undefined | Fault {
  const isAsked = items(formats).some((name) => /^template(?:\.|$)/.test(name));
  if (given === '')
    return isAsked
      ? new Fault(' is empty, and `formats` asks for it; give it a line, such as {size} {url}')
      : undefined;
  if (!isAsked) return new Fault(' is given, and `formats` does not ask for `template`');
  try {
    return readTemplate(given);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, unknown } = error;
    if (!unknown) return new Fault(` ${message}`);
    return new Fault(` ${message}${suggest(unknown.word, unknown.known)}`);
  }
}
