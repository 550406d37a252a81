/**
 * What the names of a range teach about the names ahead. Names are read like numbers, position by position: at a
 * *level* earlier names of the range part from its newest name, so later ones may part from it there too.
 */
export interface Level {
  /** Where they part, in UTF-16 units; never inside a character. */
  position: number;
  /** Rows of the range up to the last of those names. */
  rows: number;
}

/**
 * Goes on from the levels of the name before a page to those of the page's last name, from the shallowest on.
 * @param before the last name before the page; undefined for the first page of a target
 * @param rowsBefore rows of the range before the page
 * @param name the page's names, by row
 */
export function learnLevels(
  levels: readonly Level[],
  before: string | undefined,
  rowsBefore: number,
  count: number,
  name: (row: number) => string,
): Level[] {
  const last = name(count - 1);
  /** The first row that is like the last name up to `length`: rows are sorted, so those that are come last. */
  const firstLike = (length: number): number => {
    const stem = last.slice(0, length);
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (name(middle).startsWith(stem)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  let row = 0;
  let learned: Level[] = [];
  if (before !== undefined) {
    const position = commonLength(before, last);
    row = firstLike(behindCharacter(last, position));
    learned = levels.filter((level) => level.position < position);
    learned.push({ position, rows: rowsBefore + row });
  }
  while (row < count - 1) {
    const position = commonLength(name(row), last);
    const next = firstLike(behindCharacter(last, position));
    if (next <= row) break;
    row = next;
    learned = learned.filter((level) => level.position < position);
    learned.push({ position, rows: rowsBefore + row });
  }
  return learned;
}

/** How far two names are alike, in UTF-16 units, to the end of a character. */
export function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  const last = a.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

/** The position behind the character that begins at `position`. */
function behindCharacter(name: string, position: number): number {
  return position + (name.codePointAt(position)! > 0xffff ? 2 : 1);
}
