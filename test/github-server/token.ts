import { createHash, randomUUID } from 'node:crypto';

/** The job of a run that a runtime token was given to. */
export interface JobIdentity {
  runId: number;
  attempt: number;
  jobId: string;
}

/** What the artifact service calls a run: one id for all of its attempts. */
export function runBackendId(runId: number): string {
  return uuidOf(`run ${runId}`);
}

/** What the artifact service calls a job: another id in every attempt. */
export function jobBackendId(job: JobIdentity): string {
  return uuidOf(`job ${job.runId} ${job.attempt} ${job.jobId}`);
}

/**
 * A token as in ACTIONS_RUNTIME_TOKEN: the client reads the two backend ids from the claim `scp`.
 * The signature is a random string, because only this server judges the token and it knows the ones it made.
 */
export function makeRuntimeToken(job: JobIdentity, issuedAt: Date): string {
  const seconds = Math.floor(issuedAt.getTime() / 1000);
  const claims = {
    scp: `Actions.ExampleScope Actions.Results:${runBackendId(job.runId)}:${jobBackendId(job)}`,
    iss: 'https://token.actions.githubusercontent.com',
    iat: seconds,
    nbf: seconds,
    exp: seconds + 6 * 3600,
    jti: randomUUID(),
  };
  return [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(createHash('sha256').update(randomUUID()).digest('base64url'))
    .join('.');
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
