import { z } from 'zod';
import { wilson } from '../domain/metrics.js';
import { shuffled } from '../domain/random.js';
import type { Language } from '../domain/task.js';
import { loadSuite } from '../suites/load.js';
import { type Bench, showRate, timeBox } from './bench.js';
import { type BenchHome, withHome } from './home.js';
import { findPublicSets, NO_PUBLIC_SETS, type PublicSets } from './public-sets.js';

const ATTEMPTS = 200;
/** Tasks in one command: after each round of them the time is looked at. */
const CHUNK = 10;

const SETS: readonly { readonly set: keyof PublicSets; readonly language: Language }[] = [
  { set: 'quixbugs', language: 'java' },
  { set: 'humanevalpack', language: 'javascript' },
  { set: 'humanevalpack', language: 'java' },
  { set: 'humanevalpack', language: 'rust' },
];

const solved = z.looseObject({
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      plausible: z.boolean(),
      solved: z.boolean(),
      attempts: z.number(),
      status: z.string(),
      errorClass: z.string().nullable(),
    }),
  ),
  compilePassRate: z.number(),
  modelCalls: z.number(),
  sandboxRuns: z.number(),
  wallMs: z.number(),
});

interface Part {
  readonly set: keyof PublicSets;
  readonly language: Language;
  readonly of: number;
  readonly ids: readonly string[];
  readonly results: z.infer<typeof solved>[];
}

/**
 * The first strategy, without learning, on the public sets of bugs in the other languages; tasks in an order drawn by the seed, so that
 * a cut run is a sample.
 */
export const languages: Bench = {
  name: 'languages',
  about: `plausible and solved on QuixBugs (Java) and HumanEvalFix (JavaScript, Java, Rust) with ${ATTEMPTS} attempts a task`,
  run: async ({ seed, maxMinutes, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: null, notes: [NO_PUBLIC_SETS] };
    const parts = await Promise.all(
      SETS.map(async ({ set, language }): Promise<Part> => {
        const { tasks } = await loadSuite(sets[set], { seed, language });
        return {
          set,
          language,
          of: tasks.length,
          ids: shuffled(
            seed,
            `${set} ${language}`,
            tasks.map((task) => task.id),
          ),
          results: [],
        };
      }),
    );
    const timeIsLeft = timeBox(maxMinutes);
    await withHome({ report }, async (home) => {
      // one stack for all commands: each would bring up its own
      await home.ratchet('up');
      await runRounds(home, parts, sets, seed, timeIsLeft);
    });
    const cut = parts.filter((part) => done(part) < part.of);
    return {
      tables: [
        {
          title: `${ATTEMPTS} attempts a task`,
          head: [
            'set',
            'language',
            'tasks',
            'of',
            'void',
            'plausible',
            'solved',
            'SuccessRate [95 %]',
            'compile',
            'sandbox runs',
            'seconds',
          ],
          rows: parts.map(rowOf),
        },
      ],
      figures: parts,
      notes: cut.map(
        (part) => `${part.set} in ${part.language}: cut by time at ${done(part)} of ${part.of} tasks, a sample drawn by the seed.`,
      ),
    };
  },
};

/** A chunk of each set in turn, until all are done or the time is up. */
async function runRounds(
  home: BenchHome,
  parts: readonly Part[],
  sets: PublicSets,
  seed: number,
  timeIsLeft: () => boolean,
): Promise<void> {
  for (let from = 0; parts.some((part) => from < part.ids.length); from += CHUNK) {
    for (const { set, language, ids, results } of parts) {
      const chunk = ids.slice(from, from + CHUNK);
      if (chunk.length === 0 || !timeIsLeft()) continue;
      results.push(
        solved.parse(
          await home.json(
            'solve',
            '--suite',
            sets[set],
            '--language',
            language,
            '--attempts',
            String(ATTEMPTS),
            '--seed',
            String(seed),
            '--task',
            ...chunk,
          ),
        ),
      );
    }
  }
}

function done({ results }: Part): number {
  return results.reduce((sum, each) => sum + each.tasks.length, 0);
}

function rowOf(part: Part): (string | number)[] {
  const tasks = part.results.flatMap((each) => each.tasks);
  const sum = (pick: (each: Part['results'][number]) => number): number => part.results.reduce((total, each) => total + pick(each), 0);
  const count = (pick: (task: (typeof tasks)[number]) => boolean): number => tasks.filter(pick).length;
  const voids = count((task) => task.status === 'void');
  const right = count((task) => task.solved);
  const compile = sum((each) => each.compilePassRate * each.tasks.length) / Math.max(1, tasks.length);
  return [
    part.set,
    part.language,
    tasks.length,
    part.of,
    voids,
    count((task) => task.plausible),
    right,
    showRate(wilson(right, tasks.length - voids)),
    compile.toFixed(3),
    sum((each) => each.sandboxRuns),
    (sum((each) => each.wallMs) / 1_000).toFixed(0),
  ];
}
