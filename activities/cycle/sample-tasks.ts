import { pickIndex, shuffled } from '../../domain/random.js';
import type { Pool } from '../../domain/task.js';
import type { SuiteRecord } from '../../ports/records.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { Store } from '../../ports/store.js';

/** A task as workflows know it. */
export interface SampledTask {
  readonly id: string;
  readonly hash: string;
  readonly family: string;
}

export interface SampleInput {
  readonly suiteId: string;
  readonly pool: Pool;
  readonly seed: number;
  /** what the draw is for: another purpose, another order */
  readonly purpose: string;
  /** position of the first task in the endless sequence */
  readonly from: number;
  readonly count: number;
  /** with: each task drawn uniformly, as the gate's pairs need it; without: every task once in each round */
  readonly replacement: boolean;
}

/** A stretch of an endless seeded sequence of a pool's tasks. The same input draws the same tasks. */
export async function sampleTasks(ports: { readonly store: Store }, input: SampleInput): Promise<SampledTask[]> {
  const tasks = poolOf(await loadSuiteRecord(ports.store, input.suiteId), input.pool);
  if (tasks.length === 0) return [];
  return Array.from({ length: input.count }, (_, offset) => taskAt(tasks, input, input.from + offset)).filter((task) => task !== undefined);
}

/** All tasks of a pool, in the suite's order. */
export async function wholePool(
  ports: { readonly store: Store },
  input: { readonly suiteId: string; readonly pool: Pool },
): Promise<SampledTask[]> {
  return poolOf(await loadSuiteRecord(ports.store, input.suiteId), input.pool);
}

function taskAt(tasks: readonly SampledTask[], input: SampleInput, position: number): SampledTask | undefined {
  if (input.replacement) return tasks[pickIndex(input.seed, `${input.purpose}:${position}`, tasks.length)];
  const round = Math.floor(position / tasks.length);
  return shuffled(input.seed, `${input.purpose}:round ${round}`, tasks)[position % tasks.length];
}

function poolOf(suite: SuiteRecord, pool: Pool): SampledTask[] {
  return suite.tasks.filter((task) => task.pool === pool).map(({ id, hash, family }) => ({ id, hash, family }));
}
