/** More names are no help to anybody. */
const MOST_NAMED = 8;
/** Of a hundred thousand addresses the latest are compared, and of long ones fewer, so that the answer comes at once. */
const MOST_COMPARED = 2_000;
const MOST_LETTERS = 50_000;

/**
 * What a person is told who names something that is not there, wherever they do: what was given, what comes nearest to it or what
 * there is, and what lists all. `known`: missing where it is not at hand. `lists`: a command, where there is one.
 */
export function nothingNamed(
  what: string,
  given: string,
  { known, lists }: { readonly known?: readonly string[]; readonly lists?: string },
): string {
  const instead = known === undefined ? [] : [insteadOf(given, known)];
  const all = lists === undefined ? [] : [`\`${lists}\` lists ${known?.length === 0 ? 'them' : 'all that there are'}`];
  return `there is no ${what} ${JSON.stringify(given)}: ${[...instead, ...all].join('; ').replace('?;', '?')}`;
}

function insteadOf(given: string, known: readonly string[]): string {
  const near = nearest(given, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length === 0 ? 'there is none yet' : `there ${known.length === 1 ? 'is' : 'are'} ${someOf(known)}`;
}

function someOf(known: readonly string[]): string {
  return known.length > MOST_NAMED ? `${known.slice(-MOST_NAMED).join(', ')} and ${known.length - MOST_NAMED} more` : known.join(', ');
}

/** The name that was probably meant: the rest of one that was begun, or one that is a slip of the keys away. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const begun = known.filter((name) => given.length >= 3 && name.startsWith(given));
  if (begun.length === 1) return begun[0];
  const letters = given.toLowerCase();
  let best: string | undefined;
  let most = Math.floor(given.length / 3);
  const compared = Math.min(MOST_COMPARED, Math.ceil(MOST_LETTERS / given.length));
  for (const name of known.slice(-compared)) {
    const slips = Math.abs(name.length - given.length) > most ? most + 1 : slipsBetween(letters, name.toLowerCase(), most);
    // a later one is to be nearer, and is given up as soon as it cannot be
    if (slips <= most) [best, most] = [name, slips - 1];
  }
  return best;
}

/**
 * Letters that were left out, added, mistaken or swapped with their neighbour (optimal string alignment); `most + 1` where they are
 * more.
 */
function slipsBetween(one: string, other: string, most: number): number {
  const more = most + 1;
  let [before, row] = [[] as readonly number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i, ...row.slice(1).fill(more)];
    let least = i;
    // further from the diagonal there are more of them in any case
    for (let j = Math.max(1, i - most); j <= Math.min(other.length, i + most); j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const slips = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[j - 2] ?? 0) + 1 : more,
      );
      next[j] = slips;
      least = Math.min(least, slips);
    }
    if (least > most) return more;
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
