import type { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { guard } from '../../workers/guard.js';

/** A try of a step, with what the one before has left by its heartbeat; answers what this one leaves. */
async function tried(before: unknown, work: () => Promise<unknown>): Promise<{ readonly left: unknown; readonly end: unknown }> {
  const beats: unknown[] = [];
  const used = {
    heartbeat: (details: unknown) => beats.push(details),
    info: { heartbeatDetails: before, attempt: 1, scheduledTimestampMs: 0 },
    cancellationSignal: new AbortController().signal,
  };
  const context = used as unknown as Context; // oxlint-disable-line typescript/no-unsafe-type-assertion -- it has what is used of it
  const { inbound } = guard(context);
  const end = await inbound?.execute?.({ args: [], headers: {} }, work).catch((error: unknown) => error);
  return { left: beats.at(-1), end };
}

describe('a step in which the worker is lost', () => {
  it('is tried again a few times, and then ended with the reason', async () => {
    let left: unknown;
    let begun = 0;
    const lost = (): Promise<void> => {
      begun += 1;
      // nothing after it: the process is gone
      return Promise.resolve();
    };
    for (let time = 0; time < 25; time += 1) ({ left } = await tried(left, lost));
    const { end } = await tried(left, lost);
    expect(begun).toBe(25);
    expect(end).toBeInstanceOf(ApplicationFailure);
    expect(end).toMatchObject({
      nonRetryable: true,
      type: 'unexpected',
      message: expect.stringContaining('lost in this step 25 times in a row'),
    });
  });

  it('counts only tries that came to no end', async () => {
    const { left } = await tried({ lost: 4 }, () => Promise.reject(new Error('a fault')));
    expect(left).toEqual({ lost: 0 });
    expect((await tried('of an earlier version', () => Promise.resolve('done'))).end).toBe('done');
  });
});
