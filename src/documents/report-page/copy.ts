import { button, el } from './dom.ts';

/** Says what happened to those who do not see it. */
export const live = el('div', { class: 'spoken', role: 'status', 'aria-live': 'polite' });

export function say(text: string): void {
  live.textContent = text;
}

/** A button that copies a text. @param what for its label, such as `URL of a.txt` */
export function copyButton(what: string, text: () => string): HTMLButtonElement {
  const made = button('Copy', () => void copy(), { 'aria-label': `Copy ${what}`, class: 'copy' });
  async function copy(): Promise<void> {
    const done = (await write(text())) ? 'Copied' : 'Could not copy';
    show(done);
    say(`${done}: ${what}`);
    setTimeout(() => show('Copy'), 1_500);
  }
  function show(text: string): void {
    made.textContent = text;
    made.setAttribute('aria-label', `${text} ${what}`);
  }
  return made;
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where the page may not use the clipboard, as in some frames.
    const field = el('textarea', { 'aria-hidden': 'true', class: 'spoken' });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** Text to copy, such as a command. */
export function copyBlock(what: string, text: string): HTMLElement {
  return el(
    'div',
    { class: 'block' },
    el('pre', { tabindex: 0, role: 'region', 'aria-label': what }, el('code', {}, text)),
    copyButton(what, () => text),
  );
}
