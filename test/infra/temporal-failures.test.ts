import { ServiceError, WorkflowNotFoundError, QueryNotRegisteredError, type Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { cancelFailure } from '../../infra/temporal/adaptations.js';
import { translateTemporalErrors } from '../../infra/temporal/failures.js';
import { queryInTime } from '../../infra/temporal/query.js';
import { retriedSteps } from '../../infra/temporal/waits.js';

/** As the protocol's client throws them. */
function rpcError(code: number, text: string): Error {
  return Object.assign(new Error(`${code} ${text}`), { code, details: text, metadata: {} });
}

const UNAVAILABLE = rpcError(14, 'UNAVAILABLE: the connection is gone');
const WRONG = new TypeError("Cannot read properties of undefined (reading 'runId')");

describe('a call of the server that fails', () => {
  it.each<[string, Error]>([
    ['the way to it', UNAVAILABLE],
    ['the way to it, in the words of the client', new ServiceError('Failed to query Workflow', { cause: UNAVAILABLE })],
    ['its patience', new ServiceError('Failed to query Workflow', { cause: rpcError(4, 'DEADLINE_EXCEEDED') })],
  ])('for %s is an outage', async (_, error) => {
    await expect(translateTemporalErrors('the order', () => Promise.reject(error))).rejects.toMatchObject({
      name: 'RatchetFailure',
      kind: 'unavailable',
      message: `the order: ${error.message}`,
    });
  });

  it.each<[string, Error]>([
    ['a fault in the program', WRONG],
    ['one that the client met', new ServiceError('Unexpected error while making gRPC request', { cause: WRONG })],
    ['a question that is wrong in itself', rpcError(3, 'INVALID_ARGUMENT')],
    ['one that the server does not know', new ServiceError('Failed', { cause: rpcError(12, 'UNIMPLEMENTED') })],
  ])('for %s stays what it is', async (_, error) => {
    await expect(translateTemporalErrors('the order', () => Promise.reject(error))).rejects.toBe(error);
  });
});

describe('an adaptation that cannot be cancelled', () => {
  it.each([new WorkflowNotFoundError('gone', 'adaptation-x', undefined), rpcError(5, 'NOT_FOUND')])(
    'is said to be none that runs: %s',
    (error) => {
      expect(cancelFailure('nosuch', error)).toMatchObject({
        name: 'RatchetFailure',
        kind: 'missing-record',
        message: expect.stringContaining('no adaptation "nosuch" runs'),
      });
    },
  );

  it('for another reason says that', () => {
    expect(cancelFailure('x', UNAVAILABLE)).toMatchObject({ kind: 'unavailable' });
    expect(cancelFailure('x', WRONG)).toBe(WRONG);
  });
});

/** A client that only bounds what is asked. */
function clientOf(described: (workflowId: string) => unknown): Client {
  const handle = (workflowId: string): object => ({ describe: async () => described(workflowId) });
  const client: unknown = { withDeadline: async (_: number, ask: () => Promise<unknown>) => ask(), workflow: { getHandle: handle } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in for the two calls that are made
  return client as Client;
}

describe('a query', () => {
  const client = clientOf(() => ({}));

  it.each([
    new WorkflowNotFoundError('gone', 'campaign-night', undefined),
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the client does not export the names of the codes
    new QueryNotRegisteredError('not yet', 3),
    rpcError(4, 'DEADLINE_EXCEEDED'),
    rpcError(9, 'FAILED_PRECONDITION: no poller'),
  ])('has no answer while nobody can give one: %s', async (error) => {
    expect(await queryInTime(client, () => Promise.reject(error))).toBeNull();
  });

  it('that fails otherwise says so', async () => {
    await expect(queryInTime(client, () => Promise.reject(WRONG))).rejects.toBe(WRONG);
    await expect(queryInTime(client, () => Promise.reject(UNAVAILABLE))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('steps that are tried again', () => {
  const parent = { raw: { pendingChildren: [{ workflowId: 'child' }] } };
  const failing = (error: Error): Client =>
    clientOf((workflowId) => {
      if (workflowId === 'child') throw error;
      return parent;
    });

  it('are none of a child that has ended meanwhile', async () => {
    expect(await retriedSteps(failing(new WorkflowNotFoundError('gone', 'child', undefined)), 'parent')).toEqual([]);
  });

  it('are not none where a child could not be asked', async () => {
    await expect(retriedSteps(failing(WRONG), 'parent')).rejects.toBe(WRONG);
    await expect(retriedSteps(failing(UNAVAILABLE), 'parent')).rejects.toBe(UNAVAILABLE);
  });
});
