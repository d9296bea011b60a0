import { join } from 'node:path';
import { z } from 'zod';
import { loadSuite } from '../suites/load.js';
import { type Bench, type BenchTable, timeBox } from './bench.js';
import { type BenchHome, withHome } from './home.js';
import { findPublicSets, NO_PUBLIC_SETS, type PublicSets } from './public-sets.js';
import { sealedPairs, sealedSum, type SealedPair, showP, storeOf } from './sealed.js';
import { writeSuiteFolder } from './suite-folder.js';

const SEEDS = 5;
const CYCLES = 10;
const ATTEMPTS = 8;

/** What this bench takes from a campaign's report; the rest goes into the figures as it is. */
const reportShape = z.looseObject({
  cycles: z.number(),
  activeMs: z.number(),
  races: z.array(z.looseObject({ decision: z.string(), k: z.number(), wins: z.number(), losses: z.number(), pairs: z.number() })),
  spent: z.looseObject({ modelCalls: z.number(), sandboxRuns: z.number() }),
});

interface Arm {
  readonly language: 'python' | 'javascript';
  readonly seed: number;
  readonly acceptance: 'gate' | 'fixed';
}

interface Run extends Arm {
  readonly report: z.infer<typeof reportShape>;
  readonly sealed: readonly SealedPair[];
}

/** Whether campaigns make the agent better on tasks that they never saw. */
export const campaign: Bench = {
  name: 'campaign',
  about: `${CYCLES} cycles on HumanEvalFix and QuixBugs (Python) from the first strategy, beside campaigns that learn nothing, and once on HumanEvalFix (JavaScript): first strategy against last on sealed tasks`,
  run: async ({ seed, seeds = SEEDS, maxMinutes, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: null, notes: [NO_PUBLIC_SETS] };
    const timeIsLeft = timeBox(maxMinutes);
    const wanted = arms(seed, seeds);
    const runs: Run[] = [];
    await withHome({ report }, async (home) => {
      for (const arm of wanted) {
        if (!timeIsLeft()) break;
        const run = await runCampaign(home, await suiteFolder(home, sets, arm), arm);
        runs.push(run);
        report(row(run).join(' · '));
      }
    });
    return {
      tables: [perRun(runs), pooled(runs)],
      figures: { cycles: CYCLES, attempts: ATTEMPTS, runs },
      notes: [
        ...(runs.length < wanted.length ? [`Cut after ${maxMinutes} minutes: ${runs.length} of ${wanted.length} campaigns ran.`] : []),
        'Each seed splits the suite anew. A task that was sealed in several campaigns is one task in the pooled p: its runs are alike.',
      ],
    };
  },
};

/** What learns, and what learns nothing beside it, seed by seed, so that a run that is cut still has something to compare. */
function arms(seed: number, seeds: number): readonly Arm[] {
  const python = Array.from({ length: seeds }, (_, index) =>
    (['gate', 'fixed'] as const).map((acceptance): Arm => ({ language: 'python', seed: seed + index, acceptance })),
  );
  return [...python.flat(), { language: 'javascript', seed, acceptance: 'gate' }];
}

/** One folder for both sets; QuixBugs has no JavaScript. */
async function suiteFolder(home: BenchHome, sets: PublicSets, { language, seed }: Arm): Promise<string> {
  const folder = join(home.folder, `suite-${language}-${seed}`);
  const references = language === 'python' ? [sets.humanevalpack, sets.quixbugs] : [sets.humanevalpack];
  const suites = await Promise.all(references.map((reference) => loadSuite(reference, { seed, language })));
  await writeSuiteFolder(folder, `public-bugs-${language}`, suites);
  return folder;
}

async function runCampaign(home: BenchHome, suite: string, arm: Arm): Promise<Run> {
  const { language, seed, acceptance } = arm;
  const name = `${language}-${acceptance}-${seed}`;
  await home.ratchet('up');
  const settings = Object.entries({ suite, name, seed, acceptance, cycles: CYCLES, attempts: ATTEMPTS });
  const raw = await home.json('campaign', 'start', ...settings.flatMap(([option, value]) => [`--${option}`, String(value)]), '--wait');
  const store = await storeOf(home);
  try {
    return { ...arm, report: reportShape.parse(raw), sealed: await sealedPairs(store, name) };
  } finally {
    await store.close();
  }
}

function perRun(runs: readonly Run[]): BenchTable {
  return {
    title: `${CYCLES} cycles, ${ATTEMPTS} attempts an episode, all else by default`,
    head: [
      'language',
      'seed',
      'acceptance',
      'sealed runs',
      'solved first',
      'solved last',
      'p',
      'attempts first',
      'attempts last',
      'p',
      'promoted',
      'raced',
      'model calls',
      'minutes',
    ],
    rows: runs.map(row),
  };
}

function row({ language, seed, acceptance, sealed, report }: Run): (string | number)[] {
  const { runs, first, last, p, attempts } = sealedSum(sealed, ATTEMPTS);
  return [
    language,
    seed,
    acceptance,
    runs,
    first,
    last,
    showP(p),
    attempts.before.toFixed(2),
    attempts.after.toFixed(2),
    showP(attempts.p),
    report.races.filter((race) => race.decision === 'promoted').length,
    new Set(report.races.map(({ k }) => k)).size,
    report.spent.modelCalls,
    (report.activeMs / 60_000).toFixed(1),
  ];
}

function pooled(runs: readonly Run[]): BenchTable {
  const kinds = (['python', 'javascript'] as const).flatMap((language) =>
    (['gate', 'fixed'] as const).map((acceptance) => ({ language, acceptance })),
  );
  return {
    title: 'Pooled over the seeds, paired by task',
    head: [
      'language',
      'acceptance',
      'campaigns',
      'tasks',
      'sealed runs',
      'solved first',
      'solved last',
      'points',
      'p',
      'attempts first',
      'attempts last',
      'faster',
      'slower',
      'p',
    ],
    rows: kinds.flatMap(({ language, acceptance }) => {
      const own = runs.filter((run) => run.language === language && run.acceptance === acceptance);
      return own.length === 0 ? [] : [[language, acceptance, own.length, ...pooledRow(own)]];
    }),
  };
}

function pooledRow(own: readonly Run[]): (string | number)[] {
  const { tasks, runs, first, last, points, p, attempts } = sealedSum(
    own.flatMap(({ sealed }) => sealed),
    ATTEMPTS,
  );
  return [
    tasks,
    runs,
    first,
    last,
    points.toFixed(1),
    showP(p),
    attempts.before.toFixed(2),
    attempts.after.toFixed(2),
    attempts.faster,
    attempts.slower,
    showP(attempts.p),
  ];
}
