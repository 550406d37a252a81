import { readFileSync } from 'node:fs';

/** What the event that started the run says about the repository. */
export interface RunEvent {
  /** undefined: the event does not say. */
  visibility: 'public' | 'private' | undefined;
  /** The run is for a pull request from a fork, which gets no secrets. */
  fromFork: boolean;
  /** Target branch of the run's pull request; undefined without one. */
  baseBranch: string | undefined;
  /** undefined: the event does not say. */
  defaultBranch: string | undefined;
}

export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  let event: {
    repository?: { private?: unknown; visibility?: unknown; full_name?: string; default_branch?: unknown };
    pull_request?: { head?: { repo?: { full_name?: string } | null }; base?: { ref?: unknown } };
  } = {};
  try {
    event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8')) ?? {};
  } catch {
    // Without a readable event nothing is known.
  }
  const { repository, pull_request: pull } = event;
  const hidden =
    repository?.private === true || ['private', 'internal'].includes(String(repository?.visibility));
  const open = repository?.private === false || repository?.visibility === 'public';
  const base = pull?.base?.ref;
  const branch = repository?.default_branch;
  return {
    visibility: open ? 'public' : hidden ? 'private' : undefined,
    fromFork: pull !== undefined && pull.head?.repo?.full_name !== repository?.full_name,
    baseBranch: typeof base === 'string' ? base : undefined,
    defaultBranch: typeof branch === 'string' ? branch : undefined,
  };
}
