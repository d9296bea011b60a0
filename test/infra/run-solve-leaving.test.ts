import { afterEach, expect, it, vi } from 'vitest';
import { runSolve } from '../../infra/temporal/run-solve.js';
import { StillRuns } from '../../infra/temporal/interrupted.js';

const never = () => new Promise<never>(() => undefined);
const stillstand = { asked: 0, closed: 0 };

vi.mock('../../infra/temporal/connect.js', () => ({
  connectTemporal: async () => ({ close: () => ((stillstand.closed += 1), never()) }),
}));
vi.mock('../../infra/temporal/client.js', () => ({
  temporalClient: () => ({
    withDeadline: (_: number, work: () => Promise<unknown>) => work(),
    workflow: {
      start: async () => ({ workflowId: 'run', query: () => ((stillstand.asked += 1), never()), result: never, cancel: never }),
    },
  }),
}));
afterEach(() => vi.restoreAllMocks());

it('a run that is left while the engine stands still ends at once: no look, no try and no connection is waited for', async () => {
  const [interrupt, leave] = [new AbortController(), new AbortController()];
  const ending = { leave: () => leave.signal, report: () => undefined };
  const input = { campaign: 'run', address: 'run', model: 'm', strategy: 's', tasks: [], attempts: 1, concurrency: 1, seed: 1, view: [] };
  const shown: unknown[] = [];
  const show = (view: unknown): void => void shown.push(view);
  const run = runSolve({ address: 'nowhere', namespace: 'default' }, 'run', input, show, interrupt.signal, ending);
  const ended = run.catch((error: unknown) => error);
  await vi.waitFor(() => expect(stillstand.asked).toBe(1));
  interrupt.abort('SIGINT');
  leave.abort();
  expect(await ended).toBeInstanceOf(StillRuns);
  expect([stillstand.closed, shown]).toEqual([1, []]);
}, 5_000);
