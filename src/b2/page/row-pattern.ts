import { type Bytes, sameBytes } from '../../bytes/byte-sink.ts';
import { INTERNED_SETTINGS, type InternedValues } from './interned-values.ts';
import { INDEX } from './page.ts';

/** A member of a row's object, and where its value stands. */
export interface Member {
  /** Where `spans` has the field; -1: it is not kept. */
  field: number;
  start: number;
  end: number;
  /** Of a field of SETTING_FIELDS: its part of the row's signature. */
  signature: number;
}

/** Text that the rows have in common, and the value that comes behind it. */
export interface Part {
  start: number;
  length: number;
  /** Where fields stand in the text: places in `spans`, each with a place in the page. */
  marks: Int32Array;
  /** Whose value it is; -1: of a field that is not kept. */
  field: number;
  /** Those of a field of SETTING_FIELDS. */
  values: InternedValues | undefined;
  /** Nothing comes behind it: the row is over. */
  isLast: boolean;
}

/**
 * What rows with the same members have in common. Most of a row's text is that of the row before: keys, what stands
 * between them, and how files are stored. It is compared as a whole, and only the other values are read.
 */
export class RowPattern {
  readonly parts: Part[] = [];
  /** What the values in the text add to a row's signature. */
  readonly signature: number;
  /** Fields that the rows do not have. */
  readonly absent: readonly number[];
  readonly #members: readonly Member[];
  /** Of each member, whether its value is not always the same. */
  readonly #varies: readonly boolean[];

  /** @param start where the row stands that it is learned from, up to `end` */
  constructor(start: number, end: number, members: readonly Member[], varies = members.map(mayVary)) {
    this.#members = members;
    this.#varies = varies;
    this.absent = Object.values(INDEX).filter((index) => members.every(({ field }) => field !== index));
    let signature = 0;
    let from = start;
    let marks: number[] = [];
    const add = (to: number, field: number, isLast: boolean) => {
      const values = INTERNED_SETTINGS[field];
      this.parts.push({
        start: from,
        length: to - from,
        marks: Int32Array.from(marks),
        field,
        values,
        isLast,
      });
      marks = [];
    };
    for (const [index, member] of members.entries()) {
      if (varies[index]) {
        add(member.start, member.field, false);
        from = member.end;
      } else if (member.field >= 0) {
        marks.push(member.field, member.start, member.field + 1, member.end);
        signature |= member.signature;
      }
    }
    add(end, -1, true);
    this.signature = signature;
  }

  /** Whether a row has these members, in this order. */
  hasMembers(members: readonly Member[]): boolean {
    return (
      members.length === this.#members.length &&
      members.every(({ field }, index) => field === this.#members[index]!.field)
    );
  }

  /** The pattern of its rows and of one more, which has the same members. */
  with(page: Bytes, start: number, end: number, members: readonly Member[]): RowPattern {
    const varies = members.map((member, index) => {
      const before = this.#members[index]!;
      const length = member.end - member.start;
      return (
        this.#varies[index]! ||
        mayVary(member) ||
        length !== before.end - before.start ||
        !sameBytes(page, member.start, page, before.start, length)
      );
    });
    return new RowPattern(start, end, members, varies);
  }
}

/** What tells files from each other is never taken for the same; nor is what has no number of its own. */
function mayVary({ field, signature }: Member): boolean {
  return (
    field >= 0 && (INTERNED_SETTINGS[field] === undefined || signature === INTERNED_SETTINGS[field].other)
  );
}
