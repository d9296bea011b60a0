import { within, type Address } from '../domain/address.js';
import { commandLines } from '../domain/agent/command-run.js';
import { digestLines, digestOf } from '../domain/agent/digest.js';
import type { Step, Trajectory, Turn } from '../domain/agent/trajectory.js';
import type { EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import { RatchetFailure } from '../ports/failures.js';
import type { LedgerEntry } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import type { TurnRecord, WorkRecord } from '../ports/work-records.js';

/** Where an agent's next work stands: the address of the answer that it is for. */
export function workAddress(spec: EpisodeSpec, progress: Pick<EpisodeProgress, 'answers'>): Address {
  return within(spec.address, 'answer', progress.answers.length);
}

export function turnId(work: Address, turn: number): Address {
  return within(work, 'turn', turn);
}

export function actionId(work: Address, turn: number, action: number): Address {
  return within(turnId(work, turn), 'action', action);
}

export async function turnRecord(store: Store, work: Address, turn: number): Promise<TurnRecord> {
  return (await store.find('turns', turnId(work, turn))) ?? missing('turn', turnId(work, turn));
}

export async function workRecord(store: Store, id: Address): Promise<WorkRecord> {
  return (await store.find('works', id)) ?? missing('work', id);
}

/** The work as far as it is on record, of so many turns. */
export async function loadTrajectory(store: Store, work: Address, turns: number): Promise<Trajectory> {
  const entered = (await store.find('entered', work)) ?? missing('entering of', work);
  return { entered, turns: await Promise.all(Array.from({ length: turns }, (_, index) => loadTurn(store, work, index))) };
}

/** What a work that ended was like, for whoever reflects on it. */
export async function courseOf(store: Store, work: Address): Promise<readonly string[]> {
  const { ended, turns, patch, command, calls } = await workRecord(store, work);
  if (command !== undefined) return commandLines(command, ended, patch, await saidIn(store, calls));
  return digestLines(digestOf(await loadTrajectory(store, work, turns), ended, patch), patch);
}

/** What the model answered a person's own agent: what it said, and what it called. */
export async function saidIn(store: Store, calls: readonly string[]): Promise<readonly string[]> {
  const entries = await Promise.all(calls.map((key) => ledgerOf(store, key)));
  return entries.map(({ answer }) => answer.choices[0]?.text ?? '');
}

async function loadTurn(store: Store, work: Address, index: number): Promise<Turn> {
  const { ledger, actions, unreadable, spent } = await turnRecord(store, work, index);
  const records = await Promise.all(actions.map((_, at) => store.find('actions', actionId(work, index, at))));
  const steps = actions.map((action, at): Step => ({ action, observation: records[at]?.observation ?? null }));
  const acted = records.reduce((sum, record) => sum + (record?.wallMs ?? 0), 0);
  const answer = ledger === null ? null : ((await ledgerOf(store, ledger)).answer.choices[0]?.text ?? '');
  return { answer, unreadable, steps, spent: { ...spent, wallMs: spent.wallMs + acted } };
}

async function ledgerOf(store: Store, key: string): Promise<LedgerEntry> {
  return (await store.find('ledger', key)) ?? missing('ledger entry', key);
}

function missing(kind: string, id: string): never {
  throw new RatchetFailure('missing-record', `${kind} ${id} is not in the store`);
}
