import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickIndex } from '../domain/random.js';
import { FIRST_TREE } from '../domain/strategy.js';
import { TREE_SOLVER } from '../domain/tree/solver.js';
import { enrolStrategy } from '../campaigns/prepare.js';
import { treeRecord } from '../campaigns/trees.js';
import { within } from '../domain/address.js';
import { taskHash } from '../ports/keys.js';
import { QUEUE, solveWorkflowId } from '../workflows/contract.js';
import { solve } from '../workflows/solve.js';
import { type Bench, type BenchResult, GOALS_HEAD, goalRow, timeBox } from './bench.js';
import { quietEngine, withEngine, type Engine } from './engine-world.js';
import { sandboxThat } from './hollow-world.js';
import { startServices } from './services.js';
import { around } from './shared-luck.js';
import { manyTrees, oneTree, treesKilled, type KilledRun, type OpenWorld } from './tree-kills.js';
import { matchedTable, singleAgainstTree } from './tree-single.js';
import { LINES_A_PART, PARTS, partsModel, partsTask, type PartsModel, TAKES_MS, WIDE_TREE } from './tree-world.js';

/** Parts of a program, small to large: 100 to 10,000 lines. */
const SIZES = [5, 15, 50, 150, 500] as const;
const WIDTHS = [1, 16] as const;
/** The size whose wall time is taken at both widths. */
const TIMED = 50;
const KILLS = 10;

/** What grows while its worker is killed: many small trees, and one of about a hundred agents. */
const WORLDS = [
  { part: 'kills', title: 'Thirteen trees of the offline model behind a counting endpoint, real boxes', open: manyTrees(13) },
  { part: 'one', title: 'One tree of a scripted model behind a counting endpoint, real boxes', open: oneTree(75) },
] as const;

interface Measured {
  readonly parts: number;
  readonly width: number;
  readonly lines: number;
  readonly agents: number;
  readonly levels: readonly number[];
  readonly tokensAnAgent: number;
  readonly longestQuestion: number;
  readonly eventsAnAgent: number;
  readonly mostEvents: number;
  readonly seconds: number;
}

/** How a tree grows with the program, and whether it outlives its worker. */
export const tree: Bench = {
  name: 'tree',
  about:
    'trees of agents: agents, tokens and history events against the size of a program, width 1 against 16, kill -9 of the worker, and single answers with as many calls',
  run: async ({ seed, maxMinutes, only = ['shape', 'single', ...WORLDS.map(({ part }) => part)], report }): Promise<BenchResult> => {
    const timeIsLeft = timeBox(maxMinutes);
    const wanted = [
      ...WIDTHS.map((width) => ({ parts: TIMED, width })),
      ...SIZES.filter((parts) => parts !== TIMED).map((parts) => ({ parts, width: 16 })),
    ];
    const measured = only.includes('shape') ? await shapes(wanted, timeIsLeft, seed, report) : [];
    const left = (only.includes('shape') ? wanted.slice(measured.length) : []).map(
      ({ parts, width }) => `${parts * LINES_A_PART} lines at width ${width}`,
    );
    const outlived: Outlived[] = [];
    for (const { part, title, open } of WORLDS.filter((world) => only.includes(world.part))) {
      const found = timeIsLeft() ? await outlive(title, open, timeIsLeft, seed, report) : null;
      if (found === null) left.push(`the kills of ${part}`);
      else outlived.push(found);
    }
    const singles = only.includes('single') ? await singleAgainstTree(seed, timeIsLeft, report) : { matched: [], left: [] };
    left.push(...singles.left);
    return {
      tables: [
        ...(measured.length === 0 ? [] : [shapeTable(measured)]),
        ...outlived.flatMap(outlivedTables),
        ...singles.matched.map(matchedTable),
      ],
      figures: { measured, matched: singles.matched, runs: outlived.flatMap(({ calm, killed }) => [calm, killed].map(figuresOf)) },
      notes: [
        'A scripted model says how trees grow, and nothing of how well they solve.',
        ...(measured.length < wanted.length || measured.length === 0
          ? []
          : [`Agents against lines at width 16: R² = ${linearity(measured).toFixed(4)}.`]),
        ...(left.length === 0 ? [] : [`No time was left for ${left.join('; ')} (--max-minutes).`]),
      ],
    };
  },
};

interface Outlived {
  readonly title: string;
  readonly calm: KilledRun;
  readonly killed: KilledRun;
}

/** How well a straight line tells agents from lines, 1 being wholly: the square of Pearson's correlation. */
function linearity(measured: readonly Measured[]): number {
  const points = measured.filter(({ width }) => width === 16);
  const [lines, agents] = [points.map((each) => each.lines), points.map((each) => each.agents)];
  return around(lines, agents) ** 2 / (around(lines, lines) * around(agents, agents));
}

/** The same run undisturbed and killed; null where the time was up between them. */
async function outlive(
  title: string,
  open: OpenWorld,
  timeIsLeft: () => boolean,
  seed: number,
  report: (line: string) => void,
): Promise<Outlived | null> {
  const calm = await treesKilled('undisturbed', open, { moments: [], port: 0, seed, report });
  if (!timeIsLeft()) return null;
  const moments = Array.from({ length: KILLS }, (_, index) => 1 + pickIndex(seed, `answer ${index}`, Math.max(1, calm.billed - 1)));
  const killed = await treesKilled('killed', open, { moments: moments.toSorted((a, b) => a - b), port: calm.port, seed, report });
  return { title, calm, killed };
}

