import type { ChangingContent, Content } from './content.ts';
import type { ControlRequest } from './control.ts';
import { folderContent } from './folder-content.ts';
import { type GeneratedKind, generatedContent } from './generated.ts';
import { type ListedFile, listContent } from './list-content.ts';
import { namesContent, namesFileContent } from './names-content.ts';
import type { PlainOptions } from './plain.ts';
import type { B2ServerOptions, BucketSpec, KeySpec, Latency, Settings } from './types.ts';

/** Made-up metadata in plain JSON terms. */
interface PlainConfig {
  seed?: number;
  /** Uploads of each name. */
  versions?: number;
  /** Uploads of single names, by position. */
  versionsAt?: [i: number, count: number][];
  /** Every nth name is hidden. */
  hiddenEvery?: number;
  real?: boolean;
}

/** A bucket's content in plain JSON terms. */
export type ContentConfig =
  | ({ kind: GeneratedKind; count: number } & PlainConfig)
  | ({ kind: 'names'; names: string[] } & PlainConfig)
  | ({ kind: 'names-file'; file: string; limit?: number } & PlainConfig)
  | { kind: 'folder'; dir: string; exclude?: string[] }
  | { kind: 'list'; files: ListedFile[] };

/** A server in plain JSON terms, for a process of its own. */
export interface Config {
  port?: number;
  accountId?: string;
  keys: KeySpec[];
  buckets: (Omit<BucketSpec, 'content'> & { content: ContentConfig })[];
  latency?: Partial<Latency>;
  settings?: Settings;
  faults?: ControlRequest['faults'];
  /** Ends the server when the process that started it is gone. */
  exitWithParent?: boolean;
}

/** The options of a config. */
export async function optionsOf(config: Config): Promise<B2ServerOptions> {
  const { exitWithParent: _exit, faults: _faults, buckets, ...options } = config;
  return {
    ...options,
    control: true,
    buckets: await Promise.all(
      buckets.map(async (bucket) => ({ ...bucket, content: await contentOf(bucket.content) })),
    ),
  };
}

async function contentOf(config: ContentConfig): Promise<Content | ChangingContent> {
  switch (config.kind) {
    case 'folder':
      return folderContent(config.dir, config.exclude === undefined ? {} : { exclude: config.exclude });
    case 'list':
      return listContent(config.files);
    case 'names':
      return namesContent(config.names, plainOptions(config));
    case 'names-file': {
      const limit = config.limit === undefined ? {} : { limit: config.limit };
      return namesFileContent(config.file, { ...plainOptions(config), ...limit });
    }
    default:
      return generatedContent(config.kind, config.count, config.seed, plainOptions(config));
  }
}

function plainOptions(config: PlainConfig): Omit<PlainOptions, 'identity'> {
  const { seed, versions = 1, versionsAt, hiddenEvery, real } = config;
  const at = new Map(versionsAt ?? []);
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(real === undefined ? {} : { real }),
    ...(versions === 1 && at.size === 0 ? {} : { versionsPerName: (i: number) => at.get(i) ?? versions }),
    ...(hiddenEvery === undefined ? {} : { hidden: (i: number) => i % hiddenEvery === hiddenEvery - 1 }),
  };
}
