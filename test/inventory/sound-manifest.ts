import type { Manifest } from '../../src/inventory/manifest.ts';

/** A manifest of one bucket and one file of rows, such as a run writes. */
export function soundManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    schemaVersion: 1,
    tool: { name: 'b2-inventory', version: '1.0.0' },
    startedAt: '2026-11-20T03:00:00.000Z',
    endedAt: '2026-11-20T03:00:09.000Z',
    request: {
      list: 'files',
      buckets: ['my-bucket'],
      prefix: '',
      versions: 'current',
      urlStyle: 'friendly',
    },
    complete: true,
    files: 2,
    bytes: 30,
    buckets: [
      {
        bucketId: 'b1b1b1b1b1b1b1b1b1b1b1b1',
        bucketName: 'my-bucket',
        bucketType: 'allPrivate',
        files: 2,
        bytes: 30,
        quantiles: { every: 1, names: ['a', 'b'] },
      },
    ],
    service: {
      requests: 3,
      retries: 0,
      throttled: 0,
      authorizations: 1,
      rowsReceived: 2,
      transactions: 1,
      concurrency: 1,
    },
    outputs: [
      {
        path: 'files.ndjson',
        format: 'ndjson',
        rows: 2,
        bytes: 4,
        // Of "one\n".
        sha256: '2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806',
        columns: ['name'],
      },
    ],
    ...changes,
  };
}
