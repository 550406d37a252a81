import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readEvent } from '../../src/github/event.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const file = path.join(makeFolder('event'), 'event.json');
const read = (event: unknown) => {
  writeFileSync(file, JSON.stringify(event));
  return readEvent({ GITHUB_EVENT_PATH: file });
};
const pull = (repo: object | null, ref: unknown) => ({
  repository: { full_name: 'octo-org/octo-repo', private: true },
  pull_request: { head: { ref: 'feature', repo }, base: { ref } },
});

test.each([
  ['a push', { ref: 'refs/heads/main', repository: { private: false } }, 'public', false, undefined],
  ['a pull request', pull({ full_name: 'octo-org/octo-repo' }, 'main'), 'private', false, 'main'],
  ['a pull request from a fork', pull({ full_name: 'a/octo-repo' }, 'v1'), 'private', true, 'v1'],
  ['one from a fork that is deleted', pull(null, 'main'), 'private', true, 'main'],
  ['a branch that is no text', pull({ full_name: 'octo-org/octo-repo' }, 1), 'private', false, undefined],
  ['nothing that is known', null, undefined, false, undefined],
])('%s', (_, event, visibility, fromFork, baseBranch) => {
  expect(read(event)).toEqual({ visibility, fromFork, baseBranch });
});
