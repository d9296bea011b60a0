import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Task } from '../domain/task.js';
import { loadSuite } from '../suites/load.js';
import { type Bench, type BenchOptions, GOALS_HEAD, goalRow, timeBox } from './bench.js';
import { type BenchHome, BenchFailure, withHome } from './home.js';
import { dataFolder } from './public-sets.js';
import { type Compared, comparedVerdicts } from './repo-verdicts.js';
import { noEnds, WORK_HEAD, type Worked, workOn, workRows } from './repo-works.js';

/** Commits looked at, the newest first, and the tasks that are wanted of them. */
const COMMITS = 600;
const REPOSITORIES = [
  { name: 'more-itertools', wanted: 40 },
  { name: 'node-semver', wanted: 40 },
  { name: 'semver-rust', wanted: 8 },
  { name: 'commons-cli', wanted: 20 },
] as const;
/** Verdicts of each way, and tasks that are worked on. */
const VERDICTS = 3;
const WORKED_ON = 6;
const ATTEMPTS = 4;
const FASTER = 2;

const NO_REPOSITORIES = `The repositories are not there: name the folder in RATCHET_DATA that holds repos/NAME.bundle (${REPOSITORIES.map(({ name }) => name).join(', ')}). Nothing was measured.`;

const made = z.object({
  commits: z.number(),
  tasks: z.number(),
  families: z.number(),
  pools: z.object({ train: z.number(), gate: z.number(), sealed: z.number() }),
  leftOut: z.array(z.object({ reason: z.string(), commits: z.number() })),
  seconds: z.number(),
});
const checked = z.object({
  checked: z.number(),
  fit: z.boolean(),
  unfit: z.array(z.object({ task: z.string(), problems: z.array(z.string()) })),
});

interface Measured {
  readonly name: string;
  readonly wanted: number;
  readonly made: z.infer<typeof made>;
  readonly unfit: readonly string[] | null;
  readonly compared: Compared | null;
  /** what of it could not be measured, and why */
  readonly missed: readonly string[];
  readonly works: readonly Worked[];
}

