import { within, type Address } from '../../domain/address.js';
import { answering, isVacant } from '../../domain/roles.js';
import { lessonPrompt } from '../../domain/prompt.js';
import { askModel } from '../asking/ask.js';
import { passedCandidate } from '../../campaigns/candidates.js';
import { loadContext } from '../episode/episode-context.js';
import { lessonForm } from '../asking/structured.js';
import { lessonList } from '../../ports/lists.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';
import type { Memory } from '../../ports/memory.js';
import { takeAccount, withoutRepeats } from './account.js';
import { rowsOf, type Moment } from './memory-rows.js';
import type { Learned, Practised } from './practised.js';

/**
 * Asks what an ended train episode teaches. Null where it teaches nothing: it was void, or there was no answer to learn from. Where nobody
 * has the role of saying so, or the question was longer than the model takes, only what solved it is left to remember.
 */
export async function learn(
  ports: Models & { readonly store: Store },
  { spec, progress }: Practised,
  signal: AbortSignal,
): Promise<Learned | null> {
  const record = await ports.store.find('episodes', spec.address);
  if (record === null || record.status === 'void') return null;
  if (isVacant(spec, 'reflector')) return { spec, progress, lesson: null };
  const { task, strategy, tried } = await loadContext(ports.store, spec, progress);
  // A plausible answer that the hidden checks refused would teach the wrong remedy: it counts as not solved.
  const solution = record.solved ? await passedCandidate(ports.store, task, progress) : null;
  const call = {
    purpose: `learning from ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'lesson'),
    ...answering(spec, 'reflector'),
    messages: lessonPrompt(strategy, task, tried, solution),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: lessonForm,
  };
  const asked = await askModel(ports, call, signal);
  return { spec, progress, lesson: asked.missed === undefined ? asked.key : null };
}

/** The train episodes of a cycle's practice, for the account of what it did to memory. */
export interface Practice {
  readonly campaign: string;
  readonly episodes: readonly Address[];
}

/**
 * Writes what was learned to memory, in the order given, and keeps the account of it. An answer that holds no lesson is
 * left out; what a row of this branch says already is counted there. `practice` is missing where an earlier version asks.
 */
export async function remember(
  ports: { readonly memory: Memory; readonly store: Store },
  at: Moment,
  learned: readonly Learned[],
  practice?: Practice,
): Promise<number> {
  const { store } = ports;
  const campaign = practice?.campaign ?? learned[0]?.spec.campaign;
  if (campaign === undefined) return 0;
  const found = (await Promise.all(learned.map((each) => rowsOf(store, at, each)))).flat();
  const { fresh, merged } = await withoutRepeats(store, { campaign, ...at }, found);
  if (fresh.length > 0) await ports.memory.remember(fresh);
  for (const row of fresh) await store.append(lessonList(campaign), row.id);
  await takeAccount(
    store,
    { campaign, ...at },
    { practised: practice?.episodes ?? learned.map(({ spec }) => spec.address), fresh, merged },
  );
  return fresh.length;
}
