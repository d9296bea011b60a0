/**
 * Text that is not ours, as it may stand before a person: a program, a model, an endpoint or a file name can hold
 * characters that a terminal obeys (escape sequences, returns, the C1 controls) or that let a line be read otherwise than
 * it is (separators, overrides of direction). They are shown by their code and never sent.
 */
const OBEYED = /(?![\n\t])\p{Cc}|\p{Cs}|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SHORT: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f', '\r': '\\r', '\v': '\\v', '\n': '\\n', '\t': '\\t' };

/** May have several lines: line feeds and tabs stay. */
export function visibleText(text: string): string {
  return text.replaceAll(OBEYED, code);
}

/** One line: it cannot begin another one. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/[\n\t]/g, code);
}

declare const composed: unique symbol;

/** A text of several lines, each of which was meant: only `lines` makes one. */
export type Lines = string & { readonly [composed]: true };

/** Puts a text together: whatever stands in a part, it stays one line. */
export function lines(parts: readonly string[]): Lines {
  return parts.map(visibleLine).join('\n') as Lines; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the one place that makes them
}

/** A message whose further lines are set in, so that none of them can be read as one of ours. */
export function messageText(text: string): string {
  return visibleText(text).replaceAll(/\n(?! )/g, '\n  ');
}

/** JSON that means the same and holds nothing that a terminal obeys. */
export function visibleJson(json: string): string {
  return json.replaceAll(OBEYED, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Where JSON lines are written that people read at a terminal: JSON itself lets the C1 controls and overrides of direction through. */
export function readableLog(destination: { write(line: string): unknown }): { write(line: string): void } {
  return { write: (line) => void destination.write(visibleJson(line)) };
}

function code(letter: string): string {
  const value = letter.charCodeAt(0);
  return SHORT[letter] ?? (value < 0x100 ? `\\x${value.toString(16).padStart(2, '0')}` : `\\u${value.toString(16).padStart(4, '0')}`);
}
