import type { Manifest } from '../inventory/manifest.ts';
import { artifact } from './artifact.ts';
import { reportPage } from './report-page.ts';
import type { Publication, PublishContext, Published, PublishTarget } from './target.ts';
import type { TrackingContext, TrackingIssue } from './tracking-issue.ts';

/** Every target, in the order of publishing. */
const TARGETS: readonly PublishTarget[] = [artifact, reportPage];

/** The targets that the inputs ask for. @throws Error when one of them cannot work */
export async function preparePublishing(context: PublishContext): Promise<Publication[]> {
  const publications: Publication[] = [];
  for (const target of TARGETS) {
    const publication = await target.prepare(context);
    if (publication) publications.push(publication);
  }
  return publications;
}

/** Publishes a finished inventory to each target. @returns their step outputs */
export async function publish(
  publications: readonly Publication[],
  manifest: Manifest,
  { inputs, log }: PublishContext,
  signal: AbortSignal,
): Promise<Published> {
  const published: Published = {};
  for (const { title, publish: run } of publications) {
    Object.assign(published, await log.group(title, () => run(manifest, inputs.outputDir, signal)));
  }
  return published;
}

/** Loaded only when asked for. @returns undefined: not asked for */
export async function trackingIssue(
  context: TrackingContext & { inputs: { readonly trackingIssue: boolean } },
): Promise<TrackingIssue | undefined> {
  if (!context.inputs.trackingIssue) return undefined;
  return new (await import('./tracking-issue.ts')).TrackingIssue(context);
}
