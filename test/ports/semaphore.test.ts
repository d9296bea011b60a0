import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Throttle } from '../../infra/openai/throttle.js';
import { Semaphore } from '../../ports/semaphore.js';

type Run = (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;

const never = new AbortController().signal;

/** Works that end when they are told to. */
class Works {
  readonly begun: number[] = [];
  readonly #ends = new Map<number, () => void>();

  work(name: number): () => Promise<void> {
    return async () => {
      this.begun.push(name);
      await new Promise<void>((resolve) => this.#ends.set(name, resolve));
    };
  }

  end(name: number): void {
    this.#ends.get(name)?.();
    this.#ends.delete(name);
  }
}

/** Everything that can go on by itself has gone on. */
function calm(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function semaphore(count: number): Run {
  const bound = new Semaphore(count);
  return (signal, work) => bound.with(signal, work);
}

function throttle(concurrency: number): Run {
  const bound = new Throttle({ concurrency, startsPerWindow: null, windowMs: 1 });
  return (signal, work) => bound.run(signal, work);
}

/** What each that bounds works side by side must do. */
describe.each([
  ['a semaphore', semaphore],
  ['a throttle', throttle],
])('%s', (_name, open) => {
  it('lets so many work at a time, the others in their order, however they end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(fc.boolean(), { maxLength: 8 }), async (count, fails) => {
        const run = open(count);
        const works = new Works();
        const ended = fails.map((isFailing, index) =>
          run(never, async () => {
            await works.work(index)();
            if (isFailing) throw new RangeError(`${index} fails`);
          }),
        );
        const settled = Promise.allSettled(ended);
        for (let index = 0; index < fails.length; index += 1) {
          await calm();
          expect(works.begun).toEqual(Array.from({ length: Math.min(fails.length, index + count) }, (_, at) => at));
          works.end(index);
        }
        expect((await settled).map(({ status }) => status === 'rejected')).toEqual(fails);
      }),
      { numRuns: 30 },
    );
  });

  it('lets one that waits leave at once, and takes no turn for it', async () => {
    const run = open(1);
    const works = new Works();
    const first = run(never, works.work(1));
    const impatient = new AbortController();
    const second = run(impatient.signal, works.work(2));
    const third = run(never, works.work(3));
    await calm();
    impatient.abort(new RangeError('no longer wanted'));
    await expect(second).rejects.toThrow('no longer wanted');
    works.end(1);
    await first;
    await calm();
    expect(works.begun).toEqual([1, 3]);
    works.end(3);
    await third;
  });

  it('does not begin what is not wanted any more', async () => {
    const works = new Works();
    await expect(open(1)(AbortSignal.abort(new RangeError('too late')), works.work(1))).rejects.toThrow('too late');
    expect(works.begun).toEqual([]);
  });
});

describe('a semaphore that is closed', () => {
  it('ends what is under way by its signal and what waits at once, and takes no more', async () => {
    const bound = new Semaphore(1);
    const underWay = bound.with(
      never,
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const waiting = bound.with(never, () => Promise.resolve());
    const ended = Promise.allSettled([underWay, waiting]);
    const reason = new RangeError('the judge is closed');
    await bound.close(reason);
    expect(await ended).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    await expect(bound.with(never, () => Promise.resolve())).rejects.toBe(reason);
  });

  it('hands the abort of a caller on to its work alone', async () => {
    const bound = new Semaphore(2);
    const caller = new AbortController();
    const signals: AbortSignal[] = [];
    const works = new Works();
    const both = [caller.signal, never].map((signal, name) =>
      bound.with(signal, async (own) => {
        signals.push(own);
        await works.work(name)();
      }),
    );
    await calm();
    caller.abort();
    expect(signals.map((each) => each.aborted)).toEqual([true, false]);
    for (const name of [0, 1]) works.end(name);
    await Promise.all(both);
  });
});
