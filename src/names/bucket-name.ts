/** B2's rule: 6 to 63 letters, digits, hyphens and periods, not at the ends. */
export const BUCKET_NAME = /^[A-Za-z0-9][A-Za-z0-9.-]{4,61}[A-Za-z0-9]$/;

/** For messages. */
export const BUCKET_NAME_RULE = 'a bucket name (6 to 63 letters, digits, hyphens and periods)';
