import { expect } from 'vitest';
import { type B2Server, listContent } from '../../b2-server/index.ts';
import type { ActionResult } from '../../runner/run-action.ts';
import { MASTER, readInventory, runInventory, startAccount } from '../setup.ts';

/** Part of a file name that must not become public. */
export const SECRET_NAME = 'merger-with-globex';
const content = listContent([{ name: `plans/${SECRET_NAME}.pdf` }, { name: 'readme.txt' }]);

/** The payload of the event, by the visibility of the repository. */
export const REPOSITORIES: Record<string, object> = {
  public: { repository: { private: false, visibility: 'public' } },
  private: { repository: { private: true, visibility: 'private' } },
  internal: { repository: { private: true, visibility: 'internal' } },
  unknown: {},
};
/** By name, the type; null: unknown, since the key may not list buckets. */
const BUCKETS: Record<string, string | null> = {
  'public-bucket': 'allPublic',
  'private-bucket': 'allPrivate',
  'other-bucket': 'restricted',
  'hidden-bucket': null,
};
const ARTIFACTS: Record<string, string> = { 'not given': '', given: 'my-inventory', none: 'none' };
/** A key of one bucket that may not list buckets. */
const BUCKET_KEY = {
  id: '0045f0571db506a0000000008',
  secret: 'K004bound0to0one0bucket0and0no0more',
  capabilities: ['listFiles'],
  buckets: ['hidden-bucket'],
};

/** A server with a bucket of each kind. */
export function startBuckets(): Promise<B2Server> {
  return startAccount(
    Object.entries(BUCKETS).map(([name, type]) => ({ name, type: type ?? 'allPublic', content })),
    [BUCKET_KEY],
  );
}

export interface Case {
  repository: string;
  buckets: string;
  artifact: string;
}

/** Every combination of repository, buckets and artifact-name. */
export const CASES: readonly Case[] = Object.keys(REPOSITORIES).flatMap((repository) =>
  [...Object.keys(BUCKETS), 'public-bucket, private-bucket'].flatMap((buckets) =>
    Object.keys(ARTIFACTS).map((artifact) => ({ repository, buckets, artifact })),
  ),
);

/** Runs one combination, and checks it against design.md, "Private things in public places". */
export async function checkCase(server: B2Server, each: Case): Promise<void> {
  const { repository, artifact } = each;
  const buckets = each.buckets.split(', ');
  const result = await runInventory(
    server,
    { bucket: buckets.join('\n'), 'artifact-name': ARTIFACTS[artifact]! },
    { event: REPOSITORIES[repository]!, key: buckets.includes('hidden-bucket') ? BUCKET_KEY : MASTER },
  );
  expect(result.outputs.complete, result.stdout).toBe('true');

  const exposed = repository === 'public' || repository === 'unknown';
  const discreet = exposed && buckets.some((bucket) => BUCKETS[bucket] !== 'allPublic');
  const uploads = artifact === 'given' || (artifact === 'not given' && !discreet);
  expect(result.artifacts.map(({ name }) => name)).toEqual(
    uploads ? [ARTIFACTS[artifact] || 'b2-inventory'] : [],
  );
  expect(result.outputs['artifact-id'] !== '').toBe(uploads);
  expect(result.summary.includes(SECRET_NAME)).toBe(!discreet);
  expect(namesShown(result)).toEqual([]);
  expect(result.summary.includes('File names are hidden')).toBe(discreet);
  const warnings = result.annotations.filter(({ kind }) => kind === 'warning');
  expect(warnings.map(({ message }) => message)).toEqual(
    !discreet
      ? []
      : artifact === 'not given'
        ? [expect.stringMatching(/^Nothing is uploaded and file names are hidden: /)]
        : [expect.stringMatching(/^File names are hidden: /)],
  );
  // The files in the workspace contain every name in any case.
  expect(readInventory(result).text('urls.txt')).toContain(SECRET_NAME);
  expect(result.outputs.urls).toContain(SECRET_NAME);
  result.dispose();
}

/** Lines of the log and annotations that contain a file name: there must be none. */
export function namesShown({ log, annotations }: ActionResult): string[] {
  return [...log.map(({ raw }) => raw), ...annotations.map(({ message }) => message)].filter((text) =>
    text.includes(SECRET_NAME),
  );
}
