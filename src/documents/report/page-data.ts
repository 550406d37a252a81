/**
 * What the report page shows, as JSON inside of it. documents/report writes it, documents/report-page reads it in the
 * browser, so this file imports nothing.
 */
export interface PageData {
  /** The bucket, or how many there are. */
  readonly title: string;
  readonly headline: string;
  /** What was listed, and when. */
  readonly scope: string;
  /** Why the inventory is not complete; null: it is. */
  readonly failure: string | null;
  /** Why there are no names; null: they are shown. */
  readonly hidden: string | null;
  /** What is counted: `file` or `version`. */
  readonly noun: string;
  readonly files: number;
  readonly bytes: number;
  /** When the listing began, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly gates: readonly PageGate[];
  /** null: no rule was asked for. */
  readonly findings: PageFindings | null;
  readonly buckets: PageTable;
  /** null: names are hidden, or were not in order. */
  readonly tree: PageTree | null;
  /** The inventories that the baseline handed on, oldest first, and this one; empty without a baseline. */
  readonly trend: readonly PagePoint[];
  /** null: nothing was compared. */
  readonly changes: PageChanges | null;
  /** Content types, ages, sizes, versions: each a table of sums. */
  readonly sums: readonly { readonly title: string; readonly rows: readonly PageSum[] }[];
  /** Largest, newest and oldest files. */
  readonly lists: readonly { readonly title: string; readonly files: readonly PageFile[] }[];
  /** null: none were found, or they were not looked for. */
  readonly duplicates: PageDuplicates | null;
  /** null: names are hidden, or no files were listed. */
  readonly table: PageFiles | null;
}

export interface PageGate {
  readonly verdict: 'passes' | 'skipped' | 'warns' | 'fails';
  readonly gate: string;
  readonly found: string;
  readonly files: readonly {
    readonly figure: string;
    readonly count: number;
    readonly names: readonly PageName[];
  }[];
}

/** A file, and its earlier name if it was renamed. */
export interface PageName {
  readonly bucket: string;
  readonly name: string;
  readonly from?: string;
}

export interface PageFindings {
  readonly summary: string;
  readonly list: readonly PageFinding[];
  /** Findings that are left out. */
  readonly more: number;
  readonly notEvaluated: readonly string[];
}

export interface PageFinding {
  readonly level: 'error' | 'warning' | 'note';
  readonly rule: string;
  readonly where: string;
  readonly message: string;
  /** Markdown, of which only code is used. */
  readonly why: string;
  readonly mend: string;
  readonly link: string;
  /** Offenders that are counted, and the first names. */
  readonly count: number;
  readonly names: readonly string[];
  /** To copy. */
  readonly lifecycle: { readonly effect: string; readonly json: string } | null;
  readonly keyCommand: string | null;
}

/** A table of text. */
interface PageTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Indices of right-aligned columns. */
  readonly right: readonly number[];
  /** Rows that are left out. */
  readonly more: number;
}

/** The prefixes with the most bytes. The first node contains all others; a node comes after the one that contains it. */
export interface PageTree {
  readonly nodes: readonly PageNode[];
  /** Names of the groups of file types. */
  readonly groups: readonly string[];
}

export type PageNode = readonly [
  parent: number,
  label: string,
  files: number,
  bytes: number,
  /** Of old and hidden versions. */
  oldBytes: number,
  /** Newest upload in milliseconds since 1970; null if unknown. */
  newest: number | null,
  /** The group with the most bytes. */
  group: number,
];

/** One inventory. */
export interface PagePoint {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly files: number;
  readonly bytes: number;
}

export interface PageChanges {
  readonly since: number;
  readonly note: string | null;
  readonly kinds: readonly {
    readonly kind: string;
    readonly files: number;
    readonly bytes: number;
    /** The first ones. */
    readonly names: readonly PageName[];
  }[];
  /** Where bytes were added and removed, most first. */
  readonly prefixes: readonly PageGrowth[];
  /** Prefixes that are left out. */
  readonly more: number;
}

export interface PageGrowth {
  readonly prefix: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Bytes, negative if there are fewer. */
  readonly growth: number;
}

export interface PageSum {
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
}

export interface PageFile {
  readonly bucket: string;
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970; null if unknown. */
  readonly uploaded: number | null;
}

export interface PageDuplicates {
  readonly text: string;
  readonly groups: readonly {
    readonly sha1: string;
    readonly bytes: number;
    readonly files: number;
    readonly names: readonly PageName[];
  }[];
}

/** Rows of the table of files, by column. */
export interface PageFiles {
  /** Every row of the listing is there. */
  readonly isAll: boolean;
  readonly buckets: readonly string[];
  /** By bucket: what the URLs of most files begin with, before the name. */
  readonly bases: readonly string[];
  readonly types: readonly string[];
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  /** Seconds since 1970; null if unknown. */
  readonly times: readonly (number | null)[];
  /** Indices of `buckets`; empty if there is only one. */
  readonly bucketOf: readonly number[];
  /** Indices of `types`. */
  readonly typeOf: readonly number[];
  /** By row, where it is not the newest version of a file. */
  readonly states: Readonly<Record<number, string>>;
  /** By row, where it is not the base and the name; null: there is none. */
  readonly urls: Readonly<Record<number, string | null>>;
}
