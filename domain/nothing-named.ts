/** More names are no help to anybody. */
const MOST_NAMED = 8;
/** Of a hundred thousand addresses the latest are compared, so that the answer comes at once. */
const MOST_COMPARED = 2_000;

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
  const most = Math.floor(given.length / 3);
  const [best] = known
    .slice(-MOST_COMPARED)
    .filter((name) => Math.abs(name.length - given.length) <= most)
    .map((name) => ({ name, slips: slipsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((one, other) => one.slips - other.slips);
  return best?.name;
}

/** Letters that were left out, added, mistaken or swapped with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let [before, row] = [[] as readonly number[], Array.from({ length: other.length + 1 }, (_, at) => at) as readonly number[]];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
