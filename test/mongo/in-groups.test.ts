import { setImmediate as turnOfEvents } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InGroups } from '../../infra/mongo/in-groups.js';

describe('work in groups', () => {
  it('takes together what is asked for in one breath or while a turn is under way, and answers each', async () => {
    const { groups, work, turns } = slowWork();
    const asked = [1, 2].map((item) => work.do(item));
    await turnOfEvents();
    asked.push(...[3, 4, 5].map((item) => work.do(item)));
    await turnOfEvents();
    turns.shift()?.end();
    await turnOfEvents();
    turns.shift()?.end();
    expect(await Promise.all(asked)).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('fails a turn for all who are in it or wait behind it, and goes on with those who come later', async () => {
    const { groups, work, turns } = slowWork();
    const asked = [work.do(1)];
    await turnOfEvents();
    asked.push(work.do(2));
    turns.shift()?.fail(new Error('down'));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const later = work.do(3);
    await turnOfEvents();
    turns.shift()?.end();
    expect(await later).toBe(30);
    expect(groups).toEqual([[1], [3]]);
  });
});

/** Tenfolds, in turns that end when they are told to. */
function slowWork() {
  const groups: (readonly number[])[] = [];
  const turns: { readonly end: () => void; readonly fail: (failure: Error) => void }[] = [];
  const work = new InGroups((group: readonly number[]) => {
    groups.push(group);
    return new Promise<readonly number[]>((resolve, reject) =>
      turns.push({ end: () => resolve(group.map((item) => item * 10)), fail: reject }),
    );
  });
  return { groups, work, turns };
}
