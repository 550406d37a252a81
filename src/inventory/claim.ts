import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../github/input-error.ts';
import { isRunning, OWNER } from '../spill/owner.ts';
import { MANIFEST } from './manifest.ts';

/** In RUNNER_TEMP, which the runner empties for each job. */
const CLAIMS = 'b2-inventory-claims';

/**
 * A step's claim on the folder of its inventory, as long as it runs, against other steps of the same job. The folder
 * also remembers which inventory this job wrote into it: one must not replace another silently, while the outputs of
 * the first step still point to it.
 */
export class FolderClaim {
  readonly #final: string;
  /** What the claims on this folder begin with. */
  readonly #stem: string;
  #held: string | undefined;

  private constructor(final: string, directory: string) {
    this.#final = final;
    this.#stem = join(directory, createHash('sha256').update(final).digest('hex').slice(0, 32));
  }

  /**
   * @param final absolute path of the folder, with links resolved
   * @param temp RUNNER_TEMP
   * @throws InputError if another step of this job uses the folder, or has written an inventory into it
   */
  static async take(final: string, temp: string): Promise<FolderClaim> {
    const directory = join(temp, CLAIMS);
    await mkdir(directory, { recursive: true });
    const claim = new FolderClaim(final, directory);
    await claim.#lock(directory);
    if (await claim.#isOfThisJob()) {
      await claim.release();
      throw refusal(final, 'an earlier step of this job has written its inventory to');
    }
    return claim;
  }

  /**
   * Claims are numbered. A new one follows the last if its process has ended, however it did, and only one process can
   * create each: a link has its content from the beginning.
   */
  async #lock(directory: string): Promise<void> {
    const mine = `${this.#stem}-by-${OWNER}`;
    await writeFile(mine, OWNER);
    try {
      while (this.#held === undefined) {
        const numbers = (await readdir(directory)).flatMap((name) => {
          const path = join(directory, name);
          return path.startsWith(`${this.#stem}.`) ? Number(path.slice(this.#stem.length + 1)) : [];
        });
        const last = Math.max(0, ...numbers);
        if (last > 0 && isRunning(await readFile(`${this.#stem}.${last}`, 'utf8'))) {
          throw refusal(this.#final, 'another step of this job is writing its inventory to');
        }
        const next = `${this.#stem}.${last + 1}`;
        this.#held = await link(mine, next).then(
          () => next,
          (error: NodeJS.ErrnoException) => {
            if (error.code !== 'EEXIST') throw error;
            return undefined;
          },
        );
      }
    } finally {
      await rm(mine, { force: true });
    }
  }

  async #isOfThisJob(): Promise<boolean> {
    const made = await readFile(`${this.#stem}-made`, 'utf8').catch(() => '');
    return made !== '' && made === (await this.#digest());
  }

  /** SHA-256 of the manifest in the folder; empty if there is none. */
  async #digest(): Promise<string> {
    const manifest = await readFile(join(this.#final, MANIFEST)).catch(() => undefined);
    return manifest ? createHash('sha256').update(manifest).digest('hex') : '';
  }

  /** Remembers that the inventory in the folder is of this job. */
  async finish(): Promise<void> {
    await writeFile(`${this.#stem}-made`, await this.#digest());
  }

  /** May be called again. */
  async release(): Promise<void> {
    // Not removed: the numbers of claims only grow.
    if (this.#held !== undefined) await writeFile(this.#held, 'released');
    this.#held = undefined;
  }
}

function refusal(final: string, why: string): InputError {
  return new InputError([
    `Input \`output-dir\`: ${why} ${final}; nothing in it was changed. Give each step its own \`output-dir\`, and its own \`artifact-name\``,
  ]);
}
