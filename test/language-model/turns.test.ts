import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Turns } from '../../language-model/turns.js';

const never = new AbortController().signal;

const begin = <T>(turns: Turns, run: () => Promise<T>, signal = never): Promise<T> =>
  turns.take()?.(signal, run) ?? Promise.reject(new Error('no place'));

function work(): { readonly run: () => Promise<string>; readonly end: () => void; readonly begun: Promise<unknown> } {
  const [ended, begun] = [new EventTarget(), new EventTarget()];
  const [hasEnded, hasBegun] = [once(ended, 'it'), once(begun, 'it')];
  const run = async (): Promise<string> => {
    begun.dispatchEvent(new Event('it'));
    await hasEnded;
    return 'done';
  };
  return { run, end: () => void ended.dispatchEvent(new Event('it')), begun: hasBegun };
}

describe('turns', () => {
  it('are taken one after the other, in the order of coming', async () => {
    const turns = new Turns(3);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((number) => begin(turns, async () => void order.push(number))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('are not to be had where every place is taken, and are again when one has ended', async () => {
    const turns = new Turns(2);
    const first = work();
    const running = [begin(turns, first.run), begin(turns, async () => 'second')];
    expect(turns.take()).toBeNull();
    first.end();
    expect(await Promise.all(running)).toEqual(['done', 'second']);
    expect(turns.take()).not.toBeNull();
  });

  it('are given up by whoever leaves while he waits, and his work is never begun', async () => {
    const turns = new Turns(2);
    const first = work();
    const running = begin(turns, first.run);
    await first.begun;
    const leaving = new AbortController();
    let begun = false;
    const left = begin(turns, async () => void (begun = true), leaving.signal);
    leaving.abort(new Error('gone'));
    expect(turns.take()).not.toBeNull();
    first.end();
    await running;
    await expect(left).rejects.toThrow('gone');
    expect(begun).toBe(false);
  });

  it('go on after one has failed', async () => {
    const turns = new Turns(2);
    const failing = begin(turns, () => Promise.reject(new Error('broken')));
    const next = begin(turns, async () => 'next');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
