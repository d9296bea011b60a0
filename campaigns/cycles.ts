import { wilson, type Rate } from '../domain/metrics.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import type { ErrorClass } from '../domain/verdict.js';
import { allOf, checkpointList, raceList, trainingList } from '../ports/lists.js';
import type { TrainingRecord } from '../ports/learning-records.js';
import type { Paid, RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { PRACTICE } from './practice-curve.js';
import { loadSuiteRecord } from './suite-record.js';
import { campaignState } from './state.js';

/** How practice on a task ended, a letter each, so that a thousand cycles fit into one answer. */
export const CELLS = {
  solved: '+',
  Syntax: 's',
  Logic: 'l',
  Timeout: 't',
  Resource: 'r',
  Tampering: 'a',
  unsolved: 'u',
  none: '.',
} as const;
type Cell = (typeof CELLS)[keyof typeof CELLS];

/** A cycle that has practised. */
export interface ToldCycle {
  /** where its practice is kept */
  readonly id: string;
  readonly branch: number;
  /** from 0 */
  readonly cycle: number;
  /** the champion that practised */
  readonly strategy: string;
  /** train tasks that it solved, with the interval */
  readonly solved: Rate;
  /** candidates that were judged */
  readonly attempts: number;
  /** what its practice took; null in records of earlier versions */
  readonly spent: Paid | null;
  /** how tasks that were not solved failed last */
  readonly errors: Readonly<Partial<Record<ErrorClass | 'other', number>>>;
  /** by task, as `CELLS` has them */
  readonly tasks: Readonly<Record<string, Cell>>;
  readonly race: Pick<RaceRecord, 'k' | 'challenger' | 'decision' | 'pairs' | 'wins' | 'losses' | 'modelCalls' | 'costUsd'> | null;
  /** the strategies that were confirmed as champion when it had ended */
  readonly confirmed: readonly { readonly strategy: string; readonly by: string }[];
}

/**
 * Where the practice of each cycle is kept, in the order in which they ended. A cycle that ran again after a rollback stands there once
 * for each branch.
 */
export async function cycleIds(store: Store, campaign: string): Promise<readonly string[]> {
  return (await store.list(trainingList(campaign))).filter((id) => id.endsWith(PRACTICE));
}

export async function toldCycles(store: Store, campaign: string, ids: readonly string[]): Promise<readonly ToldCycle[]> {
  const [records, races, checkpoints] = await Promise.all([
    Promise.all(ids.map((id) => store.find('trainings', id))),
    allOf(store, 'races', raceList(campaign)),
    allOf(store, 'checkpoints', checkpointList(campaign)),
  ]);
  return records.flatMap((record, index) => {
    if (record === null) return [];
    const race = races.findLast((each) => each.branch === record.branch && each.cycle === record.cycle);
    const confirmed = checkpoints.filter((each) => each.branch === record.branch && each.cycle === record.cycle + 1);
    return [
      {
        id: ids[index] ?? '',
        ...practiceOf(record),
        race: race === undefined ? null : shortRace(race),
        confirmed: confirmed.map(({ strategy, by }) => ({ strategy, by })),
      },
    ];
  });
}

function practiceOf({ branch, cycle, strategy, results, spent }: TrainingRecord): Omit<ToldCycle, 'id' | 'race' | 'confirmed'> {
  const errors: Partial<Record<ErrorClass | 'other', number>> = {};
  for (const { solved, errorClass } of results) if (!solved) errors[errorClass ?? 'other'] = (errors[errorClass ?? 'other'] ?? 0) + 1;
  return {
    branch,
    cycle,
    strategy,
    solved: wilson(results.filter(({ solved }) => solved).length, results.length),
    attempts: results.reduce((sum, { attempts }) => sum + attempts, 0),
    spent: spent ?? null,
    errors,
    tasks: Object.fromEntries(results.map((result) => [result.taskId, cellOf(result)])),
  };
}

function shortRace({ k, challenger, decision, pairs, wins, losses, modelCalls, costUsd }: RaceRecord): NonNullable<ToldCycle['race']> {
  return { k, challenger, decision, pairs, wins, losses, modelCalls, costUsd };
}

function cellOf({ solved, errorClass }: TrainResult): Cell {
  return solved ? CELLS.solved : CELLS[errorClass ?? 'unsolved'];
}

/** Practice of all cycles by task: of a thousand cycles with two hundred tasks some two hundred kilobytes. */
export interface Grid {
  /** ids of train tasks, in the order of the suite */
  readonly tasks: readonly string[];
  readonly cycles: readonly { readonly id: string; readonly branch: number; readonly cycle: number; readonly strategy: string }[];
  /** for each cycle a letter for each task, as `CELLS` has them */
  readonly rows: readonly string[];
}

/** `known`: rows that were made before. Practice is written once, so its row is made once. */
export async function gridOf(store: Store, campaign: string, known: GridRows): Promise<Grid> {
  const [state, ids] = await Promise.all([campaignState(store, campaign), cycleIds(store, campaign)]);
  const { suiteId } = state.config;
  const suite = await loadSuiteRecord(store, suiteId);
  const tasks = suite.tasks.filter(({ pool }) => pool === 'train').map(({ id }) => id);
  const columns = new Map(tasks.map((task, index) => [task, index]));
  if (known.size > MOST_ROWS) known.clear();
  const told = await Promise.all(
    ids.map(async (id): Promise<Row | null> => {
      const key = `${suiteId} ${id}`;
      const row = known.get(key) ?? rowOf(id, await store.find('trainings', id), columns);
      if (row !== null) known.set(key, row);
      return row;
    }),
  );
  const rows = told.filter((each) => each !== null);
  return { tasks, cycles: rows.map(({ at }) => at), rows: rows.map(({ row }) => row) };
}

export type GridRows = Map<string, Row>;

interface Row {
  readonly at: Grid['cycles'][number];
  readonly row: string;
}

const MOST_ROWS = 20_000;

function rowOf(id: string, record: TrainingRecord | null, columns: ReadonlyMap<string, number>): Row | null {
  if (record === null) return null;
  const row: Cell[] = Array.from(columns, () => CELLS.none);
  for (const result of record.results) {
    const column = columns.get(result.taskId);
    if (column !== undefined) row[column] = cellOf(result);
  }
  const { branch, cycle, strategy } = record;
  return { at: { id, branch, cycle, strategy }, row: row.join('') };
}
