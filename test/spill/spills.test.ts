import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, bytesOf } from '../../src/bytes/byte-sink.ts';
import { ComparisonScratch } from '../../src/spill/comparison-scratch.ts';
import { KeySpill } from '../../src/spill/key-spill.ts';
import { TextSpill } from '../../src/spill/text-spill.ts';
import type { TextRecord } from '../../src/spill/text-store.ts';
import { mountSmall, NO_MOUNT, unmount } from '../end-to-end/faults/small-disk.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const BYTES = 24;

/** A record of which only some bytes of the hash differ, and its number. */
function record(key: number, number: number, at = 0): Bytes {
  const record = bytesOf(Buffer.alloc(BYTES));
  record.words.setUint32(at, key);
  record.words.setFloat64(8, number);
  return record;
}

async function partitionsOf(spill: KeySpill): Promise<Uint8Array[][]> {
  const all: Uint8Array[][] = [];
  for await (const partition of spill.partitions()) {
    expect(partition.length % BYTES).toBe(0);
    all.push(
      Array.from({ length: partition.length / BYTES }, (_, at) =>
        partition.slice(at * BYTES, at * BYTES + BYTES),
      ),
    );
  }
  return all;
}

test.each([0, 4])(
  'records with the same hash meet in one partition, in the order of adding (byte %i)',
  async (at) => {
    const directory = makeFolder('keys');
    const spill = await KeySpill.begin(directory, BYTES, 1_000_000);
    const total = 300_000;
    const keys = 50_000;
    for (let number = 0; number < total; number++) {
      const one = record(number % keys, number, at);
      spill.add(one);
      one.bytes.fill(0);
      if (number % 128 === 0) await spill.flush();
    }
    expect(readdirSync(directory)).toHaveLength(1);
    const partitions = await partitionsOf(spill);
    expect(partitions.length).toBeGreaterThan(200);
    // None is much larger than its share, for one of them is in memory at a time.
    expect(Math.max(...partitions.map((each) => each.length))).toBeLessThan((3 * total) / 256);
    const seen = new Map<number, number>();
    const faults: number[] = [];
    let records = 0;
    for (const [index, partition] of partitions.entries()) {
      let last = -1;
      for (const bytes of partition) {
        const view = new DataView(bytes.buffer);
        const [key, number] = [view.getUint32(at), view.getFloat64(8)];
        // A call of expect for each would take seconds.
        if (number % keys !== key || (seen.get(key) ?? index) !== index || number <= last)
          faults.push(number);
        seen.set(key, index);
        last = number;
        records++;
      }
    }
    expect([records, faults]).toEqual([total, []]);
    await spill.close();
    expect(readdirSync(directory)).toEqual([]);
  },
);

test('beyond the cap nothing is kept any more', async () => {
  const directory = makeFolder('keys');
  const spill = await KeySpill.begin(directory, BYTES, 100_000);
  for (let number = 0; number < 100_000; number++) spill.add(record(1, number));
  await spill.flush();
  expect([spill.overflowed, (await partitionsOf(spill))[0]!.length]).toEqual([false, 100_000]);
  spill.add(record(1, 0));
  expect(spill.overflowed).toBe(true);
  spill.add(record(1, 0));
  await spill.flush();
  expect(await partitionsOf(spill)).toEqual([]);
  await spill.close();
  expect(readdirSync(directory)).toEqual([]);
});

test('a record of another size is refused', async () => {
  const spill = await KeySpill.begin(makeFolder('keys'), BYTES, 1);
  expect(() => spill.add(bytesOf(Buffer.alloc(BYTES + 1)))).toThrow(RangeError);
  await spill.close();
  await expect(KeySpill.begin(makeFolder('keys'), 7, 1)).rejects.toThrow(RangeError);
});

test('records of texts come back in order and by their positions', async () => {
  const text = fc
    .tuple(
      fc.string({ unit: fc.constantFrom('a', '1', ',', '\n', '\0', '\xff', '\t'), maxLength: 40 }),
      fc.constantFrom(1, 1, 3_000),
    )
    .map(([short, times]) => short.repeat(times));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 40 }),
      fc.nat(),
      async (records, seed) => {
        const spill = await TextSpill.begin(makeFolder('texts'));
        const positions: number[] = [];
        for (const texts of records) {
          positions.push(spill.add(texts));
          await spill.flush();
        }
        const read: TextRecord[] = [];
        for await (const batch of spill.all()) read.push(...batch);
        expect(read).toEqual(records.map((texts, index) => ({ position: positions[index], texts })));
        for (let turn = 0; turn < Math.min(records.length, 10); turn++) {
          const index = (seed + turn * 7) % records.length;
          expect(await spill.at(positions[index]!)).toEqual(records[index]);
        }
        await spill.close();
      },
    ),
    { numRuns: 60, seed: 2 },
  );
});

test('a position behind the last record is an error', async () => {
  const spill = await TextSpill.begin(makeFolder('texts'));
  const end = spill.add(['text']) + '4\ntext'.length;
  await expect(spill.at(end)).rejects.toThrow(RangeError);
  await spill.close();
});

test('a full disk is an error that says so, and what was written goes', async ({ skip }) => {
  const disk = mountSmall(1_024);
  if (!disk) return skip(NO_MOUNT);
  try {
    const { keys, texts, ...scratch } = await begin(disk);
    const fill = async () => {
      for (let number = 0; number < 1_000_000; number++) {
        keys.add(record(number, number));
        if (number % 128 === 0) await keys.flush();
      }
    };
    await expect(fill()).rejects.toThrow(/no space left on device/i);
    const write = async () => {
      for (let number = 0; number < 1_000; number++) {
        texts.add(['x'.repeat(10_000)]);
        await texts.flush();
      }
    };
    await expect(write()).rejects.toThrow(/no space left on device/i);
    await scratch.close();
    expect(readdirSync(disk)).toEqual([]);
  } finally {
    unmount(disk);
  }
});

test('a scratch folder goes with all that is in it', async () => {
  const directory = makeFolder('scratch');
  const { close, keys } = await begin(directory);
  const [folder] = readdirSync(directory);
  expect(folder).toMatch(/^b2-inventory-changes-/);
  keys.add(record(1, 1));
  await close();
  expect(existsSync(join(directory, folder!))).toBe(false);
});

async function begin(directory: string) {
  const scratch = await ComparisonScratch.begin(directory, BYTES, 1_000_000);
  return { keys: scratch.keys, texts: scratch.texts, close: () => scratch.close() };
}
