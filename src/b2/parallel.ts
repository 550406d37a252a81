/**
 * Does some work for every item, for up to `limit` of them at a time. After the first failure nothing more begins, and the
 * rest is aborted.
 * @throws the first failure, once nothing is going on any more
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) {
      either.throwIfAborted();
      await work(item, either);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, () =>
    worker().catch((error: unknown) => failed.abort(error)),
  );
  await Promise.all(workers);
  failed.signal.throwIfAborted();
}
