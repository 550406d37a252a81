import { DOCUMENT_FORMATS, type DocumentFormat } from '../documents/index.ts';
import { type Fault, items, notAllowed } from './fault.ts';
import { figuresThatNeed } from './gates.ts';
import { Given } from './given.ts';
import { type Inputs, READERS, readWith } from './inputs.ts';
import { CONCURRENCY, readWholeName } from './plan.ts';

/** What the action `merge` was asked to do, checked. */
export type MergeInputs = Pick<
  Inputs,
  | 'outputDir'
  | 'artifactNamed'
  | 'retentionDays'
  | 'gates'
  | 'rules'
  | 'suppressions'
  | 'trackingIssue'
  | 'githubToken'
  | 'documents'
  | 'keyId'
  | 'key'
  | 'endpoint'
  | 'uploadTo'
  | 'concurrency'
> & { readonly artifactName: string };

/** Every input of merge/action.yml, in its order. */
const MERGE_READERS = {
  'application-key-id': forCopy(READERS['application-key-id']),
  'application-key': forCopy(READERS['application-key']),
  endpoint: READERS.endpoint,
  documents: readDocuments,
  'output-dir': READERS['output-dir'],
  'artifact-name': readWholeName,
  'retention-days': READERS['retention-days'],
  'upload-to': READERS['upload-to'],
  gates: READERS.gates,
  rules: READERS.rules,
  suppressions: READERS.suppressions,
  'tracking-issue': READERS['tracking-issue'],
  'github-token': READERS['github-token'],
};

/** Inputs of the shards, of which the plan and the shards show whether they meet what gates need. */
const OF_SHARDS: Readonly<Record<string, string>> = { bucket: '*', baseline: 'given', versions: 'all' };

/** The inputs of the action `merge`; what only the shards have been given counts as given. */
class MergeGiven extends Given {
  override text(name: string): string {
    return OF_SHARDS[name] ?? super.text(name);
  }
}

/** Reads and checks the inputs of the action `merge`. @throws InputError */
export async function readMergeInputs(
  env: NodeJS.ProcessEnv,
  fromFork: boolean,
  mask: (secret: string) => void,
): Promise<MergeInputs> {
  const values = await readWith(MERGE_READERS, new MergeGiven(env, fromFork), mask);
  return {
    keyId: values['application-key-id'],
    key: values['application-key'],
    endpoint: values.endpoint,
    uploadTo: values['upload-to'],
    documents: values.documents,
    outputDir: values['output-dir'],
    artifactName: values['artifact-name'].name,
    artifactNamed: values['artifact-name'].isChosen,
    retentionDays: values['retention-days'],
    gates: values.gates,
    rules: values.rules,
    suppressions: values.suppressions,
    trackingIssue: values['tracking-issue'],
    githubToken: values['github-token'],
    concurrency: CONCURRENCY,
  };
}

/** Empty where no copy is stored, since nothing else needs a key. */
function forCopy(read: (text: string, given: Given) => string | Fault): typeof read {
  return (text, given) => (given.text('upload-to') === '' ? '' : read(text, given));
}

/** Documents are made of all shards; their files of rows stay as they are. */
function readDocuments(text: string): readonly DocumentFormat[] | Fault {
  const known = [...DOCUMENT_FORMATS.keys()];
  const unknown = items(text).find((name) => !DOCUMENT_FORMATS.has(name));
  if (unknown !== undefined) {
    return notAllowed(
      unknown,
      `one of ${known.join(', ')}`,
      'files of rows are those of the shards; name their formats there',
    );
  }
  return [...new Set(items(text))].map((name) => DOCUMENT_FORMATS.get(name)!);
}

/** What is wrong with gates, as text that continues the input's name, with what the shards were given; undefined: nothing. */
export function gatesFault(
  { gates }: MergeInputs,
  shards: { readonly versions: 'current' | 'all'; readonly hasBaseline: boolean },
): string | undefined {
  const faults = [
    { need: 'baseline' as const, isMet: shards.hasBaseline, input: '`baseline`' },
    { need: 'versions' as const, isMet: shards.versions === 'all', input: '`versions: all`' },
  ].flatMap(({ need, isMet, input }) => {
    const names = isMet ? [] : figuresThatNeed([need], gates);
    return names.length === 0
      ? []
      : `${names.join(', ')} ${names.length === 1 ? 'needs' : 'need'} ${input} in the plan and in every shard`;
  });
  return faults.length === 0 ? undefined : `: ${faults.join('; ')}`;
}
