import type { ByteString } from '../bytes/byte-string.ts';
import {
  type ChangedFile,
  type ChangeRecord,
  changedSettings,
  fileOf,
  type Kind,
  settingValues,
} from '../changes/change.ts';
import { SETTINGS } from '../rows/compared-row.ts';
import { onOneLine } from '../text/one-line.ts';
import type { Document } from './document.ts';

/** The first character of a line of changes.txt, as in `rclone check --combined`, and `>`. */
export const SYMBOLS: Readonly<Record<Kind, string>> = {
  added: '+',
  removed: '-',
  changed: '*',
  're-uploaded': '*',
  hidden: '-',
  unhidden: '+',
  metadata: '*',
  renamed: '>',
};

/** `changes.ndjson` and `changes.txt`: all changes since the baseline, in the order of names. */
export const changesDocument: Document = {
  name: 'changes',
  async write({ changes, signal }, folder) {
    if (!changes) return;
    const objects = await folder.file('changes.ndjson', []);
    const lines = await folder.file('changes.txt', []);
    objects.rows = changes.count;
    lines.rows = changes.count;
    for await (const batch of changes.records()) {
      signal.throwIfAborted();
      for (const change of batch) {
        objects.to.text(`${objectOf(change)}\n`);
        lines.to.text(`${lineOf(change)}\n`);
      }
      await objects.flush();
      await lines.flush();
    }
  },
};

/** A change as schema/change.json describes it. */
function objectOf(change: ChangeRecord): ByteString {
  const { kind, before, after } = change;
  const { bucket, name } = fileOf(change);
  const settings = kind === 'metadata' ? changedSettings(before!, after!) : [];
  // JSON of byte strings is a byte string.
  return JSON.stringify({
    kind,
    bucket,
    name,
    fromName: kind === 'renamed' ? before!.name : undefined,
    before: before && versionOf(before, settings),
    after: after && versionOf(after, settings),
  });
}

/** @param settings indexes of SETTINGS */
function versionOf(file: ChangedFile, settings: readonly number[]): object {
  const { fileId, size, sha1, sha1Source } = file;
  return {
    fileId: fileId || null,
    size,
    sha1: sha1 || null,
    sha1Source,
    ...Object.fromEntries(settings.map((at) => [SETTINGS[at], settingValues(file)[at] || null])),
  };
}

/** The symbol, a space, and the path; after a rename, a tab and the path before. */
function lineOf(change: ChangeRecord): ByteString {
  const { kind, before } = change;
  const from = kind === 'renamed' ? `\t${pathOf(before!)}` : '';
  return `${SYMBOLS[kind]} ${pathOf(fileOf(change))}${from}`;
}

function pathOf({ bucket, name }: ChangedFile): ByteString {
  return `${bucket}/${onOneLine(name)}`;
}
