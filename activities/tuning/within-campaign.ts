import type { OfferedAdapter } from '../../domain/adapt/adapter.js';
import { adaptersOf, offeredOf, ownAdaptations } from '../../campaigns/adapted.js';
import { gatherRows } from '../../campaigns/adapt-rows.js';
import { PEOPLE } from '../../domain/adapt/rows.js';
import { RatchetFailure } from '../../ports/failures.js';
import { adaptedInVainList } from '../../ports/lists.js';
import {
  endAdaptation,
  evaluateAdapter,
  prepareAdaptation,
  publishAdapter,
  trainAdapter,
  type AdaptationInput,
  type AdaptPorts,
} from './adaptation.js';

/**
 * Teaches the ranker what a campaign's train tasks and people have shown, as a step of proposing: some seconds, nothing
 * leaves the process. Named by how many rows there are, so that a try after a crash comes to the same.
 */
export async function adaptedWithin(
  ports: AdaptPorts,
  { campaign, model, seed }: { readonly campaign: string; readonly model: string; readonly seed: number },
  signal: AbortSignal,
): Promise<OfferedAdapter | { readonly refused: string }> {
  const { rows } = await gatherRows(ports.store, campaign, null);
  const own = (await adaptersOf(ports.store)).filter(({ adaptation }) => adaptation.startsWith(ownAdaptations(campaign))).at(-1);
  const input: AdaptationInput = {
    spec: {
      id: `${ownAdaptations(campaign)}${rows}`,
      tier: 't0',
      base: model,
      form: 'sft',
      epochs: null,
      learningRate: null,
      seed,
      agreed: false,
    },
    sets: [campaign, PEOPLE],
    campaigns: [campaign],
    before: own?.hash ?? null,
  };
  const { store } = ports;
  if ((await store.list(adaptedInVainList(campaign))).includes(input.spec.id))
    return { refused: 'a training with these rows came to nothing before; more rows may change that' };
  const inVain = async (kind: 'kept-back' | 'failed', because: string): Promise<{ readonly refused: string }> => {
    await endAdaptation(ports, input, { kind, because });
    await store.append(adaptedInVainList(campaign), input.spec.id);
    return { refused: because };
  };
  try {
    const prepared = await prepareAdaptation(ports, input);
    const trained = await trainAdapter(ports, input, signal);
    const { because, ...evaluated } = await evaluateAdapter(ports, input, trained, signal);
    if (because !== null) return await inVain('kept-back', because);
    return offeredOf(await publishAdapter(ports, input, prepared, trained, evaluated, signal));
  } catch (error) {
    // Rows that teach nothing are no failure of the campaign: another tactic is asked.
    if (error instanceof RatchetFailure && error.kind === 'bad-request') return inVain('failed', error.message);
    throw error;
  }
}
