import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterEach, expect, it, vi } from 'vitest';
import { Steering } from '../../infra/temporal/steering.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';

const HOUR_MS = 3_600_000;
const BUSY = new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ type: 'unavailable', message: 'on its way back' }));

afterEach(() => {
  vi.useRealTimers();
});

it.each([HOUR_MS, -HOUR_MS])('an order is given its time, though the clock is set by %i ms meanwhile', async (byMs) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const store = openFakeStore();
  await store.campaigns.create(campaign('night'));
  const given: number[] = [];
  const executeUpdate = (): Promise<void> => {
    vi.setSystemTime(Date.now() + byMs);
    return given.length === 1 ? Promise.reject(BUSY) : Promise.resolve();
  };
  const client: unknown = {
    withDeadline: (deadline: number, ask: () => Promise<unknown>) => {
      given.push(deadline - Date.now());
      return ask();
    },
    workflow: { getHandle: () => ({ executeUpdate }) },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in for the two calls that are made
  await new Steering(client as Client, store).order('night', { kind: 'pause' }, 'a test');
  expect(given).toHaveLength(2);
  for (const ms of given) {
    expect(ms).toBeGreaterThan(15_000);
    expect(ms).toBeLessThanOrEqual(20_000);
  }
});
