/** Where an inventory was published. */
export interface Place {
  /** As in `the artifact`. */
  readonly name: string;
  /** undefined: it has none that a browser can open. */
  readonly url: string | undefined;
}
