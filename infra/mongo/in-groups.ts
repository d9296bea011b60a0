/**
 * Work that is done in turns. Whatever is asked for while a turn is under way goes into the next one, together: the
 * more is asked for, the larger the groups and the fewer the turns. A turn that fails, fails for all who wait as well,
 * so that they do not each wait an outage out.
 */
export class InGroups<T, R> {
  readonly #work: (group: readonly T[]) => Promise<readonly R[]>;
  #waiting: Waiting<T, R>[] = [];
  #busy = false;

  /** `work` answers for each of the group, in its order. */
  constructor(work: (group: readonly T[]) => Promise<readonly R[]>) {
    this.#work = work;
  }

  do(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#busy) void this.#takeTurns();
    });
  }

  async #takeTurns(): Promise<void> {
    this.#busy = true;
    // what is asked for in one breath begins together
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#next();
      try {
        const results = await this.#work(group.map(({ item }) => item));
        for (const [index, result] of results.entries()) group[index]?.resolve(result);
      } catch (failure) {
        for (const { reject } of [...group, ...this.#next()]) reject(failure);
      }
    }
    this.#busy = false;
  }

  #next(): readonly Waiting<T, R>[] {
    const group = this.#waiting;
    this.#waiting = [];
    return group;
  }
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (failure: unknown) => void;
}
