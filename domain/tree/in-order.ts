/**
 * Runs `work` over helpers, at most `width` side by side, each behind those that it uses; answers in the order of the
 * helpers. Who does not wait begins in the order of the list. The uses hold no circle.
 */
export async function inOrder<Each extends { readonly name: string; readonly uses: readonly string[] }, Result>(
  helpers: readonly Each[],
  width: number,
  work: (helper: Each) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<string, Result>();
  const names = new Set(helpers.map(({ name }) => name));
  const running = new Map<string, Promise<void>>();
  const isFree = ({ name, uses }: Each): boolean =>
    !results.has(name) && !running.has(name) && uses.every((each) => results.has(each) || !names.has(each));
  for (let left = helpers.length; left > 0; left = helpers.length - results.size) {
    for (const helper of helpers.filter(isFree).slice(0, width - running.size))
      running.set(
        helper.name,
        work(helper).then((result) => {
          results.set(helper.name, result);
          running.delete(helper.name);
        }),
      );
    if (running.size === 0) throw new RangeError('helpers use each other in a circle');
    await Promise.race(running.values());
  }
  return helpers.map(({ name }) => {
    const result = results.get(name);
    if (result === undefined) throw new RangeError(`no result of ${name}`);
    return result;
  });
}
