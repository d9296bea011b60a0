/** Of the id of an entry of a journal, `<journal>#<number>`. */
export function numberIn(id: string): { readonly journal: string; readonly number: number } {
  const at = id.lastIndexOf('#');
  return { journal: id.slice(0, at), number: Number(id.slice(at + 1)) };
}

/** The first number from 0 that is not among them; how many they are where none is missing. */
export function firstGap(numbers: ReadonlySet<number>): number {
  let next = 0;
  while (numbers.has(next)) next += 1;
  return next;
}
