import type { Manifest } from '../inventory/manifest.ts';
import type { Place } from '../report/place.ts';
import { artifact } from './artifact.ts';
import { bucketCopy } from './bucket-copy.ts';
import type { Publication, PublishContext, PublishedOutputs, PublishTarget } from './target.ts';
import type { TrackingContext, TrackingIssue } from './tracking-issue.ts';

/** Every target, in the order of publishing. */
const TARGETS: readonly PublishTarget[] = [artifact, bucketCopy];

/** The targets that the inputs ask for. @throws Error when one of them cannot work */
export async function preparePublishing(context: PublishContext): Promise<Publication[]> {
  const publications: Publication[] = [];
  for (const target of TARGETS) {
    const publication = await target.prepare(context);
    if (publication) publications.push(publication);
  }
  return publications;
}

/** Publishes a finished inventory to each target. @returns their step outputs, and where it is now */
export async function publish(
  publications: readonly Publication[],
  manifest: Manifest,
  { inputs, log }: PublishContext,
): Promise<{ outputs: PublishedOutputs; places: readonly Place[] }> {
  const outputs: PublishedOutputs = {};
  const places: Place[] = [];
  for (const { title, publish: run } of publications) {
    const published = await log.group(title, () => run(manifest, inputs.outputDir));
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
