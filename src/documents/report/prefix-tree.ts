import type { LargePrefix } from '../../totals/largest-prefixes.ts';
import { TYPE_GROUPS } from '../../totals/type-groups.ts';
import type { PageNode, PageTree } from './page-data.ts';

interface Node {
  label: string;
  own: Omit<LargePrefix, 'bucket' | 'prefix'>;
  readonly children: Node[];
}

/**
 * The tree that the largest prefixes are.
 * @param prefixes one comes before those that it contains
 * @param buckets how many were listed
 */
export function prefixTree(prefixes: readonly LargePrefix[], buckets: number): PageTree {
  const known = new Map<string, Node>();
  const tops: Node[] = [];
  for (const { bucket, prefix, ...own } of prefixes) {
    const slash = prefix.slice(0, -1).lastIndexOf('/');
    const parent = prefix === '' ? undefined : known.get(`${bucket}/${prefix.slice(0, slash + 1)}`);
    const node = { label: prefix === '' ? bucket : prefix.slice(slash + 1), own, children: [] };
    known.set(`${bucket}/${prefix}`, node);
    (parent?.children ?? tops).push(node);
  }
  const [first] = tops;
  const root = first && buckets === 1 ? first : { label: 'all buckets', own: sumOf(tops), children: tops };
  const nodes: PageNode[] = [];
  flatten(root, -1, nodes);
  return { nodes, groups: TYPE_GROUPS };
}

function sumOf(nodes: readonly Node[]): Node['own'] {
  const sum = { files: 0, bytes: 0, oldBytes: 0, newest: Number.NaN, group: nodes[0]?.own.group ?? 0 };
  for (const { own } of nodes) {
    sum.files += own.files;
    sum.bytes += own.bytes;
    sum.oldBytes += own.oldBytes;
    if (!(own.newest <= sum.newest)) sum.newest = own.newest;
  }
  return sum;
}

function flatten(node: Node, parent: number, to: PageNode[]): void {
  // A prefix that contains nothing but one other is one step with it.
  let { label, children, own } = node;
  for (let only = children[0]; parent >= 0 && only && children.length === 1; only = children[0]) {
    if (only.own.files !== own.files) break;
    label += (label.endsWith('/') ? '' : ': ') + only.label;
    ({ children, own } = only);
  }
  const at = to.length;
  const { files, bytes, oldBytes, newest, group } = own;
  to.push([parent, label, files, bytes, oldBytes, Number.isNaN(newest) ? null : newest, group]);
  for (const child of children) flatten(child, at, to);
}
