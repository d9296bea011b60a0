/** A word as a shell reads it as one: what a person pastes behind a command is quoted where it has blanks, or signs of the shell. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** An address that was pasted without quotes comes as several words: they are one again. */
export function oneAddress(word: string, before: string | undefined): string {
  return before === undefined ? word : `${before} ${word}`;
}
