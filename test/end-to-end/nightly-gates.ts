import type { ExpectedChange, SimulatedAccount } from './nightly-account.ts';

/** What there is to judge in a night. */
export interface Night {
  /** When the night began, in milliseconds. */
  now: number;
  rows: ReturnType<SimulatedAccount['rows']>;
  /** undefined: there is nothing to compare with. */
  changes: ExpectedChange[] | undefined;
  /** Of the inventory that is compared with. */
  bytesBefore: number | undefined;
}

interface NightlyGate {
  line: string;
  needsVersions?: true;
  /** undefined, like NaN in any comparison, is not true. */
  holds(of: (figure: string) => number): boolean;
}

const KILOBYTE = 1_000;

/** What the month's workflow demands. Each must pass in some nights and fail in others. */
export const GATES: readonly NightlyGate[] = [
  { line: 'removed == 0', holds: (of) => of('removed') === 0 },
  {
    line: 'removed == none or removed <= 2',
    holds: (of) => Number.isNaN(of('removed')) || of('removed') <= 2,
  },
  { line: 'newest-file in db/** < 25h', holds: (of) => of('newest-file in db/**') < 25 * 3_600 },
  { line: 'added in releases/** == 0', holds: (of) => of('added in releases/**') === 0 },
  {
    line: 'changed in {logs,releases}/** == 0 and removed in db/** == 0',
    holds: (of) => of('changed in {logs,releases}/**') === 0 && of('removed in db/**') === 0,
  },
  { line: 'warn: shrunk-by < 0.1%', holds: (of) => of('shrunk-by') < 0.1 },
  { line: 'warn: grown-by <= 1%', holds: (of) => of('grown-by') <= 1 },
  { line: 'warn: not added > 5', holds: (of) => of('added') <= 5 },
  {
    line: 'warn: hidden-count <= 3',
    needsVersions: true,
    holds: (of) => of('hidden-count') <= 3,
  },
  {
    line: 'old-version-bytes < 20kB and unfinished-count < 5',
    needsVersions: true,
    holds: (of) => of('old-version-bytes') < 20 * KILOBYTE && of('unfinished-count') < 5,
  },
];

const GLOBS: Record<string, (name: string) => boolean> = {
  'db/**': (name) => name.startsWith('db/'),
  'releases/**': (name) => name.startsWith('releases/'),
  '{logs,releases}/**': (name) => /^(?:logs|releases)\//.test(name),
};

/** What hiding and unhiding count as. */
const COUNTED: Record<string, readonly string[]> = {
  added: ['added', 'unhidden'],
  removed: ['removed', 'hidden'],
  changed: ['changed'],
};

/** The value of a figure, worked out anew from the account. */
export function figure(text: string, { rows, changes, bytesBefore }: Night): number | undefined {
  const [name = '', glob] = text.split(' in ');
  const fits = glob === undefined ? () => true : GLOBS[glob]!;
  const kinds = COUNTED[name];
  if (kinds) return changes?.filter((change) => kinds.includes(change.kind) && fits(change.name)).length;
  const sizes = (from: Night['rows']) => from.reduce((sum, { size }) => sum + size, 0);
  const bytes = sizes(rows);
  switch (name) {
    case 'file-count':
      return rows.length;
    case 'total-bytes':
      return bytes;
    case 'newest-file': {
      const ages = rows
        .filter(({ action, name }) => action === 'upload' && fits(name))
        .map(({ ageSeconds }) => ageSeconds);
      return ages.length === 0 ? undefined : Math.min(...ages);
    }
    case 'shrunk-by':
    case 'grown-by': {
      if (!changes) return undefined;
      const more = (name === 'grown-by' ? 1 : -1) * (bytes - bytesBefore!);
      return Math.max(0, (100 * more) / bytesBefore!);
    }
    case 'hidden-count':
      return rows.filter(({ action, latest }) => action === 'hide' && latest).length;
    case 'unfinished-count':
      return rows.filter(({ action }) => action === 'start').length;
    case 'old-version-bytes':
      return sizes(rows.filter(({ action, latest }) => action === 'upload' && !latest));
  }
  throw new Error(`nothing is known of ${text}`);
}

/** How each gate has to come out. */
export function verdictsOf(gates: readonly NightlyGate[], night: Night): { line: string; holds: boolean }[] {
  const of = (text: string) => figure(text, night) ?? Number.NaN;
  return gates.map(({ line, holds }) => ({ line, holds: holds(of) }));
}
