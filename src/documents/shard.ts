import type { Document } from './document.ts';

/** What merging reads of the changes of a shard. */
export const shardChanges: Document = {
  name: 'shard',
  async write({ manifest, changes, signal }, folder) {
    if (!changes || !manifest.shard) return;
    const { CHANGES_FILE, changeLine } = await import('../changes/changes-file.ts');
    const file = await folder.file(CHANGES_FILE, [], { compression: 'zstd' });
    for await (const batch of changes.unjoined()) {
      signal.throwIfAborted();
      for (const change of batch) {
        file.to.text(changeLine(change));
        file.rows++;
      }
      await file.flush();
    }
  },
};
