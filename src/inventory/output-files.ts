import type { SinkFolder } from '../rows/row-sink.ts';
import type { Folder } from './folder.ts';
import type { ManifestFile } from './manifest.ts';
import { OutputFile } from './output-file.ts';

/** The files that row sinks and documents write into an inventory's folder, under temporary names. */
export class OutputFiles {
  readonly #folder: Folder;
  readonly #open: { file: OutputFile; path: string; format: string; columns: readonly string[] }[] = [];
  readonly #whole: ManifestFile[] = [];

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** How one writer sees the folder. @param format of its files in the manifest */
  of(format: string): Pick<SinkFolder, 'file' | 'drop' | 'whole'> {
    return {
      file: async (path, columns, options) => {
        const file = await OutputFile.open(await this.#folder.place(path), options);
        this.#open.push({ file, path, format, columns });
        return file;
      },
      drop: async (path) => {
        const at = this.#open.findIndex((each) => each.path === path);
        const [dropped] = this.#open.splice(at, 1);
        await dropped!.file.close();
        await this.#folder.remove(path);
      },
      whole: async (path, columns, rows, bytes) => {
        const written = await this.#folder.writeWhole(path, bytes);
        this.#whole.push({ path, format, rows, columns, ...written });
      },
    };
  }

  /** Writes what has filled up. Cheap when nothing has. */
  async flush(): Promise<void> {
    for (const { file } of this.#open) await file.flush();
  }

  /** Ends every file. @returns them as the manifest lists them */
  async end(): Promise<ManifestFile[]> {
    const ended: ManifestFile[] = [];
    for (const { file, path, format, columns } of this.#open) {
      const { bytes, sha256 } = await file.end();
      const leftOut = file.leftOut > 0 ? { leftOut: file.leftOut } : {};
      ended.push({ path, format, rows: file.rows, bytes, sha256, columns, ...leftOut });
    }
    return [...ended, ...this.#whole];
  }

  /** Closes every file, also after an error. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#open.map(({ file }) => file.close()));
  }
}
