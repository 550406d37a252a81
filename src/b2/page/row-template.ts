import { type Bytes, sameBytes } from '../../bytes/byte-sink.ts';
import { NO_SLOT, SLOT } from './fields.ts';
import { INTERNED_SETTINGS } from './interned-values.ts';

/** Slots of the OwnFields that are no strings. */
const NOT_TEXT: readonly number[] = [SLOT.contentLength, SLOT.uploadTimestamp, SLOT.fileInfo];

/** A member of a row's JSON object, and the range of its value. */
export interface Member {
  /** The field's slot; NO_SLOT if it is not kept. */
  slot: number;
  start: number;
  end: number;
  /** The value's bits in an interned id; 0 for an OwnField. */
  interned: number;
}

/** Text that all rows of a template have in common, and the variable value after it. */
export interface Part {
  start: number;
  length: number;
  /** Literals inside the text: pairs of an offset in a row's spans and a position in the page. */
  literals: Int32Array;
  /** Slot of the value; NO_SLOT if it is not kept. */
  slot: number;
  /** Any string will do. */
  isText: boolean;
  /** No value follows: the row ends. */
  isLast: boolean;
}

/**
 * What rows with the same members have in common. Most of a row's text repeats the row before: keys, punctuation and
 * settings. A template compares that text as a whole, so that only the other values have to be scanned.
 */
export class RowTemplate {
  readonly parts: Part[] = [];
  /** Bits of the interned values in the text. */
  readonly interned: number;
  /** Slots of fields that the rows lack. */
  readonly absent: readonly number[];
  readonly #members: readonly Member[];
  /** Of each member, whether its value varies. */
  readonly #varies: readonly boolean[];

  /** @param start of the row that serves as the template, up to `end` */
  constructor(start: number, end: number, members: readonly Member[], varies = members.map(mayVary)) {
    this.#members = members;
    this.#varies = varies;
    this.absent = Object.values(SLOT).filter((slot) => members.every((member) => member.slot !== slot));
    let interned = 0;
    let from = start;
    let literals: number[] = [];
    const add = (to: number, slot: number, isLast: boolean) => {
      const length = to - from;
      const isText = INTERNED_SETTINGS[slot] === undefined && !NOT_TEXT.includes(slot);
      this.parts.push({ start: from, length, literals: Int32Array.from(literals), slot, isText, isLast });
      literals = [];
    };
    for (const [index, member] of members.entries()) {
      if (varies[index]) {
        add(member.start, member.slot, false);
        from = member.end;
      } else if (member.slot !== NO_SLOT) {
        literals.push(member.slot, member.start, member.slot + 1, member.end);
        interned |= member.interned;
      }
    }
    add(end, NO_SLOT, true);
    this.interned = interned;
  }

  /** Whether a row has these members, in this order. */
  hasMembers(members: readonly Member[]): boolean {
    return (
      members.length === this.#members.length &&
      members.every(({ slot }, index) => slot === this.#members[index]!.slot)
    );
  }

  /** A template that also matches one more row with the same members. */
  with(page: Bytes, start: number, end: number, members: readonly Member[]): RowTemplate {
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
    return new RowTemplate(start, end, members, varies);
  }
}

/** An OwnField always varies, and so does a value that is not interned. */
function mayVary({ slot, interned }: Member): boolean {
  return (
    slot !== NO_SLOT &&
    (INTERNED_SETTINGS[slot] === undefined || interned === INTERNED_SETTINGS[slot].uninterned)
  );
}
