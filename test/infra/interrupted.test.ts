import { describe, expect, it } from 'vitest';
import { type Ending, resultOrCancelled, StillRuns } from '../../infra/temporal/interrupted.js';
import { unlessAborted } from '../../ports/unless-aborted.js';

const never = (): Promise<never> => new Promise(() => undefined);

describe('what is waited for', () => {
  it('is given up once the signal is aborted, whatever the call does with it', async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(controller.signal, never);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', message: 'waiting was interrupted; the campaign goes on' });
    await expect(unlessAborted(controller.signal, never)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is said to be interrupted in one way, also where the call heard of it first', async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(controller.signal, async () => {
      controller.abort();
      throw new Error('1 CANCELLED: Cancelled on client');
    });
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', message: 'waiting was interrupted; the campaign goes on' });
  });

  it('is what the call comes to, and leaves nothing on the signal', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(signal, () => Promise.resolve(3))).toBe(3);
    await expect(unlessAborted(signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

/** As the protocol's client says that nobody answers. */
const AWAY = Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} });
const CANCELLED = new Error('the workflow was cancelled');

describe('a run that is interrupted', () => {
  const client = { withDeadline: <T>(_: number | Date, ask: () => Promise<T>): Promise<T> => ask() };

  /** A run at a Temporal that is away for so many tries of its cancellation. */
  function scene(awayFor: number, leave = new AbortController()) {
    const told: string[] = [];
    let cancels = 0;
    const isAway = (): boolean => cancels <= awayFor;
    const handle = {
      cancel: async () => {
        cancels += 1;
        if (isAway()) throw AWAY;
        return {};
      },
      result: () => (cancels > 0 && !isAway() ? Promise.reject(CANCELLED) : never()),
    };
    const ending: Ending = { leave: () => leave.signal, report: (line) => void told.push(line) };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else an answer of the server holds is not looked at
    const run = handle as unknown as Parameters<typeof resultOrCancelled<number>>[1];
    return { told, cancels: () => cancels, run: (signal: AbortSignal) => resultOrCancelled(client, run, signal, ending) };
  }

  it('is cancelled when Temporal is back, and says meanwhile what it does', async () => {
    const { run, told, cancels } = scene(1);
    await expect(run(AbortSignal.abort())).rejects.toBe(CANCELLED);
    expect(cancels()).toBe(2);
    expect(told).toEqual([expect.stringMatching(/is cancelled as soon as it does, which is tried for 2 minutes. Ctrl-C again leaves it$/)]);
  });

  it('is left at once where nobody wants to wait, and it is said that it goes on and how it is ended', async () => {
    const leave = new AbortController();
    const { run } = scene(Infinity, leave);
    const ended = run(AbortSignal.abort());
    setTimeout(() => leave.abort(), 50);
    await expect(ended).rejects.toThrow(StillRuns);
    await expect(ended).rejects.toThrow(
      /goes on when Temporal is back: run the same command again then, which joins it, and Ctrl-C ends it/,
    );
  });

  it('and whose worker is away, too: it is cancelled, and ends by itself', async () => {
    const leave = new AbortController();
    const handle = { cancel: async () => ({}), result: never };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else an answer of the server holds is not looked at
    const run = handle as unknown as Parameters<typeof resultOrCancelled<number>>[1];
    const ended = resultOrCancelled(client, run, AbortSignal.abort(), { leave: () => leave.signal, report: () => {} });
    setTimeout(() => leave.abort(), 50);
    await expect(ended).rejects.toThrow('it is cancelled, and ends as soon as Temporal and a worker are there');
  });
});
