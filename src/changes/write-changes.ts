import type { ByteString } from '../rows/compared-row.ts';
import type { TextStore } from '../spill/text-store.ts';
import { SYMBOLS } from './change.ts';
import type { Changes } from './comparison.ts';

/** A file that is written front to back. */
export interface Sink {
  /** @param text a byte string: written as latin1 it is UTF-8 */
  write(text: ByteString): void | Promise<void>;
}

/** Characters that are written at a time. */
const CHUNK = 65_536;

/**
 * Writes changes.ndjson and changes.txt, in the order of names; a renamed file stands where its new name does.
 * @param texts in which the comparison kept what it found
 * @param each hears of every change, as a line of changes.ndjson
 */
export async function writeChanges(
  { renames }: Changes,
  texts: TextStore,
  ndjson: Sink,
  text: Sink,
  each: (object: ByteString) => void = () => {},
): Promise<void> {
  let [objects, lines] = ['', ''];
  const write = async (above: number) => {
    if (objects.length > above) {
      await ndjson.write(objects);
      objects = '';
    }
    if (lines.length > above) {
      await text.write(lines);
      lines = '';
    }
  };
  renames?.rewind();
  for await (const batch of texts.all()) {
    for (const { place, text: kept } of batch) {
      if (renames?.isGone(place)) continue;
      const gone = renames?.goneOf(place);
      const [line, object] = halves(gone === undefined ? kept : renamed(kept, await texts.at(gone)));
      lines += `${line}\n`;
      objects += `${object}\n`;
      each(object!);
      await write(CHUNK);
    }
  }
  await write(0);
}

function halves(kept: ByteString): [line: ByteString, object: ByteString] {
  // The line of a rename has a tab of its own, an object has none.
  const tab = kept.lastIndexOf('\t');
  return [kept.slice(0, tab), kept.slice(tab + 1)];
}

/** Makes one change of two: in text the new name, a tab, and the one that is gone. */
function renamed(added: ByteString, removed: ByteString): ByteString {
  const [[newLine, newObject], [oldLine, oldObject]] = [halves(added), halves(removed)];
  const { bucket, name, after } = JSON.parse(newObject) as Record<string, unknown>;
  const { name: fromName, before } = JSON.parse(oldObject) as Record<string, unknown>;
  const object = JSON.stringify({ kind: 'renamed', bucket, name, fromName, before, after });
  return `${SYMBOLS.renamed} ${newLine.slice(2)}\t${oldLine.slice(2)}\t${object}`;
}
