/** A text in a fenced block that no line of the text can close. */
export function fenced(text: string, info: string): string {
  const fence = fenceOf(text);
  return `${fence}${info}\n${text.trimEnd()}\n${fence}`;
}

/** Longer than any run of backticks in the text. */
export function fenceOf(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  return '`'.repeat(Math.max(3, longest + 1));
}

/** What stands in the first fenced block; the whole text where there is none. */
export function codeIn(text: string): string {
  return /^(`{3,})[^\n`]*\n([\s\S]*?)\n?^\1`*\s*$/m.exec(text)?.[2] ?? text;
}
