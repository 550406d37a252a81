import { appendFile } from 'node:fs/promises';

/** GitHub drops a step's summary whole when it is larger than 1 MiB. */
export const SUMMARY_BYTES = 1_024 * 1_024;

/**
 * Adds to the job summary. Sections come in order of weight; what does not fit is left out from the end, at a
 * section's border, and that is said.
 */
export async function writeSummary(sections: readonly string[]): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  await appendFile(path, fitSections(sections, SUMMARY_BYTES));
}

/** The sections that fit into `budget` bytes, with a note of what was left out. */
export function fitSections(sections: readonly string[], budget: number): string {
  const note = '\nThe rest of this summary is left out: GitHub shows at most 1 MiB.\n';
  let text = '';
  let bytes = 0;
  for (const section of sections) {
    const size = Buffer.byteLength(section) + 1;
    if (bytes + size > budget - Buffer.byteLength(note)) return text + note;
    text += `${section}\n`;
    bytes += size;
  }
  return text;
}
