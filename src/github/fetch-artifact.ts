import { abandonOnAbort } from './artifact-service.ts';
import { patiently } from './rest.ts';

/** How GitHub is asked. */
export interface FetchContext {
  token: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Downloads the artifact of another run and unpacks it.
 * @param artifact its digest as GitHub reports it: `sha256:` and 64 hexadecimal digits
 * @param folder absolute path of an empty folder; the caller removes it
 * @returns whether the digest matches; if not, nothing of it may be used
 * @throws Error, with `status` when GitHub's API refuses; the signal's reason
 */
export async function fetchArtifact(
  artifact: { id: number; digest: string; runId: number },
  folder: string,
  { token, env, signal }: FetchContext,
): Promise<boolean> {
  const { default: client } = await import('@actions/artifact');
  const [repositoryOwner = '', repositoryName = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const findBy = { token, workflowRunId: artifact.runId, repositoryOwner, repositoryName };
  const options = { path: folder, expectedHash: artifact.digest, findBy };
  const { digestMismatch } = await abandonOnAbort(
    patiently(() => client.downloadArtifact(artifact.id, options), signal),
    signal,
  );
  return digestMismatch === false;
}
