import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KeySpill } from './key-spill.ts';
import { temporaryName } from './owner.ts';
import { TextSpill } from './text-spill.ts';

/** The scratch files of a comparison, in a folder of their own. */
export class ComparisonScratch {
  readonly keys: KeySpill;
  readonly texts: TextSpill;
  readonly #folder: string;

  private constructor(folder: string, keys: KeySpill, texts: TextSpill) {
    this.#folder = folder;
    this.keys = keys;
    this.texts = texts;
  }

  /**
   * @param directory RUNNER_TEMP
   * @param recordBytes, most of the keys: size of a record, and how many are kept
   */
  static async begin(directory: string, recordBytes: number, most: number): Promise<ComparisonScratch> {
    const folder = await mkdtemp(join(directory, temporaryName('changes')));
    let keys: KeySpill | undefined;
    try {
      keys = await KeySpill.begin(folder, recordBytes, most);
      return new ComparisonScratch(folder, keys, await TextSpill.begin(folder));
    } catch (error) {
      // Such as a full disk.
      await keys?.close();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Deletes the folder. */
  async close(): Promise<void> {
    await this.keys.close();
    await this.texts.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
