import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean } from '../domain/metrics.js';
import { solvePrompt } from '../domain/asking/solve-prompt.js';
import { shuffled } from '../domain/random.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import type { Checks, Task } from '../domain/task.js';
import { openSandbox } from '../judge/index.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import { poolsOf } from '../offline-model/rank/pools.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { solve } from '../offline-model/answers/solve.js';
import { openService } from '../offline-model/service.js';
import { loadSuite } from '../suites/load.js';
import { parseAnswer } from '../domain/answer/answer.js';
import { type Bench, timeBox } from './bench.js';
import { findPublicSets, NO_PUBLIC_SETS } from './public-sets.js';
import type { Sandbox } from '../ports/sandbox.js';
import type { Tried } from '../domain/tried.js';

/** Sandbox runs that an order may spend on a task. */
const MAX_RUNS = 200;
const ORDERS = [
  'random',
  'operator order',
  'operators and naturalness',
  'with the evidence of the first run',
  'with the evidence of each run',
] as const;
type Order = (typeof ORDERS)[number];

interface TaskFigure {
  readonly task: string;
  readonly candidates: number;
  /** sandbox runs to the first candidate that passes all cases, visible and hidden; null: not within MAX_RUNS */
  readonly runs: Readonly<Record<Order, number | null>>;
}

/** What the order of candidates costs and brings. */
export const ranking: Bench = {
  name: 'ranking',
  about: 'sandbox runs to the first candidate that passes all cases, by the order in which one-edit candidates are tried',
  run: async ({ seed, maxMinutes, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: {}, notes: [NO_PUBLIC_SETS] };
    const home = await mkdtemp(join(tmpdir(), 'ratchet-ranking-'));
    const sandbox = await openSandbox({ cache: join(home, 'cache'), backend: 'bubblewrap', concurrency: null, report });
    try {
      const { toolbox } = await openService(join(home, 'cache'));
      const hasTime = timeBox(maxMinutes);
      const tasks = (
        await Promise.all([sets.quixbugs, sets.humanevalpack].map((set) => loadSuite(set, { language: 'python', seed })))
      ).flatMap((suite) => suite.tasks);
      const figures: TaskFigure[] = [];
      for (const task of shuffled(seed, 'tasks', tasks)) {
        if (!hasTime()) break;
        const figure = await figureOf(task, toolbox, sandbox, seed);
        if (figure === null) continue;
        figures.push(figure);
        report(`${figures.length} of ${tasks.length}: ${task.id}`);
      }
      return resultOf(figures, tasks.length);
    } finally {
      await sandbox.close();
      await rm(home, { recursive: true, force: true });
    }
  },
};

type Judge = (text: string | null) => Promise<Tried>;

/** null where the cases cannot be put together (in-process tests) or the program is none that the model can read. */
async function figureOf(task: Task, toolbox: Toolbox, sandbox: Sandbox, seed: number): Promise<TaskFigure | null> {
  const judge = judgeOf(task, sandbox);
  if (judge === null) return null;
  const given = await judge(null);
  const blank = poolsOf(readTask(solvePrompt(FIRST_STRATEGY, task, [], [], [])), toolbox)[0];
  const informed = poolsOf(readTask(solvePrompt(FIRST_STRATEGY, task, [], [given], [])), toolbox)[0];
  if (blank === undefined || informed === undefined) return null;
  const texts = blank.candidates.map((candidate) => candidate.text);
  const by = (scores: Float64Array): string[] =>
    [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).map((index) => texts[index] ?? '');
  return {
    task: task.id,
    candidates: texts.length,
    runs: {
      random: await runsTo(shuffled(seed, task.id, texts), judge),
      // candidates stand in the order of the operators' shares
      'operator order': await runsTo(texts, judge),
      'operators and naturalness': await runsTo(by(blank.scores), judge),
      'with the evidence of the first run': await runsTo(by(informed.scores), judge),
      'with the evidence of each run': await runsOfSearch(task, toolbox, given, judge),
    },
  };
}

