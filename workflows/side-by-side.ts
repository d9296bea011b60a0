/**
 * Runs `work` over the items with at most `width` side by side, and answers in the order of the items. Each lane takes
 * the next item as it comes free, so a slow item holds nobody up. The first failure is thrown when it happens.
 */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
