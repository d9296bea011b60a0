import { z } from 'zod';
import { wilson } from '../domain/metrics.js';
import { type Bench, showRate } from './bench.js';
import { withHome } from './home.js';
import { findPublicSets, NO_PUBLIC_SETS } from './public-sets.js';

const ATTEMPTS = 200;

/** What the issue asks for on each set, as plausible and solved. */
const GOALS = { quixbugs: { tasks: 20, plausible: 15, solved: 13 }, humanevalpack: { tasks: 82, plausible: 50, solved: 40 } } as const;

const solved = z.looseObject({
  strategy: z.string(),
  model: z.string(),
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      plausible: z.boolean(),
      solved: z.boolean(),
      attempts: z.number(),
      attemptsToPass: z.number().nullable(),
      status: z.string(),
      errorClass: z.string().nullable(),
      trust: z.string(),
    }),
  ),
  compilePassRate: z.number(),
  testPassRate: z.number(),
  modelCalls: z.number(),
  sandboxRuns: z.number(),
  wallMs: z.number(),
});

/** The first strategy, without learning, on the public sets of bugs. */
export const solve: Bench = {
  name: 'solve',
  about: `plausible and solved on QuixBugs and HumanEvalFix (Python) with ${ATTEMPTS} attempts a task`,
  run: async ({ seed, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: null, notes: [NO_PUBLIC_SETS] };
    const results = await withHome({ report }, async (home) => {
      const found = [];
      for (const set of ['quixbugs', 'humanevalpack'] as const) {
        const raw = await home.json(
          'solve',
          '--suite',
          sets[set],
          '--language',
          'python',
          '--attempts',
          String(ATTEMPTS),
          '--seed',
          String(seed),
        );
        found.push({ set, goal: GOALS[set], ...solved.parse(raw) });
      }
      return found;
    });
    const rows = results.map(({ set, goal, tasks, ...rest }) => {
      const count = (pick: (task: (typeof tasks)[number]) => boolean): number => tasks.filter(pick).length;
      const voids = count((task) => task.status === 'void');
      const rate = wilson(
        count((task) => task.solved),
        tasks.length - voids,
      );
      return [
        set,
        tasks.length,
        voids,
        `${count((task) => task.plausible)} (${goal.plausible})`,
        `${count((task) => task.solved)} (${goal.solved})`,
        showRate(rate),
        rest.compilePassRate.toFixed(3),
        rest.modelCalls,
        rest.sandboxRuns,
        (rest.wallMs / 1_000).toFixed(0),
      ];
    });
    return {
      tables: [
        {
          title: `Python, ${ATTEMPTS} attempts a task, ${results[0]?.model ?? ''}, strategy ${results[0]?.strategy ?? ''}; goals in brackets`,
          head: ['set', 'tasks', 'void', 'plausible', 'solved', 'SuccessRate [95 %]', 'compile', 'model calls', 'sandbox runs', 'seconds'],
          rows,
        },
      ],
      figures: results,
      notes: results
        .filter(({ goal, tasks }) => tasks.length !== goal.tasks)
        .map(({ set, goal, tasks }) => `${set} held ${tasks.length} tasks here; the goal is for ${goal.tasks}.`),
    };
  },
};
