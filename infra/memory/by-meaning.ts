import { ranked, type Ranked, type Seen } from './catalogue.js';
import type { Shelf } from './shelf.js';
import { cosine } from './similarity.js';

/** The first look takes more than is wanted: some of the nearest are of nobody's view. */
const LOOK_FACTOR = 2;
/** An index may count scores this close in another order. */
const SCORE_NOISE = 1e-5;
/** A view of fewer texts is searched by their ids, however far they are from what else there is. */
const FEW = 10_000;

/** The rows that are nearest to a text, by their ids, and how near: best first, ties by id. */
export async function byMeaning(shelf: Shelf, seen: Seen, text: string, depth: number): Promise<ReadonlyMap<string, number>> {
  const size = await shelf.complete();
  const [vector = []] = await shelf.embed([text]);
  const isPart = seen.size < size;
  const among = isPart && seen.size <= FEW ? seen.ids() : undefined;
  const most = among?.length ?? size;
  for (let count = depth * LOOK_FACTOR; ; count *= 2) {
    const near = await shelf.index.nearest(vector, Math.min(count, most), among);
    const scored = near.map((key) => ({ id: key.id, score: cosine(vector, key.vector) }));
    const rows: Ranked[] = scored.flatMap(({ id: key, score }) => seen.under(key).map(({ id }) => ({ id, score })));
    const farthest = Math.min(...scored.map(({ score }) => score));
    // a row that was not looked at could only be as near as the farthest of this look
    const sure = rows.filter(({ score }) => score > farthest + SCORE_NOISE).length;
    if (count >= most || sure >= depth) {
      const scores = new Map(rows.map(({ id, score }) => [id, score]));
      return new Map(
        ranked(rows)
          .slice(0, depth)
          .map((id) => [id, scores.get(id) ?? 0]),
      );
    }
  }
}
