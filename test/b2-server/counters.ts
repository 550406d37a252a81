/** Figures of everything the server answered since it started or was reset. */
export class Counters {
  /** Requests by call, injected failures included. */
  calls: Record<string, number> = {};
  /** Rows returned by list calls. */
  rows = 0;
  /** Old-style class C units: a list call costs one per started 1,000 rows and at least one, others one. */
  billed = 0;
  /** Faults injected. */
  faults = 0;
  /** Requests in work now, and the most there were at once. */
  concurrent = 0;
  peakConcurrent = 0;
  /** Bytes of bodies sent. */
  bytes = 0;

  /** All requests. */
  get total(): number {
    return Object.values(this.calls).reduce((sum, n) => sum + n, 0);
  }

  /** Back to zero; requests in work stay counted as such. */
  reset(): void {
    this.calls = {};
    this.rows = 0;
    this.billed = 0;
    this.faults = 0;
    this.bytes = 0;
    this.peakConcurrent = this.concurrent;
  }
}
