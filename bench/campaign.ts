import { join } from 'node:path';
import { z } from 'zod';
import { enrolStrategy } from '../campaigns/prepare.js';
import { examAddress, within, type Examinee } from '../domain/address.js';
import { compareAttempts, mcnemar, type AttemptsComparison } from '../domain/metrics.js';
import { FIRST_STRATEGY, type Strategy } from '../domain/strategy.js';
import { openStore, type OpenStore } from '../infra/mongo/open.js';
import { readStack } from '../infra/stack/addresses.js';
import { loadSuite } from '../suites/load.js';
import { type Bench, type BenchTable, timeBox } from './bench.js';
import { BenchFailure, type BenchHome, withHome } from './home.js';
import { findPublicSets, NO_PUBLIC_SETS } from './public-sets.js';
import { writeSuiteFolder } from './suite-folder.js';
import type { Store } from '../ports/store.js';

const SEEDS = 5;
/** The first strategy without what the offline model brings along: nothing is likelier than anything else. */
const UNIFORM: Strategy = {
  ...FIRST_STRATEGY,
  rules: [{ id: 'r1', text: 'Hold every kind of change for equally likely.', pinned: false }],
};
/** One that gives up early: there is something to gain, and a campaign has to find it. */
const HASTY: Strategy = { ...FIRST_STRATEGY, episode: { ...FIRST_STRATEGY.episode, attempts: 0.25 } };
const STARTS = { first: FIRST_STRATEGY, uniform: UNIFORM, hasty: HASTY } as const;
const STARTING = ['hasty', 'first', 'uniform'] as const satisfies readonly (keyof typeof STARTS)[];
const CYCLES = 10;
const ATTEMPTS = 8;
const BATCH = 16;
const MAX_PAIRS = 100;

/** What this bench takes from a campaign's report; the rest goes into the figures as it is. */
const reportShape = z.looseObject({
  cycles: z.number(),
  activeMs: z.number(),
  races: z.array(z.looseObject({ decision: z.string(), wins: z.number(), losses: z.number(), pairs: z.number() })),
  spent: z.looseObject({ modelCalls: z.number(), sandboxRuns: z.number() }),
});

/** A sealed task under the first and the last strategy: attempts until solved, null where it was not. */
interface SealedPair {
  readonly before: number | null;
  readonly after: number | null;
}

interface Run {
  readonly seed: number;
  readonly acceptance: 'gate' | 'fixed';
  /** which strategy it starts from */
  readonly start: keyof typeof STARTS;
  readonly report: z.infer<typeof reportShape>;
  readonly sealed: readonly SealedPair[];
  readonly attempts: AttemptsComparison;
}

/** Whether campaigns make the agent better on tasks that they never saw. */
export const campaign: Bench = {
  name: 'campaign',
  about: `${CYCLES} cycles on HumanEvalFix and QuixBugs, ${SEEDS} seeds, from a strategy that uses a quarter of its attempts, from the usual first one and from one without experience, beside one that learns nothing: first strategy against last on sealed tasks`,
  run: async ({ seed, maxMinutes, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: null, notes: [NO_PUBLIC_SETS] };
    const timeIsLeft = timeBox(maxMinutes);
    const wanted = arms(seed);
    const runs: Run[] = [];
    await withHome({ report }, async (home) => {
      const folder = join(home.folder, 'suite');
      const suites = await Promise.all(
        [sets.humanevalpack, sets.quixbugs].map((reference) => loadSuite(reference, { seed, language: 'python' })),
      );
      await writeSuiteFolder(folder, 'public-bugs', suites);
      for (const each of wanted) if (timeIsLeft()) runs.push(await runCampaign(home, folder, each));
    });
    return {
      tables: [perRun(runs), pooled(runs.filter((run) => run.acceptance === 'gate'))],
      figures: { cycles: CYCLES, attempts: ATTEMPTS, batch: BATCH, maxPairs: MAX_PAIRS, runs },
      notes: [
        ...(runs.length < wanted.length ? [`Cut after ${maxMinutes} minutes: ${runs.length} of ${wanted.length} campaigns ran.`] : []),
        'Each seed splits the suite anew, so that one task can be sealed in several of them: the pooled p counts it each time.',
      ],
    };
  },
};

type Arm = Pick<Run, 'seed' | 'acceptance' | 'start'>;

/** A seed with all its arms before the next, so that a run that is cut still has something to compare. */
function arms(seed: number): Arm[] {
  const learning = Array.from({ length: SEEDS }, (_, index) =>
    STARTING.map((start): Arm => ({ seed: seed + index, acceptance: 'gate', start })),
  );
  return [{ seed, acceptance: 'fixed', start: 'first' }, ...learning.flat()];
}

