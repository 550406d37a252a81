import type { BucketAddress } from '../names/bucket-address.ts';
import { Fault } from './fault.ts';

/** Where a copy goes; undefined: nowhere. */
export async function readUploadTo(text: string): Promise<BucketAddress | undefined | Fault> {
  if (text === '') return undefined;
  // Loaded only here: most runs start faster without it.
  const address = (await import('../names/bucket-address.ts')).parseAddress(text);
  return typeof address === 'string' ? new Fault(address) : address;
}
