import type { Selection } from '../listing/targets.ts';
import type { Shard, ShardContext } from './open-shard.ts';

/** Opens the shard that the input `shard` names; loaded only when asked for. @returns undefined: everything is listed */
export async function openShard(found: Selection, context: ShardContext): Promise<Shard | undefined> {
  if (context.inputs.shard === undefined) return undefined;
  return (await import('./open-shard.ts')).Shard.open(found, context);
}
