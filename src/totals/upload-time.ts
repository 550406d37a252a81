import { DAY_MS } from '../rows/timestamps.ts';

/**
 * Some accounts may set the time of an upload (`X-Bz-Custom-Upload-Timestamp`). A file with a future time would stay the
 * newest and hide that new uploads have stopped, so a time more than a day ahead (clocks differ) is ignored.
 * @param uploaded milliseconds since 1970
 * @param now start of the listing, in milliseconds since 1970
 * @returns `uploaded`, or NaN if it is ignored
 */
export function plausible(uploaded: number, now: number): number {
  return uploaded <= now + DAY_MS ? uploaded : Number.NaN;
}
