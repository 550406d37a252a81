import { HttpError } from './http.ts';

/** How far a permission of a token goes. */
type Level = 'none' | 'read' | 'write';

/** The permissions of a token, as a workflow's `permissions` gives them. */
export interface Permissions {
  actions: Level;
  contents: Level;
  issues: Level;
}

/** What REST reports of the repository. Change it at will. */
export interface Repository {
  visibility: 'public' | 'private' | 'internal';
  defaultBranch: string;
  hasIssues: boolean;
  archived: boolean;
  /** Releases become immutable when they are published. */
  immutableReleases: boolean;
}

/** Refuses what the token may not do. Everybody may read the contents and issues of a public repository. */
export function need(
  permissions: Permissions,
  repository: Repository,
  what: keyof Permissions,
  level: 'read' | 'write',
): void {
  const given = permissions[what];
  const open = level === 'read' && what !== 'actions' && repository.visibility === 'public';
  if (!open && given !== 'write' && given !== level) {
    throw new HttpError(403, 'Forbidden', 'Resource not accessible by integration');
  }
  if (level === 'write' && repository.archived) {
    throw new HttpError(403, 'Forbidden', 'Repository was archived so is read-only.');
  }
}
