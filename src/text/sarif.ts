/** Characters that end a line for some readers, change the direction of text, or are invisible. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text as a SARIF message, on one line, in which nothing is a placeholder (`{0}`) or a link (`[text](1)`). */
export function sarifText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
