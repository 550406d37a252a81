const DAY_MS = 86_400_000;

/**
 * An account may be allowed to choose the time of an upload (`X-Bz-Custom-Upload-Timestamp`). One in the future would
 * be the newest for as long as it takes, and hide that nothing new comes, so more than a day ahead (clocks
 * differ) is no time of an upload.
 * @param uploaded milliseconds since 1970, as is `now`, when the walk started
 * @returns NaN for what is none
 */
export function plausible(uploaded: number, now: number): number {
  return uploaded <= now + DAY_MS ? uploaded : Number.NaN;
}
