import * as core from '@actions/core';

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice };

/** GitHub keeps ten annotations of each kind for a step; the last one says that there are more. */
const ANNOTATIONS = 10;
/** GitHub truncates an annotation's message here. */
const MESSAGE_CHARACTERS = 4_096;

/** The step's log and annotations, within GitHub's limits. */
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

  /** Groups everything that is logged until `work` ends under a title. */
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
      ANNOTATE[kind](`There are more ${kind}s than GitHub shows; the others are in the log.`);
  }
}

/**
 * Text that the runner cannot take for a workflow command: file names and the service's messages may contain
 * anything. The runner parses `##[` anywhere in a line, and `::` at its start.
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
