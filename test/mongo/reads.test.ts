import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reads } from '../../infra/mongo/reads.js';

/** A collection that counts what it is asked for. */
class Counted {
  one = 0;
  inARow = 0;
  constructor(private readonly held: ReadonlyMap<string, number>) {}

  reads(): Reads<number> {
    return new Reads({
      one: (id) => {
        this.one += 1;
        return Promise.resolve(this.held.get(id) ?? null);
      },
      all: () => this.all(),
    });
  }

  private async *all(): AsyncGenerator<readonly [string, number]> {
    for (const each of this.held) {
      this.inARow += 1;
      yield await Promise.resolve(each);
    }
  }
}

function numbered(count: number): Map<string, number> {
  return new Map(Array.from({ length: count }, (_, index) => [`id-${index}`, index]));
}

function all(reads: Reads<number>, ids: Iterable<string>): Promise<readonly (number | null)[]> {
  return Promise.all([...ids].map((id) => reads.get(id)));
}

describe('reads of a collection', () => {
  it('answer each who asked what is there, whichever way it is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4_000), fc.array(fc.nat(5_000), { maxLength: 3_000 }), async (count, wanted) => {
        const answers = await all(
          new Counted(numbered(count)).reads(),
          wanted.map((each) => `id-${each}`),
        );
        expect(answers).toEqual(wanted.map((each) => (each < count ? each : null)));
      }),
      { numRuns: 30 },
    );
  });

  it('go through a collection of which most is wanted, and no further than they must', async () => {
    const held = new Counted(numbered(20_000));
    await all(held.reads(), numbered(15_000).keys());
    expect(held).toMatchObject({ one: 0, inARow: 15_000 });
  });

  it('ask for few of many one by one', async () => {
    const held = new Counted(numbered(20_000));
    await all(held.reads(), numbered(900).keys());
    expect(held).toMatchObject({ one: 900, inARow: 0 });
  });

  it('give up going through one of which little is wanted', async () => {
    const held = new Counted(numbered(50_000));
    const wanted = [...numbered(50_000).keys()].slice(-1_500);
    expect(await all(held.reads(), wanted)).toEqual(wanted.map((_, index) => 48_500 + index));
    expect(held.one).toBe(1_500);
    expect(held.inARow).toBeLessThan(3_000);
  });

  it.each([1, 2_000])('tell all who ask for %i at once that the server is away, and nobody later', async (count) => {
    let isAway = true;
    const away = new Error('away');
    const reads = new Reads<number>({
      one: () => (isAway ? Promise.reject(away) : Promise.resolve(1)),
      all: async function* () {
        yield ['id-0', 0];
        throw await Promise.resolve(away);
      },
    });
    const ends = await Promise.allSettled([...numbered(count).keys(), 'id-0'].map((id) => reads.get(id)));
    expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(count - 1);
    isAway = false;
    expect(await reads.get('id-7')).toBe(1);
  });
});
