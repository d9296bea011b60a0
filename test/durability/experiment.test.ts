import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fromStore, kill, leftOver } from '../../bench/crash-run.js';
import { withHome } from '../../bench/home.js';
import { askedOf, openProvider } from '../../bench/traffic.js';
import { fewTasks } from '../support/few-tasks.js';

const DEFINITION = {
  title: 'Kill',
  question: 'Does it go on?',
  base: { acceptance: 'fixed', cycles: 1, batch: 2, attempts: 4, sentinels: 0, examRuns: 1, language: 'python' },
  arms: [
    { name: 'own', settings: {} },
    { name: 'none', settings: { reflection: 'none' } },
  ],
  metrics: ['successRate'],
  hypotheses: [{ claim: 'c', metric: 'successRate', arm: 'own', against: 'none', matters: 0.05 }],
};

const told = z.looseObject({
  end: z.looseObject({ ended: z.string(), failed: z.array(z.unknown()) }),
  cells: z.array(z.looseObject({ state: z.looseObject({ status: z.string() }).nullable() })),
  spent: z.looseObject({ modelCalls: z.int() }),
});

/** Real processes of the built program. */
it(
  'an experiment goes on by itself after kill -9 of the worker and of the whole stack, and nothing is paid twice',
  { timeout: 900_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-experiment-'));
    const provider = await openProvider(folder);
    try {
      await withHome({ environment: askedOf(provider), report: () => {} }, async (home) => {
        await writeFile(join(folder, 'kill.json'), JSON.stringify({ ...DEFINITION, suites: [await fewTasks(folder)] }));
        await home.ratchet('experiment', 'run', join(folder, 'kill.json'), '--seeds', '2', '--force');
        const answered = (): number => provider.calls.filter(({ answeredMs }) => answeredMs !== null).length;
        const untilAnswered = async (n: number): Promise<void> => {
          while (answered() < n) await sleep(100);
        };
        const killedMs: number[] = [];
        await untilAnswered(10);
        await kill(home, 'worker');
        killedMs.push(Date.now());
        await untilAnswered(20);
        await kill(home, 'stack');
        killedMs.push(Date.now());
        await home.ratchet('up');
        const hasEnded = async (): Promise<boolean> => (await fromStore(home, (store) => store.find('experimentEnds', 'kill'))) !== null;
        while (!(await hasEnded())) await sleep(1_000);
        const state = told.parse(await home.json('experiment', 'show', 'kill'));
        expect(state.end).toMatchObject({ ended: 'done', failed: [] });
        expect(state.cells.map((cell) => cell.state?.status)).toEqual(['done', 'done', 'done', 'done']);
        // what was on its way to the ledger when a kill came is bought again, and counted as spent both times
        const generated = provider.calls.reduce((sum, call) => sum + call.generated, 0);
        expect(state.spent.modelCalls).toBeGreaterThanOrEqual(generated);
        const lateBodies = provider.calls.filter(({ startedMs }) => killedMs.every((at) => startedMs > at + 2_000)).map(({ body }) => body);
        const early = new Set(
          provider.calls.filter(({ answeredMs }) => answeredMs !== null && answeredMs < (killedMs[0] ?? 0) - 2_000).map(({ body }) => body),
        );
        // requests of arms and seeds carry their own seeds, so an equal one was paid before
        expect(lateBodies.filter((body) => early.has(body))).toEqual([]);
        await home.ratchet('down');
        expect(await leftOver(home)).toEqual([]);
      });
    } finally {
      await provider.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