async function runsTo(order: readonly string[], judge: Judge): Promise<number | null> {
  for (const [index, text] of order.slice(0, MAX_RUNS).entries()) if (hasPassed(await judge(text))) return index + 1;
  return null;
}

/** The whole search as an episode runs it, one candidate at a time, second edits too. */
async function runsOfSearch(task: Task, toolbox: Toolbox, given: Tried, judge: Judge): Promise<number | null> {
  const tried = [given];
  for (let runs = 1; runs <= MAX_RUNS; runs += 1) {
    const [text = ''] = solve(readTask(solvePrompt(FIRST_STRATEGY, task, [], tried, [])), toolbox, { n: 1, temperature: 0, seed: 0 });
    const answer = parseAnswer(text, task);
    if (answer.kind !== 'files') return null;
    const outcome = await judge(answer.files[task.editable[0] ?? ''] ?? '');
    if (hasPassed(outcome)) return runs;
    tried.push(outcome);
  }
  return null;
}

function hasPassed(tried: Tried): boolean {
  return tried.passed === tried.total;
}

/** Judges a text once, whichever orders ask for it. */
function judgeOf(task: Task, sandbox: Sandbox): Judge | null {
  const path = task.editable[0];
  const checks = together(task);
  if (path === undefined || checks === null) return null;
  const known = new Map<string, Tried>();
  return async (text) => {
    const code = text ?? task.files[path] ?? '';
    const verdict = known.get(code) ?? (await run(task, sandbox, checks, { [path]: code }));
    known.set(code, verdict);
    return { ...verdict, candidate: text === null ? null : { [path]: text } };
  };
}

function together({ visible, hidden }: Task): Checks | null {
  return visible.trust === 'split' && hidden.trust === 'split' ? { trust: 'split', cases: [...visible.cases, ...hidden.cases] } : null;
}

async function run(task: Task, sandbox: Sandbox, checks: Checks, candidate: Readonly<Record<string, string>>): Promise<Tried> {
  const verdict = await sandbox.judge(
    { language: task.language, files: task.files, editable: task.editable, candidate, checks, limits: task.limits },
    new AbortController().signal,
  );
  const failures = verdict.tests.filter((test) => test.status !== 'passed');
  return {
    candidate,
    passed: verdict.tests.length - failures.length,
    total: verdict.tests.length,
    errorClass: verdict.errorClass,
    failures,
    unusable: '',
  };
}

function resultOf(figures: readonly TaskFigure[], tasks: number) {
  const rows = ORDERS.map((order) => {
    const runs = figures.map((figure) => figure.runs[order]);
    const found = runs.filter((each) => each !== null);
    const sorted = runs.map((each) => each ?? MAX_RUNS).toSorted((a, b) => a - b);
    return {
      order,
      found: found.length,
      within10: found.filter((each) => each <= 10).length,
      within50: found.filter((each) => each <= 50).length,
      median: sorted[Math.floor(sorted.length / 2)] ?? 0,
      meanRuns: mean(sorted),
      total: sorted.reduce((sum, each) => sum + each, 0),
    };
  });
  return {
    tables: [
      {
        title: `${figures.length} programs, at most ${MAX_RUNS} runs each; a fix that is not found counts ${MAX_RUNS}`,
        head: ['order', 'found', 'within 10', 'within 50', 'median runs', 'mean runs', 'runs in all'],
        rows: rows.map((row) => [row.order, row.found, row.within10, row.within50, row.median, row.meanRuns.toFixed(1), row.total]),
      },
    ],
    figures: { maxRuns: MAX_RUNS, orders: rows, tasks: figures },
    notes: [
      `${tasks - figures.length} of ${tasks} tasks are not counted: their tests run in-process, or the time was over.`,
      'Feedback is from all cases here, hidden ones too, since only the order is measured. The last order also builds second edits on edits that helped.',
    ],
  };
}
