import { type BucketSpec, type ListedFile, listContent, randomFrom } from '../b2-server/index.ts';

const DAY = 86_400_000;
const HEX = '0123456789abcdef';

/** What a team keeps: the files of its releases, nightly dumps, and what was left behind. */
export interface Team {
  /** When yesterday's listing is made. */
  readonly now: number;
  readonly yesterday: BucketSpec[];
  readonly today: BucketSpec[];
}

const ENCRYPTED = { defaultServerSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' } };

/** The same team for the same time: 2,900 files in three buckets, some of which change between the two days. */
export function teamAccount(now: number): Team {
  const random = randomFrom(26);
  const sha1 = () => Array.from({ length: 40 }, () => HEX[Math.floor(random() * 16)]).join('');
  const file = (name: string, contentLength: number, ageDays: number, contentType: string): ListedFile => ({
    name,
    contentLength,
    contentSha1: sha1(),
    contentType,
    uploadTimestamp: now - Math.round(ageDays * DAY),
  });
  const releases: ListedFile[] = [];
  for (let minor = 0; minor < 38; minor++) {
    for (const system of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'windows-x64']) {
      const size = 18e6 + minor * 6e5 + Math.round(random() * 4e6);
      const age = 900 - minor * 23.7;
      const base = `v1.${minor}.0/tool-1.${minor}.0-${system}`;
      releases.push(
        file(
          `${base}.${system.startsWith('windows') ? 'zip' : 'tar.gz'}`,
          size,
          age,
          system.startsWith('windows') ? 'application/zip' : 'application/gzip',
        ),
      );
      releases.push(file(`${base}.sha256`, 96, age, 'text/plain'));
    }
  }
  const dumps = Array.from({ length: 320 }, (_, night) =>
    file(
      `db/2026/orders-${String(320 - night).padStart(3, '0')}.dump.zst`,
      2.1e7 + Math.round(random() * 3e6),
      night + 0.3,
      'application/zstd',
    ),
  );
  const media = Array.from({ length: 2_250 }, (_, n) => {
    const kind = (['photos', 'videos', 'thumbnails'] as const)[n % 3]!;
    const [size, type, ending] = {
      photos: [2.4e6, 'image/jpeg', 'jpg'],
      videos: [3.2e7, 'video/mp4', 'mp4'],
      thumbnails: [1.4e4, 'image/webp', 'webp'],
    }[kind] as [number, string, string];
    return file(
      `${kind}/${2019 + (n % 7)}/${String(n).padStart(5, '0')}.${ending}`,
      Math.round(size * (0.4 + random())),
      2_500 - n,
      type,
    );
  });
  const buckets = (assets: ListedFile[], backups: ListedFile[], pictures: ListedFile[]): BucketSpec[] => [
    { name: 'acme-releases', type: 'allPublic', content: listContent(assets) },
    { name: 'acme-backups', type: 'allPrivate', ...ENCRYPTED, content: listContent(backups) },
    { name: 'acme-media', type: 'allPrivate', content: listContent(pictures) },
  ];
  const fresh = ['linux-x64', 'darwin-arm64', 'windows-x64'].map((system) =>
    file(`v1.38.0/tool-1.38.0-${system}.tar.gz`, 4.2e7, 0.1, 'application/gzip'),
  );
  return {
    now,
    yesterday: buckets(releases, dumps.slice(1), media),
    today: buckets(
      [...releases.slice(16), ...fresh],
      dumps.slice(1),
      media.filter((_, n) => n % 50 !== 0),
    ),
  };
}
