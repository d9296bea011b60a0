import type { defaultGrpcRetryOptions } from '@temporalio/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inBounds, Retries } from '../../infra/temporal/connect.js';

type Status = Parameters<ReturnType<typeof defaultGrpcRetryOptions>['retryableDecider']>[1];
/** What a call ends with whose server is away. */
const AWAY = JSON.parse('{"code": 14, "details": "no connection"}') as Status; // oxlint-disable-line typescript/no-unsafe-type-assertion -- its metadata plays no part

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('nothing is tried again once the connection is to be closed', async () => {
  const retries = new Retries();
  expect(retries.retryableDecider(1, AWAY)).toBe(true);
  await retries.end();
  expect(retries.retryableDecider(1, AWAY)).toBe(false);
});

it('a connection is closed behind the last try', async () => {
  const retries = new Retries();
  let [tried, closed] = [false, false];
  const delayMs = retries.delayFunction(6, AWAY);
  setTimeout(() => (tried = true), delayMs);
  const end = retries.end().then(() => {
    expect(tried).toBe(true);
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(delayMs - 1);
  expect(closed).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  await end;
  expect(closed).toBe(true);
});

type Options = Parameters<typeof inBounds>[0];

it.each([
  ['DescribeTaskQueue', undefined, 20_000],
  ['ListSchedules', undefined, 20_000],
  ['DescribeTaskQueue', 2_000, 2_000],
  ['GetWorkflowExecutionHistory', undefined, undefined],
  ['UpdateWorkflowExecution', undefined, undefined],
])('%s with a bound of %s ms is given %s ms', (name, own, bound) => {
  const now = Date.now();
  const call = { method_definition: { path: `/temporal.api.workflowservice.v1.WorkflowService/${name}` } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else a call has plays no part
  const options = { ...call, ...(own === undefined ? {} : { deadline: now + own }) } as Options;
  expect(inBounds(options).deadline).toBe(bound === undefined ? undefined : now + bound);
});
