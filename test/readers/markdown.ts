import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A table as text: entities are decoded, and tags such as `<code>` are left out. */
interface MarkdownTable {
  /** The nearest heading or `<summary>` above it; empty when there is none. */
  title: string;
  head: string[];
  rows: string[][];
}

/** What a reader of GitHub's Markdown sees in a text. */
export interface Markdown {
  headings: string[];
  tables: MarkdownTable[];
  /** The `<summary>` of each `<details>`. */
  summaries: string[];
  /** Each list item as text. */
  items: string[];
  /** The target of each link and image. */
  links: string[];
  /** Each HTML tag, with its attributes. */
  tags: string[];
  /** Everything as text, one block a line. */
  text: string;
  /** The first table below this heading or `<summary>`. @throws Error when there is none */
  table(title: string): MarkdownTable;
}

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

/** Parses GitHub's Markdown with micromark, a CommonMark parser, and its extension for tables. */
export function readMarkdown(markdown: string): Markdown {
  const root: Node = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const read: Omit<Markdown, 'table'> = {
    ...{ headings: [], tables: [], summaries: [], items: [], links: [], tags: [], text: '' },
  };
  let title = '';
  const visit = (node: Node): void => {
    if (node.url !== undefined) read.links.push(node.url);
    if (node.type === 'listItem') read.items.push(textOf(node));
    if (node.type === 'paragraph') read.text += `${textOf(node)}\n`;
    if (node.type === 'heading') {
      title = textOf(node);
      read.headings.push(title);
      read.text += `${title}\n`;
    }
    if (node.type === 'html') {
      read.tags.push(...(node.value!.match(/<[^>]*>/g) ?? []));
      const [, summary] = /<summary>(.*?)<\/summary>/.exec(node.value!) ?? [];
      if (summary !== undefined) {
        title = textOf(fromMarkdown(summary));
        read.summaries.push(title);
      }
    }
    if (node.type === 'table') {
      const [head = [], ...rows] = node.children!.map((row) => row.children!.map(textOf));
      read.tables.push({ title, head, rows });
      read.text += [head, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  return {
    ...read,
    table: (wanted) => {
      const found = read.tables.find((table) => table.title === wanted);
      if (!found) throw new Error(`no table "${wanted}", only ${read.tables.map((table) => table.title)}`);
      return found;
    },
  };
}

function textOf(node: Node): string {
  if (node.type === 'html') return '';
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
