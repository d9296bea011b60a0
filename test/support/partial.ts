/** A part that stands for the whole, where a test knows that nothing else of it is read. */
export function partial<T extends object>(part: Readonly<Partial<Record<keyof T, unknown>>>): T {
  return part as T; // oxlint-disable-line typescript/no-unsafe-type-assertion -- that is what it is for
}
