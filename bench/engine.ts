import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { taskHash } from '../ports/keys.js';
import { enrolStrategy, prepareCampaign } from '../campaigns/prepare.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, cycleWorkflowId, QUEUE, raceWorkflowId, solveWorkflowId } from '../workflows/contract.js';
import { solve } from '../workflows/solve.js';
import type { Bench } from './bench.js';
import { diskUseBytes } from './disk-use.js';
import { quietEngine, withEngine, type Engine } from './engine-world.js';
import { hollowSandbox, hollowSuite } from './hollow-world.js';
import { processorMs } from './processor-time.js';
import { startServices } from './services.js';

const ATTEMPTS = 8;
/** Episodes of one measurement, after one that warms everything up. */
const EPISODES = { 1: 24, 16: 96 } as const;
const CYCLES = 3;
/** A candidate of the raced programs passes with this chance, so that races win and lose pairs. */
const LUCK = 0.08;

/** What an attempt costs beside the model and the sandbox, and what a cycle leaves behind. */
export const engine: Bench = {
  name: 'engine',
  about: 'milliseconds an attempt that are neither model nor sandbox; history and disk a cycle',
  run: async ({ seed, report }) => {
    quietEngine();
    const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
    const services = await startServices(home, report);
    try {
      const attempts = await withEngine(services, hollowSandbox(0), async (world) => {
        const found = [];
        for (const samples of [4, 1]) for (const width of [1, 16] as const) found.push(await solving(world, samples, width, seed, report));
        return found;
      });
      const cycles = await withEngine(services, hollowSandbox(LUCK), (world) => cycling(world, home, seed, report));
      return {
        tables: [
          {
            title: `Episodes of ${ATTEMPTS} attempts in a solve workflow; model and sandbox take no time`,
            head: ['candidates an answer', 'side by side', 'ms an attempt', 'goal', 'processor ms an attempt', 'history events an attempt'],
            rows: attempts.map((each) => [
              each.samples,
              each.width,
              each.msAnAttempt.toFixed(1),
              each.width === 1 ? '30' : '15',
              each.processorMsAnAttempt.toFixed(1),
              each.eventsAnAttempt.toFixed(2),
            ]),
          },
          {
            title: `A campaign of ${CYCLES} cycles, ${cycles.batch} episodes practised and screened a cycle, ${cycles.races} races with ${cycles.pairs} pairs in all, 16 side by side`,
            head: ['a cycle', ''],
            rows: [
              ['history events of cycle and race', cycles.eventsACycle.toFixed(0)],
              ['history KiB of cycle and race', cycles.historyKiBACycle.toFixed(0)],
              ['disk KiB, the exams and the start included', cycles.diskKiBACycle.toFixed(0)],
              ['model calls', cycles.modelCallsACycle.toFixed(0)],
              ['seconds', cycles.secondsACycle.toFixed(1)],
            ],
          },
        ],
        figures: { attempts, cycles },
        notes: [
          'The ledger, the verdict store, recall from memory and the workflow engine are all in these figures. Processor time is that of the worker and of the three servers together.',
          `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
        ],
      };
    } finally {
      await services.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function solving(
  { client, store }: Engine,
  samples: number,
  width: keyof typeof EPISODES,
  seed: number,
  report: (line: string) => void,
) {
  const name = `engine-${samples}-${width}`;
  const { tasks } = hollowSuite(EPISODES[width]);
  await Promise.all(tasks.map((task) => store.keep('tasks', taskHash(task), task)));
  await store.budget.open(name, { modelCalls: null, costUsd: null });
  const strategy = await enrolStrategy(store, { ...FIRST_STRATEGY, episode: { ...FIRST_STRATEGY.episode, samples } });
  const all = tasks.map((task) => ({ id: task.id, hash: taskHash(task) }));
  const run = async (address: string, some: typeof all): Promise<{ readonly wallMs: number; readonly usedMs: number }> => {
    const workflowId = solveWorkflowId(address);
    const [started, usedBefore] = [performance.now(), await processorMs()];
    const input = {
      campaign: name,
      address,
      model: 'hollow',
      strategy,
      tasks: some,
      attempts: ATTEMPTS,
      concurrency: width,
      seed,
      view: [],
    };
    await client.workflow.execute(solve, { workflowId, taskQueue: QUEUE.orchestrate, args: [input] });
    return { wallMs: performance.now() - started, usedMs: (await processorMs()) - usedBefore };
  };
  await run(`${name}/warm`, all.slice(0, width));
  const { wallMs, usedMs } = await run(name, all);
  const { historyLength } = await client.workflow.getHandle(solveWorkflowId(name)).describe();
  const attempts = ATTEMPTS * all.length;
  report(
    `${width} side by side, ${samples} candidates an answer: ${(wallMs / attempts).toFixed(1)} ms an attempt, ${(usedMs / attempts).toFixed(1)} of the processor`,
  );
  return {
    samples,
    width,
    attempts,
    wallMs,
    msAnAttempt: wallMs / attempts,
    processorMsAnAttempt: usedMs / attempts,
    eventsAnAttempt: historyLength / attempts,
  };
}

async function cycling({ client, store }: Engine, home: string, seed: number, report: (line: string) => void) {
  const name = 'engine-campaign';
  const batch = 16;
  const wanted = {
    model: 'hollow',
    cycles: CYCLES,
    attempts: ATTEMPTS,
    batch,
    maxPairs: 100,
    concurrency: 16,
    seed,
    acceptance: 'gate' as const,
    controller: 'heuristic' as const,
    budget: { modelCalls: null, costUsd: null },
    trust: { sentinels: 4, margin: 0.1 },
    maxHours: null,
    deadline: null,
  };
  const { config } = await prepareCampaign(store, name, hollowSuite(60), wanted);
  const before = await diskUseBytes(join(home, 'data'));
  const started = performance.now();
  const { races, spent } = await client.workflow.execute(campaign, {
    workflowId: campaignWorkflowId(name),
    taskQueue: QUEUE.orchestrate,
    args: [{ campaign: name, config, carried: null }],
  });
  const wallMs = performance.now() - started;
  const { branch } = (await store.campaigns.get(name)) ?? { branch: 0 };
  const ids = [
    ...Array.from({ length: CYCLES }, (_, cycle) => cycleWorkflowId(name, branch, cycle)),
    ...races.map(({ cycle }) => raceWorkflowId(name, branch, cycle)),
  ];
  const histories = await Promise.all(ids.map((id) => client.workflow.getHandle(id).describe()));
  const bytes = histories.map((each) => each.historySize ?? 0);
  const events = histories.map((each) => each.historyLength);
  report(`${CYCLES} cycles in ${(wallMs / 1_000).toFixed(0)} s`);
  return {
    batch,
    races: races.length,
    pairs: sum(races.map((race) => race.pairs)),
    eventsACycle: sum(events) / CYCLES,
    historyKiBACycle: sum(bytes) / 1_024 / CYCLES,
    diskKiBACycle: ((await diskUseBytes(join(home, 'data'))) - before) / 1_024 / CYCLES,
    modelCallsACycle: spent.modelCalls / CYCLES,
    secondsACycle: wallMs / 1_000 / CYCLES,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
