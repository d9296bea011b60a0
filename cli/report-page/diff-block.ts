import { html, type Html } from './html.js';

/** The lines of `diffLines`, each on a line of its own. */
export function diffBlock(diff: readonly string[]): Html {
  return html`<pre>${diff.map((line) => html`<span class="${kindOf(line)}">${line}</span>`)}</pre>`;
}

function kindOf(line: string): string {
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'taken' : 'same';
}
