import { uniform } from '../domain/random.js';
import { splitPools } from '../domain/split.js';

/** A world whose leverage is known: what each edit of a strategy does to the chance that one answer solves a task. */
export interface LearningWorld {
  readonly seed: number;
  readonly families: number;
  /** mean chance that an answer of the first strategy solves a task; tasks lie evenly from 0 to twice as much */
  readonly base: number;
  /** levers: what each adds, and the chance that the model proposes it when asked */
  readonly levers: readonly { readonly gain: number; readonly chance: number }[];
  /** chance that a proposal of the model does harm; what is left changes nothing */
  readonly harmful: number;
}

const HARM = 0.1;

export interface WorldTask {
  readonly id: string;
  readonly family: string;
  readonly base: number;
}

/** A strategy is the set of its edits: `lever 0`, `harm 17`, `idle 4`. Its id is their sorted names. */
export type Edits = readonly string[];

export function idOf(edits: Edits): string {
  return [...new Set(edits)].toSorted().join(' + ') || 'first';
}

export function editsOf(id: string): Edits {
  return id === 'first' ? [] : id.split(' + ');
}

export function tasksOf({ seed, families, base }: LearningWorld): Readonly<Record<'train' | 'gate' | 'sealed', readonly WorldTask[]>> {
  const tasks = Array.from({ length: families }, (_, index) => ({
    id: `task ${index}`,
    family: `family ${index}`,
    base: uniform(seed, `base ${index}`) * 2 * base,
  }));
  const pools = splitPools(tasks, seed);
  const pool = (name: 'train' | 'gate' | 'sealed'): readonly WorldTask[] => tasks.filter(({ id }) => pools.get(id) === name);
  return { train: pool('train'), gate: pool('gate'), sealed: pool('sealed') };
}

/** The chance that one answer solves a task. */
function chanceOf(world: LearningWorld, task: WorldTask, strategy: string): number {
  const added = editsOf(strategy).reduce((sum, edit) => sum + effectOf(world, edit), 0);
  return Math.min(1, Math.max(0, task.base + added));
}

function effectOf({ levers }: LearningWorld, edit: string): number {
  const [kind, number] = edit.split(' ');
  if (kind === 'harm') return -HARM;
  return kind === 'lever' ? (levers[Number(number)]?.gain ?? 0) : 0;
}

/** The chance that an episode of so many attempts solves it, over a pool. */
export function successOf(world: LearningWorld, pool: readonly WorldTask[], strategy: string, attempts: number): number {
  return pool.reduce((sum, task) => sum + 1 - (1 - chanceOf(world, task, strategy)) ** attempts, 0) / pool.length;
}

export interface WorldRun {
  /** null where it was not solved */
  readonly solvedAt: number | null;
  readonly calls: number;
}

/** An answer a call, until one solves the task. Two strategies toss apart: that they share a seed makes their luck no more alike. */
export function runIn(world: LearningWorld, task: WorldTask, strategy: string, attempts: number, at: string): WorldRun {
  const chance = chanceOf(world, task, strategy);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (uniform(world.seed, `${at}|${task.id}|${strategy}|${attempt}`) < chance) return { solvedAt: attempt, calls: attempt };
  }
  return { solvedAt: null, calls: attempts };
}

/** What the model proposes for a strategy when it is asked. A lever is the same sentence each time. */
export function askedIn(world: LearningWorld, strategy: string, at: string): string {
  const luck = uniform(world.seed, `ask ${at}`);
  let sum = 0;
  for (const [index, { chance }] of world.levers.entries()) {
    sum += chance;
    if (luck < sum) return idOf([...editsOf(strategy), `lever ${index}`]);
  }
  return idOf([...editsOf(strategy), `${luck < sum + world.harmful ? 'harm' : 'idle'} ${at}`]);
}

export function blindIn(strategy: string, at: string): string {
  return idOf([...editsOf(strategy), `idle ${at}`]);
}

export function holdsLever(strategy: string): boolean {
  return editsOf(strategy).some((edit) => edit.startsWith('lever'));
}
