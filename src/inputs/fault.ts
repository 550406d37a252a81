/** What is wrong with an input. The text follows the input's name in the error message. */
export class Fault {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * `: "GIVEN" is not ALLOWED; ADVICE`.
 * @param advice what to do about it; it may begin with its own `; `
 */
export function notAllowed(given: string, allowed: string, advice = ''): Fault {
  const remedy = advice === '' || advice.startsWith(';') ? advice : `; ${advice}`;
  return new Fault(`: ${JSON.stringify(given)} is not ${allowed}${remedy}`);
}

/** The lines of a text that are not empty, without white space around them. */
export function lines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => line.trim() || []);
}

/** Names that are separated by commas or line breaks. */
export function items(text: string): string[] {
  return text.split(/[,\n]/).flatMap((name) => name.trim() || []);
}

/** The values, or a fault if one is given twice. @param fold makes equal what counts as the same value */
export function withoutDuplicates(
  values: readonly string[],
  fold: (value: string) => string = (value) => value,
): readonly string[] | Fault {
  const folded = values.map(fold);
  const duplicate = values.find((_, index) => folded.indexOf(folded[index]!) < index);
  return duplicate === undefined
    ? values
    : new Fault(`: ${JSON.stringify(duplicate)} is given twice; remove one of them`);
}

export function integer(given: string, least: number, most: number): number | Fault {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  return value >= least && value <= most
    ? value
    : notAllowed(given, `a whole number from ${least} to ${most}`);
}

export function readSwitch(given: string): boolean | Fault {
  return given === 'true' || given === 'false' ? given === 'true' : notAllowed(given, 'true or false');
}
