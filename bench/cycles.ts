import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareCampaign } from '../campaigns/prepare.js';
import type { CampaignConfig } from '../ports/records.js';
import { median } from '../domain/metrics.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, cycleWorkflowId, QUEUE } from '../workflows/contract.js';
import { timeBox, type Bench } from './bench.js';
import { heldMemory, type HeldMemory } from './held-memory.js';
import { quietEngine, withEngine, type Engine } from './engine-world.js';
import { hollowSandbox, hollowSuite } from './hollow-world.js';
import { childrenProcessorMs, ownProcessorMs } from './processor-time.js';
import { startServices } from './services.js';

const CYCLES = 1_000;
/** Figures are of the cycles up to each of these. */
const MARKS = [10, 100, 300, 1_000] as const;
const WINDOW = 10;
const POLL_MS = 50;
const NAME = 'thousand';
/** A cycle as small as one can be, so that a thousand of them are soon there: what grows with their number shows all the more. */
const SHAPE: Omit<CampaignConfig, 'suite' | 'suiteId' | 'seed'> = {
  model: 'hollow',
  cycles: CYCLES,
  attempts: 4,
  batch: 2,
  maxPairs: 12,
  concurrency: 4,
  acceptance: 'gate',
  controller: 'thompson',
  trust: { sentinels: 1, margin: 0.1 },
  budget: { modelCalls: null, costUsd: null },
  maxHours: null,
  deadline: null,
};

interface Moment {
  readonly cycle: number;
  readonly atMs: number;
  /** taken at every tenth cycle, since a full collection takes its time */
  readonly use: Use | null;
}

interface Use extends HeldMemory {
  readonly workerMs: number;
  readonly serversMs: number;
}

/** Whether a campaign of a thousand cycles costs at its end what it cost at its beginning. */
export const cycles: Bench = {
  name: 'cycles',
  about: `a campaign of ${CYCLES} cycles with a model and a sandbox that take no time: time, history and memory of a cycle, early and late`,
  run: async ({ seed, maxMinutes, report }) => {
    quietEngine();
    const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
    const services = await startServices(home, report);
    try {
      const { moments, rows } = await withEngine(services, hollowSandbox(0.05), async (engine) => {
        const passed = await watch(engine, seed, timeBox(maxMinutes), report);
        return {
          moments: passed,
          rows: await Promise.all(
            MARKS.filter((mark) => (passed.at(-1)?.cycle ?? 0) >= mark).map((mark) => figuresAt(engine, passed, mark)),
          ),
        };
      });
      const reached = moments.at(-1)?.cycle ?? 0;
      return {
        tables: [
          {
            title: `One campaign, batch ${SHAPE.batch}, ${SHAPE.trust.sentinels} sentinel, races of at most ${SHAPE.maxPairs} pairs; each figure over the ${WINDOW} cycles before`,
            head: [
              'up to cycle',
              'ms a cycle (median)',
              'processor ms a cycle: worker',
              '… servers',
              'history KiB of a cycle',
              'history events of a cycle',
              "history KiB of the campaign's run",
              'worker heap MiB',
              'worker resident MiB',
            ],
            rows: rows.map((each) => [
              each.mark,
              each.msACycle.toFixed(0),
              each.workerMs.toFixed(0),
              each.serversMs.toFixed(0),
              (each.bytesACycle / 1_024).toFixed(1),
              each.eventsACycle.toFixed(0),
              (each.campaignBytes / 1_024).toFixed(0),
              mib(each.heapBytes),
              mib(each.residentBytes),
            ]),
          },
        ],
        figures: { cycles: reached, rows, moments: moments.filter(({ cycle }) => cycle % WINDOW === 0) },
        notes: [
          "The worker is the process that measures: its memory, taken after a full collection, holds the store's journals, up to a thousand records of each kind, and what the workflow engine caches.",
          ...(reached < CYCLES ? [`Cut after ${reached} of ${CYCLES} cycles: the time was up.`] : []),
          `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
        ],
      };
    } finally {
      await services.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
};

/** Runs the campaign and notes when each cycle had ended. */
async function watch(
  { client, store }: Engine,
  seed: number,
  timeLeft: () => boolean,
  report: (line: string) => void,
): Promise<readonly Moment[]> {
  const { config } = await prepareCampaign(store, NAME, hollowSuite(60), { ...SHAPE, seed });
  const handle = await client.workflow.start(campaign, {
    workflowId: campaignWorkflowId(NAME),
    taskQueue: QUEUE.orchestrate,
    args: [{ campaign: NAME, config, carried: null }],
  });
  const moments: Moment[] = [{ cycle: 0, atMs: performance.now(), use: await useSoFar() }];
  while (timeLeft()) {
    const state = await store.campaigns.get(NAME);
    const cycle = state?.cycle ?? 0;
    if (cycle > (moments.at(-1)?.cycle ?? 0)) {
      moments.push({ cycle, atMs: performance.now(), use: cycle % WINDOW === 0 ? await useSoFar() : null });
      if (cycle % 100 === 0) report(`${cycle} cycles`);
    }
    if (state?.status === 'done') return moments;
    await sleep(POLL_MS);
  }
  await handle.terminate('the time of the bench is up');
  return moments;
}

async function figuresAt({ client }: Engine, moments: readonly Moment[], mark: number) {
  const window = moments.filter(({ cycle }) => cycle > mark - WINDOW && cycle <= mark);
  const steps = window.slice(1).map((moment, index) => {
    const before = window[index] ?? moment;
    return (moment.atMs - before.atMs) / Math.max(1, moment.cycle - before.cycle);
  });
  const histories = await Promise.all(
    Array.from({ length: WINDOW }, (_, index) => client.workflow.getHandle(cycleWorkflowId(NAME, 0, mark - WINDOW + index)).describe()),
  );
  const [before, now] = [useAt(moments, mark - WINDOW), useAt(moments, mark)];
  const bytes = histories.map((each) => each.historySize ?? 0);
  return {
    mark,
    msACycle: median(steps),
    bytesACycle: median(bytes),
    eventsACycle: median(histories.map((each) => each.historyLength)),
    campaignBytes: (await client.workflow.getHandle(campaignWorkflowId(NAME)).describe()).historySize ?? 0,
    workerMs: (now.workerMs - before.workerMs) / WINDOW,
    serversMs: (now.serversMs - before.serversMs) / WINDOW,
    heapBytes: now.heapBytes,
    residentBytes: now.residentBytes,
  };
}

async function useSoFar(): Promise<Use> {
  return { workerMs: ownProcessorMs(), serversMs: await childrenProcessorMs(), ...heldMemory() };
}

/** At the cycle, or the last one before it that the poll met. */
function useAt(moments: readonly Moment[], at: number): Use {
  const found = moments.findLast(({ cycle, use }) => cycle <= at && use !== null)?.use ?? null;
  if (found === null) throw new TypeError('the first moment has its use');
  return found;
}

function mib(bytes: number): string {
  return (bytes / 1_024 / 1_024).toFixed(0);
}