/** Tasks of the history of real repositories, verdicts on them, and both ways of working on them. */
export const repo: Bench = {
  name: 'repo',
  about:
    'tasks of the commits of four public repositories, verdicts a minute against git worktree by hand, and the offline model on some of them',
  run: async (options) => {
    const bundles = await bundlesOf(options.only);
    if (bundles.length === 0) return { tables: [], figures: null, notes: [NO_REPOSITORIES] };
    const own = options.folder === undefined;
    const folder = own ? await mkdtemp(join(tmpdir(), 'ratchet-bench-repo-')) : resolve(options.folder);
    await mkdir(folder, { recursive: true });
    try {
      return resultOf(await measureAll(bundles, folder, options), options);
    } finally {
      if (own) await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Bundle {
  readonly name: string;
  readonly wanted: number;
  readonly path: string;
}

async function bundlesOf(only: readonly string[] | undefined): Promise<readonly Bundle[]> {
  const folder = await dataFolder();
  const found = REPOSITORIES.filter(({ name }) => only === undefined || only.includes(name)).map((each) => ({
    ...each,
    path: join(folder ?? '', 'repos', `${each.name}.bundle`),
  }));
  const there = await Promise.all(
    found.map(({ path }) =>
      stat(path).then(
        (each) => each.isFile(),
        () => false,
      ),
    ),
  );
  return found.filter((_, index) => there[index] === true);
}

async function measureAll(bundles: readonly Bundle[], folder: string, options: BenchOptions): Promise<readonly Measured[]> {
  const timeIsLeft = timeBox(options.maxMinutes);
  const until = performance.now() + options.maxMinutes * 60_000;
  const minutesLeft = (): number => Math.max(1, Math.ceil((until - performance.now()) / 60_000));
  const measured: Measured[] = [];
  await withHome({ report: options.report }, async (home) => {
    for (const bundle of bundles)
      if (timeIsLeft()) measured.push(await measure(bundle, join(folder, bundle.name), { ...options, home, timeIsLeft, minutesLeft }));
  });
  return measured;
}

interface Around extends BenchOptions {
  readonly home: BenchHome;
  readonly timeIsLeft: () => boolean;
  readonly minutesLeft: () => number;
}

async function measure({ name, wanted, path }: Bundle, suite: string, around: Around): Promise<Measured> {
  const { home, report, timeIsLeft, minutesLeft } = around;
  const limits = ['--limit', String(around.commits ?? COMMITS), '--minutes', String(minutesLeft())];
  const found = made.parse(await home.json('suite', 'from-git', path, '--out', suite, ...limits).catch(noTasks));
  report(`${name}: ${found.tasks} tasks of ${found.commits} commits`);
  if (found.tasks === 0 || !timeIsLeft()) return { name, wanted, made: found, unfit: null, compared: null, missed: [], works: [] };
  const { tasks } = await loadSuite(suite, { seed: around.seed });
  const missed: string[] = [];
  const orMissed = async <T>(what: string, work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      if (!(error instanceof BenchFailure)) throw error;
      missed.push(`${name}, ${what}: ${error.message}`);
      return null;
    });
  const compared = await orMissed('verdicts', comparedVerdicts(spread(tasks, VERDICTS), report));
  const journal = `${suite}-works.jsonl`;
  const works = await workOn(home, spread(tasks, WORKED_ON), { suite, attempts: ATTEMPTS, journal, timeIsLeft });
  const unfit = timeIsLeft() ? await orMissed('suite check', unfitOf(home, suite)) : null;
  return { name, wanted, made: found, unfit, compared, missed, works };
}

/** `ratchet suite from-git` ends with a code of its own where no commit makes a task. */
function noTasks(error: unknown): unknown {
  if (error instanceof BenchFailure)
    return {
      commits: 0,
      tasks: 0,
      families: 0,
      pools: { train: 0, gate: 0, sealed: 0 },
      leftOut: [{ reason: error.message, commits: 0 }],
      seconds: 0,
    };
  throw error;
}

async function unfitOf(home: BenchHome, suite: string): Promise<readonly string[]> {
  const { unfit } = checked.parse(await home.json('suite', 'check', suite));
  return unfit.map(({ task, problems }) => `${task}: ${problems.join('; ')}`);
}

/** So many, from the oldest to the newest. */
function spread(tasks: readonly Task[], most: number): readonly Task[] {
  const step = Math.max(1, tasks.length / most);
  return Array.from({ length: Math.min(most, tasks.length) }, (_, index) => tasks[Math.floor(index * step)]).filter(
    (each) => each !== undefined,
  );
}

function resultOf(measured: readonly Measured[], { commits = COMMITS }: BenchOptions) {
  return {
    tables: [
      {
        title: `Of the newest ${commits} commits without merges`,
        head: ['repository', 'commits', 'tasks', 'families', 'train, gate, sealed', 'unfit of them', 'minutes of one box'],
        rows: measured.map(({ name, made: { commits: looked, tasks, families, pools, seconds }, unfit }) => [
          name,
          looked,
          tasks,
          families,
          `${pools.train}, ${pools.gate}, ${pools.sealed}`,
          unfit === null ? 'not looked at' : unfit.length,
          (seconds / 60).toFixed(1),
        ]),
      },
      {
        title: 'Left out',
        head: ['repository', 'commits', 'why'],
        rows: measured.flatMap(({ name, made: { leftOut } }) => kinds(leftOut).map(([kind, count]) => [name, count, kind])),
      },
      {
        title: `Verdicts on the authors' changes, one at a time: prepared workspaces with their controls, against git worktree, set-up and the plain command by hand`,
        head: ['repository', 'verdicts', 'a minute', 'by hand', 'ratio', 'seconds of set-up by hand'],
        rows: measured.flatMap(({ name, compared }) =>
          compared === null
            ? []
            : [
                [
                  name,
                  compared.verdicts,
                  perMinute(compared.verdicts, compared.judgedS),
                  perMinute(compared.verdicts, compared.byHandS),
                  ratioOf(compared).toFixed(1),
                  compared.setupS.toFixed(0),
                ],
              ],
        ),
      },
      {
        title: `The offline model on ${WORKED_ON} of them, ${ATTEMPTS} attempts a task; one call is one turn of an agent`,
        head: WORK_HEAD,
        rows: measured.flatMap(({ name, works }) => workRows(name, works, WORKED_ON)),
      },
      { title: 'Goals', head: GOALS_HEAD, rows: measured.flatMap((each) => goalsOf(each, commits)) },
    ],
    figures: { measured, load: loadavg() },
    notes: [
      `Load of the machine at the end: ${loadavg()
        .map((each) => each.toFixed(1))
        .join(', ')}.`,
      ...measured.flatMap(({ unfit }) => unfit ?? []),
      ...measured.flatMap(({ name, works, missed }) => [...missed, ...noEnds(name, works)]),
    ],
  };
}

function goalsOf({ name, wanted, made: { tasks }, compared }: Measured, commits: number): (readonly string[])[] {
  return [
    goalRow(`${name}: tasks`, `${wanted} of ${COMMITS} commits`, String(tasks), tasks >= wanted ? true : commits < COMMITS ? null : false),
    ...(compared === null || compared.setupS < 1
      ? []
      : [
          goalRow(
            `${name}: verdicts a minute against by hand`,
            `${FASTER} ×`,
            `${ratioOf(compared).toFixed(1)} ×`,
            ratioOf(compared) >= FASTER,
          ),
        ]),
  ];
}

function ratioOf({ judgedS, byHandS }: Compared): number {
  return byHandS / judgedS;
}

function perMinute(verdicts: number, seconds: number): string {
  return ((verdicts * 60) / seconds).toFixed(1);
}

/** Reasons without what a tool printed in brackets. */
function kinds(leftOut: readonly { readonly reason: string; readonly commits: number }[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { reason, commits } of leftOut) {
    const kind = reason.replace(/ \(.*$/s, '');
    counts.set(kind, (counts.get(kind) ?? 0) + commits);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
