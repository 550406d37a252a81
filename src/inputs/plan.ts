import { MOST_SHARDS } from '../shards/names.ts';
import { Fault, integer, items } from './fault.ts';
import { DEFAULTS, Given } from './given.ts';
import { type Inputs, READERS, readWith } from './inputs.ts';

/** What the action `plan` was asked to do, checked. */
export type PlanInputs = Pick<
  Inputs,
  | 'keyId'
  | 'key'
  | 'endpoint'
  | 'buckets'
  | 'prefix'
  | 'versions'
  | 'baseline'
  | 'artifactNamed'
  | 'concurrency'
  | 'githubToken'
> & {
  readonly artifactName: string;
  /** How many are wanted. */
  readonly shards: number;
};

/** Defaults that the main action does not have. */
export const PLAN_DEFAULTS = { shards: '16' };

/** Concurrent requests, where no input sets them. */
export const CONCURRENCY = Number(DEFAULTS.concurrency);

/** Every input of plan/action.yml, in its order. */
const PLAN_READERS = {
  'application-key-id': READERS['application-key-id'],
  'application-key': READERS['application-key'],
  endpoint: READERS.endpoint,
  bucket: (text: string) =>
    items(text).length === 0
      ? new Fault(
          ' is empty, and a list of buckets needs no shards; name a bucket, or use `*` for every bucket',
        )
      : READERS.bucket(text),
  prefix: READERS.prefix,
  versions: READERS.versions,
  baseline: READERS.baseline,
  shards: (text: string) => integer(text || PLAN_DEFAULTS.shards, 1, MOST_SHARDS),
  'artifact-name': readWholeName,
  'github-token': READERS['github-token'],
};

/** The name of the whole inventory's artifact, which the names of its parts begin with. */
export function readWholeName(text: string) {
  const artifact = READERS['artifact-name'](text);
  if (artifact instanceof Fault) return artifact;
  const { name, isChosen } = artifact;
  return name === undefined
    ? new Fault(': `none` is not possible, since shards are artifacts; give all jobs the same name')
    : { name, isChosen };
}

/** Reads and checks the inputs of the action `plan`. @throws InputError */
export async function readPlanInputs(
  env: NodeJS.ProcessEnv,
  fromFork: boolean,
  mask: (secret: string) => void,
): Promise<PlanInputs> {
  const values = await readWith(PLAN_READERS, new Given(env, fromFork), mask);
  return {
    keyId: values['application-key-id'],
    key: values['application-key'],
    endpoint: values.endpoint,
    buckets: values.bucket,
    prefix: values.prefix,
    versions: values.versions,
    baseline: values.baseline,
    shards: values.shards,
    artifactName: values['artifact-name'].name,
    artifactNamed: values['artifact-name'].isChosen,
    concurrency: CONCURRENCY,
    githubToken: values['github-token'],
  };
}
