import { MOST_SHARDS } from '../shards/names.ts';
import { Fault, integer, items } from './fault.ts';
import type { Given } from './given.ts';

/** Formats whose files, one of each shard, are together what one file would be. */
const IN_PARTS = /^(?:urls|ndjson|csv|template)(?:\.(?:gz|zst))?$|^parquet$/;
/** What is judged once, of all shards together. */
const OF_MERGE = ['gates', 'rules', 'suppressions', 'tracking-issue'];
/** What takes a whole inventory. */
const OF_WHOLE = ['release-tag', 'upload-to'];

/** undefined: not a shard, but everything. */
export function readShard(text: string, given: Given): number | undefined | Fault {
  if (text === '') return undefined;
  const index = integer(text, 0, MOST_SHARDS - 1);
  if (index instanceof Fault)
    return new Fault(
      `${index.text}; use \`shard: \${{ matrix.shard }}\`, with \`shards\` of the action \`plan\``,
    );
  if (given.text('bucket') === '')
    return new Fault(' needs files; name a bucket, or use `*` for every bucket');
  if (given.text('artifact-name') === 'none')
    return new Fault(' is uploaded as an artifact, and `artifact-name` is `none`; give all shards one name');
  const formats = items(given.text('formats')).filter((name) => !IN_PARTS.test(name));
  if (formats.length > 0) {
    return new Fault(
      ` cannot be written as ${formats.join(', ')}, which cannot be divided; use urls, ndjson, csv, template or parquet`,
    );
  }
  const judging = OF_MERGE.filter((name) => !given.isDefault(name));
  if (judging.length > 0) {
    const list = judging.map((name) => `\`${name}\``).join(', ');
    return new Fault(` is only a part of the inventory; give ${list} to the action \`merge\` instead`);
  }
  const publishing = OF_WHOLE.filter((name) => !given.isDefault(name));
  if (publishing.length > 0) {
    const list = publishing.map((name) => `\`${name}\``).join(', ');
    return new Fault(
      ` is only a part of the inventory; remove ${list}. The action \`merge\` has \`upload-to\` for the whole`,
    );
  }
  return given.isDefault('verify-urls')
    ? index
    : new Fault(' does not verify URLs; remove `verify-urls`, or list the bucket without shards');
}
