/**
 * Characters that are invisible, look like a space, or change the direction of the text around them; except those
 * that emoji are made of.
 */
export const HIDDEN = /(?! |\ufe0e|\ufe0f|\u200d\p{Extended_Pictographic})[\p{C}\p{Z}\p{DI}]/u;

/** `U+202E` */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
