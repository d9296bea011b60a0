import { setTimeout as sleep } from 'node:timers/promises';
import { type ExperimentState, experimentState } from '../../campaigns/experiments/experiments.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { standingText } from '../../campaigns/experiments/told.js';
import { count } from '../../domain/figures.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';
import { CliFailure, EXIT } from '../failures.js';
import { progress } from '../output.js';
import type { Session } from '../session.js';

const POLL_MS = 2_000;

/** One line for each change on stderr, until it has ended. What is away may come back; the experiment goes on meanwhile. */
export async function watchExperiment(whole: Store, id: string, signal: AbortSignal): Promise<void> {
  // an unknown name is told at once
  let state: ExperimentState | null = await experimentState(leavingOut(whole), id);
  let last = '';
  for (;;) {
    const line = state === null ? last : progressLine(state);
    if (line !== last) progress(line);
    last = line;
    if (state !== null && state.end !== null) return;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted)
      throw new CliFailure(EXIT.interrupted, `the experiment goes on without being watched: ratchet experiment watch ${id}`);
    state = await experimentState(leavingOut(whole), id).catch((error: unknown) => {
      if (!(error instanceof RatchetFailure)) throw error;
      progress(`waiting: ${error.message}`);
      return null;
    });
  }
}

function progressLine(state: ExperimentState): string {
  const waits = state.cells.flatMap(({ planned, state: at }) =>
    at?.status === 'paused' ? [`${planned.campaign} is paused: ${at.because}`] : [],
  );
  return [standingText(state), count(state.spent.modelCalls, 'call'), ...waits].join('; ');
}

/** Stops what runs, and answers how it stands when the experiment has said that it ended, or does not in time. */
export async function stopAll({ store, control }: Pick<Session, 'store' | 'control'>, id: string): Promise<ExperimentState> {
  const told = new Set<string>();
  for (let round = 0; ; round += 1) {
    const state = await experimentState(leavingOut(store), id);
    if (state.end !== null || round === ROUNDS) return state;
    for (const { planned, state: at } of state.cells) {
      if (told.has(planned.campaign) || (at?.status !== 'running' && at?.status !== 'paused')) continue;
      if (await stopOne(control, planned.campaign)) told.add(planned.campaign);
    }
    await sleep(POLL_MS);
  }
}

const ROUNDS = 60;

/** False where it is to be asked again. */
async function stopOne(control: Session['control'], campaign: string): Promise<boolean> {
  try {
    await control.stop(campaign, 'the experiment was stopped');
    return true;
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    // it has ended meanwhile
    if (error.kind === 'conflict') return true;
    // it stands in the store, and its workflow is about to be started; or what it asks is away for a moment
    if (error.kind === 'missing-record' || error.kind === 'unavailable') return false;
    throw error;
  }
}
