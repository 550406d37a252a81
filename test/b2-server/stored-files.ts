import type { Content } from './content.ts';
import { splicedContent } from './edited-content.ts';
import { hashName, hex8 } from './hash.ts';
import { type HeldVersion, heldContent } from './list-content.ts';

/** What was uploaded to a bucket, hidden and deleted in it, on top of a content that stays as it is. */
export class StoredFiles {
  /** All versions of every name that was touched, newest first; none for a name that is gone. */
  private touched = new Map<string, HeldVersion[]>();
  private merged: { base: Content; content: Content } | null = null;
  private count = 0;

  /** The base with everything that happened since. */
  content(base: Content): Content {
    if (this.touched.size === 0) return base;
    if (this.merged?.base !== base) {
      const left = [...this.touched].filter(([, versions]) => versions.length > 0);
      const replaced = [...this.touched.keys()].map((name) => positionOf(base, name)).filter((i) => i >= 0);
      this.merged = { base, content: splicedContent(base, replaced, heldContent(new Map(left))) };
    }
    return this.merged.content;
  }

  /** The versions of a name, newest first. */
  versions(base: Content, name: string): HeldVersion[] {
    const touched = this.touched.get(name);
    if (touched !== undefined) return [...touched];
    const i = positionOf(base, name);
    if (i < 0) return [];
    return Array.from({ length: base.versionCount(i) }, (_, v) => ({
      key: base.key(i, v),
      version: base.version(i, v),
      bytes: base.bytes === undefined ? null : () => base.bytes!(i, v),
    }));
  }

  /** Makes these all the versions of a name. */
  replace(name: string, versions: HeldVersion[]): void {
    this.touched.set(name, versions);
    this.merged = null;
  }

  /** Adds the newest version of a name and gives its key. */
  add(base: Content, name: string, held: Omit<HeldVersion, 'key'>): string {
    this.count += 1;
    const key = `2${hex8(hashName(name)).slice(1)}${hex8(this.count)}`;
    this.replace(name, [{ ...held, key }, ...this.versions(base, name)]);
    return key;
  }
}

function positionOf(content: Content, name: string): number {
  const i = content.lowerBound(name);
  return i < content.count && content.name(i) === name ? i : -1;
}