async function runCampaign(home: BenchHome, suite: string, { seed, acceptance, start }: Arm): Promise<Run> {
  const name = `${start}-${acceptance}-${seed}`;
  await home.ratchet('up');
  const strategy = await enrolled(home, STARTS[start]);
  const settings = Object.entries({
    suite,
    name,
    strategy,
    seed,
    acceptance,
    cycles: CYCLES,
    attempts: ATTEMPTS,
    batch: BATCH,
    'max-pairs': MAX_PAIRS,
    'exam-runs': 1,
  });
  const raw = await home.json('campaign', 'start', ...settings.flatMap(([option, value]) => [`--${option}`, String(value)]), '--wait');
  const store = await storeOf(home);
  try {
    const sealed = await sealedPairs(store, name);
    return { seed, acceptance, start, report: reportShape.parse(raw), sealed, attempts: compareAttempts(sealed, ATTEMPTS) };
  } finally {
    await store.close();
  }
}

async function enrolled(home: BenchHome, strategy: Strategy): Promise<string> {
  const store = await storeOf(home);
  try {
    return await enrolStrategy(store, strategy);
  } finally {
    await store.close();
  }
}

async function storeOf(home: BenchHome): Promise<OpenStore> {
  const stack = await readStack(home.folder);
  if (stack === null) throw new BenchFailure(`the stack of ${home.folder} went away`);
  return openStore(stack.mongo);
}

/** From the two exams of a campaign. A task that was void in one of them makes no pair. */
async function sealedPairs(store: Store, name: string): Promise<SealedPair[]> {
  const state = await store.campaigns.get(name);
  const suite = state === null ? null : await store.find('suites', state.config.suiteId);
  if (state === null || suite === null) throw new BenchFailure(`campaign ${name} is not in the store`);
  // What never changed is examined once.
  const exam = (which: Examinee): string => examAddress(name, state.branch, which);
  const found = await Promise.all(
    suite.tasks
      .filter((task) => task.pool === 'sealed')
      .map(async ({ id }) => {
        const before = await store.find('episodes', within(exam('first'), 'task', id));
        const after = (await store.find('episodes', within(exam('last'), 'task', id))) ?? before;
        return before === null || after === null || before.status === 'void' || after.status === 'void'
          ? null
          : { before: attemptsToSolve(before), after: attemptsToSolve(after) };
      }),
  );
  return found.filter((pair) => pair !== null);
}

function attemptsToSolve(episode: { readonly solved: boolean; readonly attemptsToPass: number | null }): number | null {
  return episode.solved ? episode.attemptsToPass : null;
}

function perRun(runs: readonly Run[]): BenchTable {
  return {
    title: `${CYCLES} cycles, ${BATCH} tasks practised a cycle, ${ATTEMPTS} attempts an episode, at most ${MAX_PAIRS} pairs a race`,
    head: [
      'starts from',
      'seed',
      'acceptance',
      'sealed',
      'solved first',
      'solved last',
      'attempts first',
      'attempts last',
      'p',
      'promoted',
      'raced',
      'model calls',
      'minutes',
    ],
    rows: runs.map(({ start, seed, acceptance, sealed, attempts, report }) => [
      start,
      seed,
      acceptance,
      sealed.length,
      sealed.filter((pair) => pair.before !== null).length,
      sealed.filter((pair) => pair.after !== null).length,
      attempts.before.toFixed(2),
      attempts.after.toFixed(2),
      attempts.p.toFixed(3),
      report.races.filter((race) => race.decision === 'promoted').length,
      report.races.length,
      report.spent.modelCalls,
      (report.activeMs / 60_000).toFixed(1),
    ]),
  };
}

function pooled(runs: readonly Run[]): BenchTable {
  const of = (start: Run['start']): Run[] => runs.filter((run) => run.start === start);
  return {
    title: 'All campaigns that learn, sealed tasks in pairs',
    head: [
      'starts from',
      'pairs',
      'solved first',
      'solved last',
      'won',
      'lost',
      'McNemar p',
      'attempts first',
      'attempts last',
      'faster',
      'slower',
      'sign-flip p',
    ],
    rows: STARTING.filter((start) => of(start).length > 0).map((start) => [start, ...pooledRow(of(start))]),
  };
}

function pooledRow(runs: readonly Run[]): (string | number)[] {
  const sealed = runs.flatMap((run) => run.sealed);
  const attempts = compareAttempts(sealed, ATTEMPTS);
  const count = (pick: (pair: SealedPair) => boolean): number => sealed.filter(pick).length;
  const wins = count((pair) => pair.before === null && pair.after !== null);
  const losses = count((pair) => pair.before !== null && pair.after === null);
  return [
    sealed.length,
    count((pair) => pair.before !== null),
    count((pair) => pair.after !== null),
    wins,
    losses,
    mcnemar(wins, losses).toFixed(4),
    attempts.before.toFixed(2),
    attempts.after.toFixed(2),
    attempts.faster,
    attempts.slower,
    attempts.p.toFixed(4),
  ];
}
