/** A condition that cannot be parsed. The message is what is wrong, then the line, with carets under the fault. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  /** What is wrong, without the line. */
  readonly what: string;
  /** Where, in UTF-16 code units from the start of the text. */
  readonly at: number;

  /** @param length of the faulty part; 0 at the end of the text */
  constructor(what: string, text: string, at: number, length: number) {
    super(`${what}\n${underlined(text, at, length)}`);
    this.what = what;
    this.at = at;
  }
}

function underlined(text: string, at: number, length: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const stop = text.indexOf('\n', at);
  const line = text.slice(start, stop < 0 ? text.length : stop).replace(/\r$/, '');
  // Tabs are kept, so that the carets line up.
  const margin = text.slice(start, at).replace(/[^\t]/gu, ' ');
  const carets = Array.from(line.slice(at - start, at - start + length)).length;
  return `  ${line}\n  ${margin}${'^'.repeat(Math.max(1, carets))}`;
}
