/** So much of a text as stands on one line for a person, its control characters shown by their pictures and not sent. */
export function excerpt(text: string, length = MAX_EXCERPT): string {
  const line = Array.from(text.slice(0, 4 * length).trim().replaceAll(/\s*\n\s*/g, ' ⏎ '));
  const shown = line.slice(0, length).map(shownAs).join('');
  return line.length > length || text.trim().length > 4 * length ? `${shown.trimEnd()} …` : shown;
}

const MAX_EXCERPT = 120;

/** Also what turns the direction of writing, or takes no room. */
function shownAs(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x24_00 + code);
  if (code === 0x7f) return '␡';
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character) ? `\\u{${code.toString(16)}}` : character;
}
