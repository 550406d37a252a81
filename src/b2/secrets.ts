/** Of a message from the service. */
const MOST_CHARACTERS = 500;

/** The secrets of a client: masked in the log as soon as they are known, and in messages from the service. */
export class Secrets {
  readonly #known = new Set<string>();
  readonly #onSecret: (secret: string) => void;

  constructor(onSecret: (secret: string) => void) {
    this.#onSecret = onSecret;
  }

  /** Masks secrets, as they are. */
  add(...secrets: string[]): void {
    for (const secret of secrets) {
      if (this.#known.has(secret)) continue;
      this.#known.add(secret);
      this.#onSecret(secret);
    }
  }

  /** Masks a token that a response contains, as it is and percent-encoded. */
  addToken(token: string): void {
    this.add(token, encodeURIComponent(token));
  }

  /** The beginning of a text, without them. */
  masked(text: string): string {
    return [...this.#known]
      .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
      .slice(0, MOST_CHARACTERS);
  }
}
