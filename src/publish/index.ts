import type { PublishedOutputs } from '../github/outputs.ts';
import type { Manifest } from '../inventory/manifest.ts';
import type { Place } from '../report/place.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import type { Publication, PublishContext, PublishTarget } from './target.ts';
import type { TrackingContext, TrackingIssue } from './tracking-issue.ts';

/**
 * Every target, in the order of publishing. It is loaded if it has something to do, since other runs start faster. Signed
 * URLs come last, so that a run which cannot publish the inventory leaves none.
 */
const TARGETS: readonly {
  isWanted(context: PublishContext): boolean;
  load(): Promise<PublishTarget>;
}[] = [
  {
    // It also warns that names are hidden.
    isWanted: ({ inputs, policy }) => inputs.artifactName !== undefined || policy.hidesNames,
    load: async () => (await import('./artifact.ts')).artifact,
  },
  {
    isWanted: ({ inputs }) => inputs.documents.length > 0,
    load: async () => (await import('./report-page.ts')).reportPage,
  },
  {
    isWanted: ({ listing }) => listing?.inputs.uploadTo !== undefined,
    load: async () => (await import('./bucket-copy.ts')).bucketCopy,
  },
  {
    isWanted: ({ listing }) => listing?.inputs.releaseTag !== undefined,
    load: async () => (await import('./release.ts')).release,
  },
  {
    isWanted: ({ listing }) => listing !== undefined && listing.inputs.sign !== 'none',
    load: async () => (await import('./signed-urls.ts')).signedUrls,
  },
];

/** The targets that the inputs ask for. @throws Error when one of them cannot work */
export async function preparePublishing(context: PublishContext): Promise<Publication[]> {
  const publications: Publication[] = [];
  for (const { isWanted, load } of TARGETS) {
    if (!isWanted(context)) continue;
    const publication = await (await load()).prepare(context);
    if (publication) publications.push(publication);
  }
  return publications;
}

/** Row sinks of the targets that publish rows of their own. */
export function sinksOf(publications: readonly Publication[]): RowSinkFactory[] {
  return publications.flatMap(({ sink }) => sink ?? []);
}

/**
 * Publishes a finished inventory to each target.
 * @param fails the step fails, since the inventory is not complete or a gate failed
 * @returns their step outputs, and where it is now
 */
export async function publish(
  publications: readonly Publication[],
  manifest: Manifest,
  fails: boolean,
  { inputs, log }: PublishContext,
): Promise<{ outputs: PublishedOutputs; places: readonly Place[] }> {
  const outputs: PublishedOutputs = {};
  const places: Place[] = [];
  for (const { title, publish: run } of publications) {
    const published = await log.group(title, () => run(manifest, inputs.outputDir, fails));
    Object.assign(outputs, published.outputs);
    if (published.place) places.push(published.place);
  }
  return { outputs, places };
}

/** Loaded only when asked for. @returns undefined: not asked for */
export async function trackingIssue(
  context: TrackingContext & { inputs: { readonly trackingIssue: boolean } },
): Promise<TrackingIssue | undefined> {
  if (!context.inputs.trackingIssue) return undefined;
  return new (await import('./tracking-issue.ts')).TrackingIssue(context);
}
