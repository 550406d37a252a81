import { abandonOnAbort, requireService, serviceError } from './artifact-service.ts';

interface Found {
  id: number;
  /** `sha256:` and 64 hexadecimal digits; undefined on artifacts of old clients. */
  digest: string | undefined;
}

/** Artifacts that were uploaded in this workflow run, by this job or by others. */
export class RunArtifacts {
  readonly #byName: ReadonlyMap<string, Found>;
  readonly #signal: AbortSignal;

  private constructor(byName: ReadonlyMap<string, Found>, signal: AbortSignal) {
    this.#byName = byName;
    this.#signal = signal;
  }

  /** @throws Error where there is no artifact service, or if it fails; the signal's reason */
  static async list(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<RunArtifacts> {
    requireService(env);
    const { default: client } = await import('@actions/artifact');
    const { artifacts } = await abandonOnAbort(client.listArtifacts({ latest: true }), signal).catch(
      (error: unknown) => {
        signal.throwIfAborted();
        throw serviceError('The artifacts of this run could not be listed', error, 'Run the job again');
      },
    );
    return new RunArtifacts(new Map(artifacts.map(({ name, id, digest }) => [name, { id, digest }])), signal);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /**
   * Downloads an artifact and unpacks it.
   * @param folder absolute path of an existing, empty folder
   * @returns what is wrong, as text that continues its name; undefined: nothing
   */
  async fetch(name: string, folder: string): Promise<string | undefined> {
    const found = this.#byName.get(name);
    if (!found) return 'is missing';
    const { default: client } = await import('@actions/artifact');
    const options = { path: folder, ...(found.digest && { expectedHash: found.digest }) };
    try {
      const { digestMismatch } = await abandonOnAbort(
        client.downloadArtifact(found.id, options),
        this.#signal,
      );
      return digestMismatch ? 'is damaged: its SHA-256 is not the one that GitHub reports' : undefined;
    } catch (error) {
      this.#signal.throwIfAborted();
      return `cannot be downloaded (${error instanceof Error ? error.message : String(error)})`;
    }
  }
}
