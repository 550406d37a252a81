import { readFile } from 'node:fs/promises';
import type { RowSink, RowSinkFactory, SinkFolder } from '../../rows/row-sink.ts';
import { LargestPrefixes } from '../../totals/largest-prefixes.ts';
import { PrefixCounter } from '../../totals/prefixes.ts';
import { TypeGroups } from '../../totals/type-groups.ts';
import type { CollectingDocument, Document, DocumentFacts } from '../document.ts';
import { fileTable, pageJson } from './file-table.ts';
import { renderPage } from './page.ts';
import { pageContent } from './page-content.ts';
import { prefixTree } from './prefix-tree.ts';
import { RowSample } from './row-sample.ts';

const ROWS = 20_000;
const PREFIXES = 2_000;
/** The most bytes of the page. */
const PAGE_BYTES = 5_000_000;
/** Of which the script, the style and what is around them take less than this. */
const SHELL_BYTES = 100_000;

/** Collects rows for the report page, and writes it. */
export class ReportPage implements CollectingDocument, RowSinkFactory {
  readonly name = 'report';
  readonly sinks: readonly RowSinkFactory[];
  #prefixes: LargestPrefixes | undefined;
  #counter: PrefixCounter | undefined;
  #sample: RowSample | undefined;

  /** @param collects see DocumentFormat */
  constructor(collects: boolean) {
    this.sinks = collects ? [this] : [];
  }

  async begin({ startedAt, versions }: SinkFolder): Promise<RowSink> {
    const now = startedAt.getTime();
    const prefixes = new LargestPrefixes(PREFIXES);
    const groups = new TypeGroups();
    const counter = new PrefixCounter({ now, versions, groups, put: (totals) => prefixes.put(totals) });
    const sample = new RowSample(ROWS, now);
    this.#prefixes = prefixes;
    this.#counter = counter;
    this.#sample = sample;
    return {
      enter: async (bucketName) => counter.enter(bucketName),
      add: (row) => {
        counter.add(row);
        sample.add(row);
      },
      end: async () => counter.end(),
    };
  }

  async write(facts: DocumentFacts, folder: Parameters<Document['write']>[1]): Promise<void> {
    const { buckets } = facts.manifest;
    const tree =
      this.#prefixes && !this.#counter!.isInParts ? prefixTree(this.#prefixes.items, buckets.length) : null;
    const content = { ...(await pageContent(facts)), tree };
    const left = PAGE_BYTES - SHELL_BYTES - Buffer.byteLength(pageJson(content));
    const table = this.#sample ? fileTable(this.#sample, left) : null;
    const page = renderPage({ ...content, table }, await readAssets());
    await folder.whole('report.html', [], 0, Buffer.from(page));
  }
}

/** They are beside the built code. */
async function readAssets(): Promise<{ script: string; style: string }> {
  const [script, style] = await Promise.all(
    ['report-page.js', 'report-page.css'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
  );
  return { script: script!, style: style! };
}
