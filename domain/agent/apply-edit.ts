import { linesOf } from '../answer/lines.js';
import { applyHunks } from '../answer/place.js';
import type { Replacement } from './action.js';

/** The text with its replacements, each where it fits exactly one way; or why they cannot be made, and then none is. */
export function replaced(
  text: string,
  path: string,
  replacements: readonly Replacement[],
): { readonly text: string } | { readonly fault: string } {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = linesOf(text);
  let now: readonly string[] = lines;
  for (const [index, each] of replacements.entries()) {
    const hunk = { old: linesOf(each.old), new: each.new === '' ? [] : linesOf(each.new), at: null, isOrdered: false };
    const made = applyHunks(now, [[hunk]]);
    if ('fault' in made) {
      const which = replacements.length === 1 ? 'the search text' : `search text ${index + 1} of ${replacements.length}`;
      return { fault: `${which} ${faultOf(made.fault, now, path, hunk.old)}; nothing was changed` };
    }
    now = made.lines;
  }
  const made = now.join(ending);
  return made === text ? { fault: `the edit leaves ${path} as it is` } : { text: made };
}

function faultOf(fault: 'nowhere' | 'several' | 'empty', lines: readonly string[], path: string, old: readonly string[]): string {
  if (fault === 'empty') return `is empty for ${path}; write makes a file whole`;
  const first = old.find((line) => line.trim() !== '')?.trim() ?? '';
  const places = lines.flatMap((line, index) => (line.trim() === first ? [index + 1] : []));
  const shown = `${places.slice(0, MAX_PLACES).join(', ')}${places.length > MAX_PLACES ? ', …' : ''}`;
  if (fault === 'several') return `stands more than once in ${path} (its first line at ${shown}); take more lines around it`;
  return places.length === 0
    ? `does not stand in ${path}; view the lines and copy them as they are`
    : `does not stand in ${path}: its first line does (line ${shown}), what follows differs; view the lines and copy them as they are`;
}

const MAX_PLACES = 6;
