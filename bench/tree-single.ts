import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { outlineOf } from '../domain/answer/outline.js';
import { ownEnvironment } from '../config/config.js';
import { compareRuns, type Comparison } from '../domain/comparison.js';
import type { Task } from '../domain/task.js';
import { loadSuite } from '../suites/load.js';
import type { BenchResult } from './bench.js';
import { type BenchHome, withHome } from './home.js';
import { dataFolder } from './public-sets.js';
import { showP } from './sealed.js';
import { brokenPrograms } from './tree-world.js';

/** Trees of a task; each asks as many questions as its program has parts, and more where it has to be changed. */
const TREES = 4;
const PROGRAMS = 13;
const FUNCTIONS = 2;

const solvedSchema = z.looseObject({
  run: z.string(),
  model: z.string(),
  tasks: z.array(z.looseObject({ id: z.string(), solved: z.boolean(), attemptsToPass: z.number().nullable() })),
  modelCalls: z.number(),
  tokens: z.number(),
});
type Solved = z.infer<typeof solvedSchema>;

const treeSchema = z.looseObject({ agents: z.array(z.looseObject({ rounds: z.array(z.unknown()) })) });

type Agent = z.infer<typeof treeSchema>['agents'][number];

interface Side {
  readonly solved: Solved;
  readonly seconds: number;
}

export interface Matched {
  readonly title: string;
  readonly attempts: number;
  readonly single: Side;
  readonly tree: Side;
  /** of the latest tree of each task */
  readonly agents: number;
  /** times that an agent wrote anew, for each agent that did */
  readonly changes: readonly number[];
  /** the tree after the single agent */
  readonly comparison: Comparison;
}

/**
 * The same model, tasks, seeds and calls, once by single answers and once by trees: trees first, then as many single answers a task as
 * that took calls. The model is the offline one, or that of `OPENAI_BASE_URL`.
 */
export async function singleAgainstTree(
  seed: number,
  timeIsLeft: () => boolean,
  report: (line: string) => void,
): Promise<{ readonly matched: readonly Matched[]; readonly left: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-single-'));
  try {
    return await withHome({ environment: { RATCHET_API_PORT: '0' }, report }, async (home) => {
      await home.ratchet('up');
      const matched: Matched[] = [];
      const sets = [await tasksOfSeveral(), await programsWithAFault(folder), ...(await humanEval())];
      for (const { title, told } of sets)
        if (timeIsLeft()) matched.push(await match(home, title, [...told, '--seed', String(seed)], report));
      await home.ratchet('down');
      return { matched, left: sets.slice(matched.length).map(({ title }) => title) };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function match(home: BenchHome, title: string, told: readonly string[], report: (line: string) => void): Promise<Matched> {
  report(`${title}: trees`);
  const tree = await solvedBy(home, ...told, '--solver', 'tree', '--attempts', String(TREES));
  const agents: Agent[] = [];
  for (const { id } of tree.solved.tasks)
    agents.push(...treeSchema.parse(await home.json('attempt', 'tree', `${tree.solved.run}/task/${id}`)).agents);
  const attempts = Math.max(1, Math.ceil(tree.solved.modelCalls / tree.solved.tasks.length));
  report(`${title}: single answers, ${attempts} at most`);
  const single = await solvedBy(home, ...told, '--solver', 'answer', '--attempts', String(attempts));
  return {
    title,
    attempts,
    single,
    tree,
    agents: agents.length,
    changes: agents.map(({ rounds }) => rounds.length - 1).filter((times) => times > 0),
    comparison: compareRuns(
      tree.solved.tasks.map(({ id }) => ({ task: id, before: endOf(single.solved, id), after: endOf(tree.solved, id) })),
    ),
  };
}

function endOf({ tasks }: Solved, wanted: string) {
  const found = tasks.find(({ id }) => id === wanted);
  return found === undefined ? null : { solved: found.solved, attempts: found.attemptsToPass };
}

async function solvedBy(home: BenchHome, ...told: readonly string[]): Promise<Side> {
  const from = performance.now();
  const solved = solvedSchema.parse(await home.json('solve', ...told));
  return { solved, seconds: (performance.now() - from) / 1_000 };
}

interface TaskSet {
  readonly title: string;
  /** as `ratchet solve` is told of them */
  readonly told: readonly string[];
}

/** Of all languages: the suite has few. */
async function tasksOfSeveral(): Promise<TaskSet> {
  const { tasks } = await loadSuite('selfimprovebench', { seed: 1, language: 'all', kinds: 'all' });
  const ids = tasks.filter((task) => functionsIn(task) >= FUNCTIONS).map(({ id }) => id);
  const told = ['--suite', 'selfimprovebench', '--language', 'all', '--kinds', 'all', '--task', ...ids];
  return { title: 'SelfImproveBench, tasks of several functions', told };
}

async function programsWithAFault(folder: string): Promise<TaskSet> {
  const title = `${PROGRAMS} programs of eight functions, one of them wrong`;
  return { title, told: ['--suite', await brokenPrograms(folder, PROGRAMS)] };
}

/** For a language model: the offline one has nothing to say to a sentence. */
async function humanEval(): Promise<readonly TaskSet[]> {
  const data = await dataFolder();
  const { OPENAI_BASE_URL: endpoint, RATCHET_MODEL: model } = ownEnvironment();
  if (data === null || (endpoint === undefined && model === undefined)) return [];
  return [{ title: 'HumanEval', told: ['--suite', `humaneval:${join(data, 'humaneval')}`] }];
}

function functionsIn({ files, editable, language }: Task): number {
  const outlines = editable.map((path) => outlineOf(files[path] ?? '', language)?.items ?? []);
  return outlines
    .flatMap((items) => items.flatMap((item) => (item.kind === 'holder' ? item.items : [item])))
    .filter(({ kind }) => kind === 'function').length;
}

export function matchedTable({ title, attempts, single, tree, agents, changes, comparison }: Matched): BenchResult['tables'][number] {
  const perChange = changes.length === 0 ? '' : (changes.reduce((all, times) => all + times, 0) / changes.length).toFixed(1);
  const { wins, losses, p } = comparison;
  return {
    title: `${title}, ${tree.solved.model}: single answers against trees, with as many calls`,
    head: ['what', 'tasks', 'solved', 'calls', 'tokens', 'seconds', 'agents', 'rounds a modification', 'the tree alone, the other alone'],
    rows: [
      [...rowOf(`single, ${attempts} answers at most`, single), '', '', ''],
      [...rowOf(`tree, ${TREES} at most`, tree), agents, perChange, `${wins}, ${losses} (${showP(p)})`],
    ],
  };
}

function rowOf(what: string, { solved, seconds }: Side): readonly (string | number)[] {
  const { tasks, modelCalls, tokens } = solved;
  return [what, tasks.length, tasks.filter((task) => task.solved).length, modelCalls, tokens, seconds.toFixed(0)];
}
