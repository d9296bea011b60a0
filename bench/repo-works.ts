import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Task } from '../domain/task.js';
import { failureCode } from '../judge/failure-code.js';
import { type BenchHome, BenchFailure } from './home.js';

/** `answer`: one question, whole candidates; `agent`: turns in the checkout. Both with the offline model. */
const WAYS = { answer: 'first', agent: 'agent' } as const;
type Way = keyof typeof WAYS;

/** What one task came to in one way. */
export interface Worked {
  readonly way: Way;
  readonly task: string;
  readonly cameTo: 'solved' | 'plausible' | 'neither' | 'no end';
  /** why it came to no end */
  readonly why: string;
  /** of an agent: turns */
  readonly calls: number;
  readonly attempts: number;
  readonly seconds: number;
}

export interface WorkOptions {
  readonly suite: string;
  readonly attempts: number;
  /** lines of what has ended, which a later run goes on from */
  readonly journal: string;
  readonly timeIsLeft: () => boolean;
}

/** Each task by itself, in both ways one after the other: what fails on one, or is cut by the time, costs the others nothing. */
export async function workOn(home: BenchHome, tasks: readonly Pick<Task, 'id'>[], options: WorkOptions): Promise<readonly Worked[]> {
  const known = await keptIn(options.journal);
  const works: Worked[] = [];
  for (const { id } of tasks)
    for (const way of ['answer', 'agent'] as const) {
      const before = known.find((each) => each.task === id && each.way === way);
      if (before === undefined && !options.timeIsLeft()) continue;
      works.push(before ?? (await workOnOne(home, id, way, options)));
    }
  return works;
}

async function workOnOne(home: BenchHome, task: string, way: Way, { suite, attempts, journal }: WorkOptions): Promise<Worked> {
  const startedAt = performance.now();
  try {
    const command = ['solve', '--suite', suite, '--strategy', WAYS[way], '--attempts', String(attempts), '--task', task];
    const { tasks, modelCalls, wallMs } = solved.parse(await home.json(...command));
    const [one] = tasks;
    if (one === undefined || one.status === 'void') return noEnd(one?.reason ?? 'no task was worked on');
    const cameTo = one.solved ? 'solved' : one.plausible ? 'plausible' : 'neither';
    const worked: Worked = { way, task, cameTo, why: '', calls: modelCalls, attempts: one.attempts, seconds: wallMs / 1_000 };
    await appendFile(journal, `${JSON.stringify(worked)}\n`);
    return worked;
  } catch (error) {
    if (error instanceof BenchFailure) return noEnd(error.message);
    throw error;
  }

  // it is not kept: the next run tries it again
  function noEnd(why: string): Worked {
    return { way, task, cameTo: 'no end', why, calls: 0, attempts: 0, seconds: (performance.now() - startedAt) / 1_000 };
  }
}

const solved = z.looseObject({
  tasks: z.array(
    z.looseObject({ solved: z.boolean(), plausible: z.boolean(), attempts: z.number(), status: z.string(), reason: z.string() }),
  ),
  modelCalls: z.number(),
  wallMs: z.number(),
});

const kept = z.object({
  way: z.enum(['answer', 'agent']),
  task: z.string(),
  cameTo: z.enum(['solved', 'plausible', 'neither']),
  why: z.string(),
  calls: z.number(),
  attempts: z.number(),
  seconds: z.number(),
});

async function keptIn(journal: string): Promise<readonly Worked[]> {
  try {
    const text = await readFile(journal, 'utf8');
    // a line that was cut by an interruption is none
    return text.split('\n').flatMap((line) => (line.endsWith('}') ? [kept.parse(JSON.parse(line))] : []));
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A row for each way, with the tasks that it was not tried on, or came to no end on, beside it. */
export function workRows(name: string, works: readonly Worked[], wanted: number): readonly (readonly (string | number)[])[] {
  return (['answer', 'agent'] as const).flatMap((way) => {
    const those = works.filter((each) => each.way === way);
    if (those.length === 0) return [];
    const ended = those.filter(({ cameTo }) => cameTo !== 'no end');
    const times = (...what: readonly Worked['cameTo'][]): number => those.filter(({ cameTo }) => what.includes(cameTo)).length;
    const sum = (of: 'calls' | 'attempts' | 'seconds'): number => ended.reduce((total, each) => total + each[of], 0);
    const rest = wanted - those.length;
    return [
      [
        name,
        way,
        ended.length,
        times('solved', 'plausible'),
        times('solved'),
        sum('attempts'),
        sum('calls'),
        sum('seconds').toFixed(0),
        times('no end'),
        rest,
      ],
    ];
  });
}

export const WORK_HEAD = [
  'repository',
  'way',
  'tasks',
  'plausible',
  'solved',
  'attempts',
  'calls',
  'seconds',
  'came to no end',
  'no time',
] as const;

/** What came to no end, for a reader. */
export function noEnds(name: string, works: readonly Worked[]): readonly string[] {
  return works.flatMap(({ way, task, cameTo, why }) => (cameTo === 'no end' ? [`${name}, ${way}, ${task}: came to no end: ${why}`] : []));
}
