import { readFileSync } from 'node:fs';

/** What the event that started the run tells of it. */
export interface RunEvent {
  /** Undefined when the event does not say. */
  visibility: 'public' | 'private' | undefined;
  /** A pull request from a fork, to which GitHub gives no secrets. */
  fromFork: boolean;
}

export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  let event: {
    repository?: { private?: unknown; visibility?: unknown; full_name?: string };
    pull_request?: { head?: { repo?: { full_name?: string } | null } };
  } = {};
  try {
    event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8')) ?? {};
  } catch {
    // No event, or none that can be read: then nothing is known.
  }
  const { repository, pull_request: pull } = event;
  const hidden =
    repository?.private === true || ['private', 'internal'].includes(String(repository?.visibility));
  const open = repository?.private === false || repository?.visibility === 'public';
  return {
    visibility: open ? 'public' : hidden ? 'private' : undefined,
    fromFork: pull !== undefined && pull.head?.repo?.full_name !== repository?.full_name,
  };
}
