import { withoutSide, type Address } from '../address.js';
import { drawsFor } from '../meta/draws.js';
import { uniform } from '../random.js';
import { mayBeTold, type Book } from './book.js';
import { NO_EVIDENCE } from './credit.js';
import { drawLift } from './utility.js';

/** Rows beyond those wanted that are weighed against them. */
const MORE = 2;
/** A row that was chosen for a train episode is kept from it with this chance: nothing shows better what it is worth. */
export const WITHHELD = 1 / 8;

interface For {
  readonly limit: number;
  readonly seed: number;
  /** of the episode; all sides of a comparison draw the same */
  readonly address: Address;
  /** elsewhere what is surest is told: nothing is tried out, and nothing withheld */
  readonly isTrain: boolean;
}

/** Which of the rows that were found, nearest first, an episode is told, and which are kept from it. In their order. */
export function choose<Row extends { readonly id: string }>(
  found: readonly Row[],
  book: Book,
  { limit, seed, address, isTrain }: For,
): { readonly told: readonly Row[]; readonly withheld: readonly Row[] } {
  const at = withoutSide(address);
  const offered = found.filter(({ id }) => mayBeTold(book, id)).slice(0, limit === 0 ? 0 : limit + MORE);
  const worth = offered.map((row, rank) => {
    const { evidence = NO_EVIDENCE, lift = 0 } = book.entries.get(row.id) ?? {};
    const drawn = isTrain ? drawLift(evidence, drawsFor(seed, `${at}: what ${row.id} is worth`)) : lift;
    return { row, rank, weight: (1 + drawn) / (2 + rank) };
  });
  const chosen = worth
    .toSorted((a, b) => b.weight - a.weight || a.rank - b.rank)
    .slice(0, limit)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
  const isWithheld = ({ id }: Row): boolean => isTrain && uniform(seed, `${at}: without ${id}`) < WITHHELD;
  return { told: chosen.filter((row) => !isWithheld(row)), withheld: chosen.filter(isWithheld) };
}
