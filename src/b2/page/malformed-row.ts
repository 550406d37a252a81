import type { Field } from './fields.ts';

/** The fields without which a row cannot be used, and what they have to be. */
const REQUIRED = {
  fileName: 'a string',
  action: 'a string',
  contentLength: 'a whole number',
  uploadTimestamp: 'a whole number',
  fileId: 'a string',
} as const satisfies Partial<Record<Field, string>>;
export type RequiredField = keyof typeof REQUIRED;

/** A row whose name, id, action, size or upload time is missing or of another type. Its page cannot be used. */
export class MalformedRow extends Error {
  override readonly name = 'MalformedRow';
  readonly #fault: string;
  readonly #fileName: string | undefined;

  /** @param row of the page, from 0; @param fileName undefined if it is the name that is missing */
  constructor(field: RequiredField, row: number, fileName: string | undefined) {
    const fault = `${field} is missing or not ${REQUIRED[field]}`;
    super(`file ${row + 1} of the page: ${fault}`);
    this.#fault = fault;
    this.#fileName = fileName;
  }

  /** The message with the file's name, which may be private. */
  get named(): string {
    return this.#fileName === undefined
      ? this.message
      : `file ${JSON.stringify(this.#fileName)}: ${this.#fault}`;
  }
}
