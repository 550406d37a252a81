import type { Log } from './log.ts';

/** Why artifacts cannot be uploaded or downloaded here; undefined when they can. */
export function missingService(env: NodeJS.ProcessEnv): string | undefined {
  const host = URL.canParse(env.GITHUB_SERVER_URL ?? '')
    ? new URL(env.GITHUB_SERVER_URL!).hostname
    : 'github.com';
  // @actions/artifact throws on every other host.
  if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(host))
    return `${host} has no artifact service that this action can use`;
  if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) return 'this runner has no artifact service';
  return undefined;
}

/** @throws Error where shards cannot be uploaded or downloaded */
export function requireService(env: NodeJS.ProcessEnv): void {
  const missing = missingService(env);
  if (missing !== undefined) throw new Error(`Shards need artifacts, and ${missing}`);
}

/** The client of the artifact service takes no signal, so a cancelled run does not wait for it. */
export function abandonOnAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** An uploaded artifact. */
interface Artifact {
  id: string;
  url: string;
}

/** An upload whose name is known to be free. */
export interface Upload {
  /** @param paths absolute, below `root` */
  run(root: string, paths: readonly string[]): Promise<Artifact>;
}

interface UploadOptions {
  /** undefined: the repository's setting. */
  readonly retentionDays: number | undefined;
  /** Not zipped: one file, which must have the artifact's name. */
  readonly isRaw?: boolean;
}

/**
 * Checks before the listing that the name is free. An artifact of an earlier attempt of this run is replaced.
 * @throws Error when another step or job of this run has used the name, or when the service fails
 */
export async function prepareUpload(
  name: string,
  { retentionDays, isRaw = false }: UploadOptions,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<Upload> {
  const { default: client } = await import('@actions/artifact');
  const { artifacts } = await client.listArtifacts().catch((error: unknown) => {
    throw serviceError('Nothing was listed', error);
  });
  const existing = artifacts.filter((artifact) => artifact.name === name);
  // An artifact does not record its attempt. One that is older than this job's token is from an earlier attempt.
  const begun = Number(env.GITHUB_RUN_ATTEMPT ?? '1') > 1 ? jobBegan(env.ACTIONS_RUNTIME_TOKEN) : 0;
  if (!existing.every(({ createdAt }) => createdAt && createdAt.getTime() < begun)) {
    throw nameTaken(name);
  }
  return {
    run: async (root, paths) => {
      const options = { skipArchive: isRaw, ...(retentionDays === undefined ? {} : { retentionDays }) };
      let id: number | undefined;
      try {
        if (existing.length > 0) {
          log.info(`Replacing the artifact ${name} of an earlier attempt`);
          await client.deleteArtifact(name);
        }
        ({ id } = await client.uploadArtifact(name, [...paths], root, options));
      } catch (error) {
        // Another job took the name since it was checked.
        throw /\(409\)/.test(String(error)) ? nameTaken(name) : serviceError('Nothing was uploaded', error);
      }
      if (id === undefined) throw new Error('The artifact service returned no id for the artifact');
      const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
      return { id: String(id), url: `${run}/artifacts/${id}` };
    },
  };
}

function nameTaken(name: string): Error {
  return new Error(
    `Input \`artifact-name\`: another step or job of this run has already uploaded an artifact named ${JSON.stringify(name)}. Give each its own name; in a matrix, for example, inventory-\${{ matrix.bucket }}`,
  );
}

/** @param outcome what was not done @param remedy what to do */
export function serviceError(
  outcome: string,
  error: unknown,
  remedy = 'Set `artifact-name: none` to do without an artifact',
): Error {
  const message = error instanceof Error ? error.message : String(error);
  // The client's message on a token that it cannot decode may quote it.
  const isToken = /^Invalid token specified|^Failed to get backend IDs/.test(message);
  const what = isToken
    ? 'ACTIONS_RUNTIME_TOKEN is not a token of the artifact service; only the runner sets this variable'
    : `the artifact service failed: ${message.replace(/\.$/, '')}`;
  return new Error(`${outcome}: ${what}. ${remedy}`);
}

/** When the job's token was issued, in milliseconds since 1970; 0 when it does not say. */
function jobBegan(token = ''): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      iat?: number;
      nbf?: number;
    };
    return (claims.iat ?? claims.nbf ?? 0) * 1_000;
  } catch {
    return 0;
  }
}
