import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language, type Task } from '../domain/task.js';
import { readConfig } from '../config/config.js';
import type { OpenSandbox } from '../judge/judge.js';
import { openSandbox } from '../judge/index.js';
import { solves } from '../suites/check.js';
import { SuiteFailure } from '../suites/failure.js';
import { loadSuite } from '../suites/load.js';
import { NULL_AGENTS } from '../suites/null-agents/null-agents.js';
import { type Bench, timeBox } from './bench.js';
import { dataFolder, NO_PUBLIC_SETS } from './public-sets.js';

/** Folders of `RATCHET_DATA`, by the format that reads them. */
const SETS = [
  ['quixbugs', 'quixbugs'],
  ['humanevalpack', 'humanevalpack'],
  ['humaneval', 'humaneval'],
  ['mbpp', 'mbpp-sanitized'],
  ['mbxp', 'mbxp'],
  ['polyglot', 'polyglot'],
] as const;

/** One set in one language at one level of trust. */
interface Part {
  readonly set: string;
  readonly language: Language;
  readonly trust: Task['hidden']['trust'];
  readonly tasks: readonly Task[];
  /** hidden tests that pass on the reference, and those of them with a control */
  readonly hidden: { tests: number; controlled: number };
  /** tasks that each agent solved, in the order of NULL_AGENTS */
  readonly solved: string[][];
  judged: number;
}

/** Agents that understand nothing, on every public set: none may solve anything. */
export const nullAgents: Bench = {
  name: 'null-agents',
  about: 'agents that understand nothing on all public sets, at both levels of trust, and how many hidden tests have a control',
  run: async ({ seed, maxMinutes, report }) => {
    const data = await dataFolder();
    if (data === null) return { tables: [], figures: null, notes: [NO_PUBLIC_SETS] };
    const parts = await partsOf(data, seed);
    const sandbox = await openSandbox({ cache: readConfig().cache, backend: null, concurrency: null, report });
    const timeIsLeft = timeBox(maxMinutes);
    try {
      for (const part of parts) {
        await judgePart(part, sandbox, timeIsLeft);
        report(
          `${part.set} ${part.language} ${part.trust}: ${part.judged} of ${part.tasks.length} tasks, solved ${part.solved.flat().length}`,
        );
      }
    } finally {
      await sandbox.close();
    }
    return {
      tables: [
        {
          title: 'Tasks solved',
          head: ['set', 'language', 'trust', 'tasks', 'of', 'hidden tests', 'with a control', ...NULL_AGENTS.map(({ name }) => name)],
          rows: parts.map(rowOf),
        },
      ],
      figures: parts.map(({ set, language, trust, hidden, solved, judged }) => ({ set, language, trust, judged, hidden, solved })),
      notes: parts
        .filter(({ judged, tasks }) => judged < tasks.length)
        .map(({ set, language, judged, tasks }) => `${set} in ${language}: cut by time at ${judged} of ${tasks.length} tasks.`),
    };
  },
};

async function partsOf(data: string, seed: number): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const [format, folder] of SETS) {
    const path = join(data, folder);
    if (
      !(await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ))
    )
      continue;
    for (const language of LANGUAGES) {
      const tasks = await loadSuite(`${format}:${path}`, { seed, language }).then((suite) => suite.tasks, noneOf);
      for (const trust of ['split', 'in-process'] as const) {
        const own = tasks.filter((task) => task.hidden.trust === trust);
        if (own.length > 0)
          parts.push({
            set: format,
            language,
            trust,
            tasks: own,
            hidden: { tests: 0, controlled: 0 },
            solved: NULL_AGENTS.map(() => []),
            judged: 0,
          });
      }
    }
  }
  return parts;
}

/** A set that has nothing in a language. */
function noneOf(error: unknown): readonly Task[] {
  if (error instanceof SuiteFailure) return [];
  throw error;
}

async function judgePart(part: Part, sandbox: OpenSandbox, timeIsLeft: () => boolean): Promise<void> {
  const queue = part.tasks.values();
  const { signal } = new AbortController();
  const work = async (): Promise<void> => {
    for (const task of queue) {
      if (!timeIsLeft()) return;
      const reference = await sandbox.judge({ ...task, candidate: task.reference, checks: task.hidden }, signal);
      part.hidden.tests += reference.tests.length;
      part.hidden.controlled += reference.tests.filter((test) => test.controlled === true).length;
      for (const [index, agent] of NULL_AGENTS.entries()) {
        if ((await solves(task, await agent.answer(task), sandbox, signal)).status !== 'failed') part.solved[index]?.push(task.id);
      }
      part.judged += 1;
    }
  };
  await Promise.all([work(), work(), work()]);
}

function rowOf({ set, language, trust, judged, tasks, hidden, solved }: Part): (string | number)[] {
  return [
    set,
    language,
    trust,
    judged,
    tasks.length,
    hidden.tests,
    trust === 'split' ? '' : hidden.controlled,
    ...solved.map((ids) => ids.length),
  ];
}
