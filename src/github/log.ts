import * as core from '@actions/core';

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice };

/** GitHub keeps ten annotations of a kind for a step; one is left for saying how many more there were. */
const ANNOTATIONS = 10;
/** GitHub cuts an annotation's message here. */
const MESSAGE_CHARACTERS = 4_096;

/** The step's log and its annotations, within what GitHub shows of them. */
export class Log {
  readonly #annotations = { error: 0, warning: 0, notice: 0 };

  /** Makes the runner print `***` wherever the secret would appear. */
  mask(secret: string): void {
    core.setSecret(secret);
  }

  info(text: string): void {
    core.info(inert(text));
  }

  debug(text: string): void {
    core.debug(inert(text));
  }

  notice(text: string): void {
    this.#annotate('notice', text);
  }

  warning(text: string): void {
    this.#annotate('warning', text);
  }

  error(text: string): void {
    this.#annotate('error', text);
  }

  /** Everything that is logged until `work` ends stands under a title of its own. */
  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    core.startGroup(inert(title));
    try {
      return await work();
    } finally {
      core.endGroup();
    }
  }

  #annotate(kind: 'error' | 'warning' | 'notice', text: string): void {
    const count = ++this.#annotations[kind];
    if (count < ANNOTATIONS) ANNOTATE[kind](clip(inert(text)));
    else this.info(`${kind}: ${text}`);
    if (count === ANNOTATIONS)
      ANNOTATE[kind](`There are more ${kind}s than GitHub shows; the rest is in the log.`);
  }
}

/**
 * Text that no log takes for a command or for more than one line: file names and the service's messages may
 * hold anything. The runner reads `##[` anywhere in a line, and `::` at its start.
 */
export function inert(text: string): string {
  return text
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g,
      (character) => (character === '\n' ? character : `\\u{${character.charCodeAt(0).toString(16)}}`),
    )
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/gm, '$1: :');
}

function clip(text: string): string {
  return text.length <= MESSAGE_CHARACTERS ? text : `${text.slice(0, MESSAGE_CHARACTERS - 1)}…`;
}
