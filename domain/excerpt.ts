import { visibleLine } from './visible.js';

/** So much of a text as stands on one line for a person. */
export function excerpt(text: string, length = MAX_EXCERPT): string {
  const line = Array.from(
    text
      .slice(0, 4 * length)
      .trim()
      .replaceAll(/\s*\n\s*/g, ' ⏎ '),
  );
  const shown = visibleLine(line.slice(0, length).join(''));
  return line.length > length || text.trim().length > 4 * length ? `${shown.trimEnd()} …` : shown;
}

const MAX_EXCERPT = 120;