function figuresOf({ bodies, outcomes, ...run }: KilledRun): object {
  return { ...run, bodies: bodies.size, outcomes: Object.fromEntries(outcomes) };
}

function shapeTable(measured: readonly Measured[]): BenchResult['tables'][number] {
  return {
    title: `A scripted model that takes ${TAKES_MS} ms an answer; no box is run`,
    head: [
      'lines',
      'width',
      'agents',
      'by level',
      'tokens an agent',
      'longest question, tokens',
      'events an agent',
      'most events',
      'seconds',
    ],
    rows: measured.map((each) => [
      each.lines,
      each.width,
      each.agents,
      each.levels.join(', '),
      each.tokensAnAgent.toFixed(0),
      each.longestQuestion,
      each.eventsAnAgent.toFixed(0),
      each.mostEvents,
      each.seconds.toFixed(0),
    ]),
  };
}

function outlivedTables({ title, calm, killed }: Outlived): readonly BenchResult['tables'][number][] {
  return [
    {
      title,
      head: ['what', 'tasks', 'solved', 'agents', 'kills', 'calls billed', 'left over', 'seconds'],
      rows: [calm, killed].map((run) => [
        run.what,
        run.tasks,
        run.solved,
        run.agents,
        run.kills,
        run.billed,
        run.leftOver.length,
        run.seconds.toFixed(0),
      ]),
    },
    { title: `Goals: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, head: GOALS_HEAD, rows: goals(calm, killed) },
  ];
}

function goals(calm: KilledRun, killed: KilledRun): readonly (readonly string[])[] {
  const paidTwice = [...killed.bodies].reduce((sum, [body, times]) => sum + Math.max(0, times - (calm.bodies.get(body) ?? 1)), 0);
  const same = [...calm.outcomes].filter(([id, outcome]) => killed.outcomes.get(id) === outcome).length;
  return [
    goalRow(
      'calls beyond those of the undisturbed run',
      'at most those on their way at a kill',
      `${paidTwice} of ${killed.billed} (${killed.kills} kills)`,
      paidTwice <= killed.kills * TREE_SOLVER.width,
    ),
    goalRow('tasks that come to the same after the kills', 'all', `${same} of ${calm.outcomes.size}`, same === calm.outcomes.size),
    goalRow('calls and tokens of all tasks', calm.spent, killed.spent, calm.spent === killed.spent),
    goalRow('processes left over', 'none', String(killed.leftOver.length), killed.leftOver.length === 0),
  ];
}

async function shapes(
  wanted: readonly { readonly parts: number; readonly width: number }[],
  timeIsLeft: () => boolean,
  seed: number,
  report: (line: string) => void,
): Promise<readonly Measured[]> {
  quietEngine('ERROR');
  const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-tree-'));
  const services = await startServices(home, report);
  const model = partsModel(TAKES_MS);
  const found: Measured[] = [];
  try {
    await withEngine(
      services,
      sandboxThat(() => true),
      async (engine) => {
        for (const { parts, width } of wanted) if (timeIsLeft()) found.push(await grown(engine, model, parts, width, seed, report));
      },
      { model },
    );
  } finally {
    await services.stop();
    await rm(home, { recursive: true, force: true });
  }
  return found;
}

async function grown(
  { client, store }: Engine,
  model: PartsModel,
  parts: number,
  width: number,
  seed: number,
  report: (line: string) => void,
): Promise<Measured> {
  const name = `tree-${parts}-${width}`;
  const task = partsTask(parts);
  const solver = { ...WIDE_TREE, width };
  await store.keep('tasks', taskHash(task), task);
  await store.budget.open(name, { modelCalls: null, costUsd: null });
  const strategy = await enrolStrategy(store, { ...FIRST_TREE, solver });
  const before = model.calls.length;
  const startedAt = performance.now();
  const tasks = [{ id: task.id, hash: taskHash(task) }];
  const input = { campaign: name, address: name, model: PARTS, strategy, tasks, attempts: 1, concurrency: 1, seed, view: [] };
  await client.workflow.execute(solve, { workflowId: solveWorkflowId(name), taskQueue: QUEUE.orchestrate, args: [input] });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { end, files, levels } = await treeRecord(store, within(name, 'task', task.id, 'answer', 0));
  const events: number[] = [];
  for await (const { workflowId, historyLength } of client.workflow.list({ query: 'WorkflowType = "agent"' }))
    if (workflowId.startsWith(`${solveWorkflowId(name)}.`)) events.push(historyLength);
  const calls = model.calls.slice(before);
  const { agents, tokens } = end.spent;
  report(`${parts} parts at width ${width}: ${agents} agents, ${seconds.toFixed(0)} s`);
  return {
    parts,
    width,
    lines: Object.values(files).join('\n').split('\n').length,
    agents,
    levels,
    tokensAnAgent: tokens / agents,
    longestQuestion: Math.max(...calls.map(({ promptTokens }) => promptTokens)),
    eventsAnAgent: events.reduce((sum, each) => sum + each, 0) / Math.max(1, events.length),
    mostEvents: Math.max(0, ...events),
    seconds,
  };
}
