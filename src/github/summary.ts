import { appendFile } from 'node:fs/promises';

/** GitHub drops a step's summary that is larger than 1 MiB. */
export const SUMMARY_BYTES = 1_024 * 1_024;

/**
 * Appends to the job summary. Sections come in order of importance; those that do not fit are dropped from the end,
 * with a note.
 */
export async function writeSummary(sections: readonly string[]): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  await appendFile(path, fitSections(sections, SUMMARY_BYTES));
}

/** The sections that fit into `budget` bytes, with a note when some do not. @param why the end of the note */
export function fitSections(
  sections: readonly string[],
  budget: number,
  why = 'GitHub shows at most 1 MiB',
): string {
  const note = `\nThe rest of this summary was dropped: ${why}.\n`;
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
