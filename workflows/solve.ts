import { setHandler } from '@temporalio/workflow';
import { within } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { examPlaces } from '../domain/exam-places.js';
import { solveQuery, type FailedTask, type SolveInput, type SolveView } from './contract.js';
import { wholeEpisode } from './episode-run.js';
import { sideBySide } from './side-by-side.js';
import { faultOf, onStore } from './proxies.js';

/** What one task's own prompt can bring about; what else fails would fail the next task as well. */
const OF_ONE_TASK: readonly FailedTask['kind'][] = ['bad-request', 'context-overflow', 'unexpected'];

/**
 * Episodes under one strategy, without learning. What each came to stands in the store under `<address>/task/<id>`, of further runs
 * under `<address>/run/<n>/task/<id>`.
 */
export async function solve(input: SolveInput): Promise<SolveView> {
  const places = examPlaces(input.tasks, input.runs);
  let view: SolveView = { done: 0, of: places.length, plausible: 0, solved: 0 };
  let halted = false;
  setHandler(solveQuery, () => view);
  const policy = await onStore.policy(input.strategy, input.attempts);
  const { campaign, model, roles, telling, strategy, seed, view: memory } = input;
  await sideBySide(places, input.concurrency, async ({ task, place }) => {
    if (halted) return;
    const spec: EpisodeSpec = {
      address: within(input.address, ...place),
      campaign,
      model,
      ...(roles === undefined ? {} : { roles }),
      ...(telling === undefined ? {} : { telling }),
      task: task.hash,
      strategy,
      seed,
      ...policy,
      view: memory,
    };
    try {
      const record = await wholeEpisode(spec);
      view = {
        ...view,
        done: view.done + 1,
        plausible: view.plausible + Number(record.plausible),
        solved: view.solved + Number(record.solved),
      };
    } catch (error) {
      const { kind, message } = faultOf(error);
      if (input.goesOn !== true || kind === 'cancelled') throw error;
      view = { ...view, failed: [...(view.failed ?? []), { task: task.id, kind, because: message }] };
      halted ||= !OF_ONE_TASK.includes(kind);
    }
  });
  return view;
}
