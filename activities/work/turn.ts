import { solving } from '../../domain/roles.js';
import { endOf } from '../../domain/agent/trajectory.js';
import { AGENT_TOOLS } from '../../domain/agent/tools.js';
import { readActions, type ReadActions } from '../../domain/agent/read-actions.js';
import { turnPrompt } from '../../domain/agent/turn-prompt.js';
import type { EpisodeProgress, EpisodeSpec, Work } from '../../domain/episode.js';
import type { Choice } from '../../domain/model.js';
import { agentSolverOf } from '../../domain/strategy.js';
import type { TurnRecord } from '../../ports/work-records.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { loadContext, loadRecalled, loadReflections } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { loadTrajectory, turnId, workAddress } from '../../campaigns/works.js';

/** Asks the model what to do next. What it asks for is on record before it is done. */
export async function turn(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const at = progress.work?.turns ?? 0;
  const work = workAddress(spec, progress);
  const trajectory = await loadTrajectory(store, work, at);
  const { task, strategy, tried } = await loadContext(store, spec, progress);
  const [recalled, reflections] = await Promise.all([loadRecalled(store, spec), loadReflections(store, spec, progress)]);
  const solver = agentSolverOf(strategy);
  const began = performance.now();
  const asked = await askModel(
    ports,
    {
      purpose: `working on ${task.id}`,
      campaign: spec.campaign,
      address: turnId(work, at),
      ...solving(spec, strategy),
      messages: turnPrompt({ strategy, solver, task, trajectory, recalled, tried, reflections }),
      n: 1,
      temperature: strategy.decoding.temperature,
      topP: strategy.decoding.topP,
      maxTokens: strategy.decoding.maxTokens,
      seed: spec.seed,
      ...(solver.actions === 'native' ? { tools: AGENT_TOOLS } : {}),
    },
    signal,
  );
  const wallMs = Math.round(performance.now() - began);
  const record =
    asked.missed === undefined ? answered(asked.key, asked.answer, wallMs) : { ...NOTHING, spent: { ...NOTHING.spent, wallMs } };
  const { actions } = await store.keep('turns', turnId(work, at), record);
  const turns = at + 1;
  const toDo = actions.length > 0;
  const next: Work = { turns, toDo, ended: toDo ? null : endOf(await loadTrajectory(store, work, turns), solver) };
  return { ...progress, work: next, ...alsoMissed(progress, asked) };
}

const NOTHING: TurnRecord = { ledger: null, actions: [], unreadable: '', spent: { tokens: 0, costUsd: 0, wallMs: 0 } };

function answered(
  ledger: string,
  {
    choices,
    usage,
    costUsd,
  }: {
    readonly choices: readonly Choice[];
    readonly usage: { readonly promptTokens: number; readonly completionTokens: number };
    readonly costUsd: number;
  },
  wallMs: number,
): TurnRecord {
  const read = actionsOf(choices[0]);
  return {
    ledger,
    actions: 'actions' in read ? read.actions : [],
    unreadable: 'unreadable' in read ? read.unreadable : '',
    spent: { tokens: usage.promptTokens + usage.completionTokens, costUsd, wallMs },
  };
}

function actionsOf(choice: Choice | undefined): ReadActions {
  if (choice === undefined) return { unreadable: 'there was no answer' };
  if (choice.finish === 'length') return { unreadable: 'the answer was cut off at the token limit; write less at once' };
  if (choice.finish === 'content-filter') return { unreadable: 'the answer was withheld by a content filter' };
  return readActions(choice.text);
}
