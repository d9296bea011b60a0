import { CancellationScope, isCancellation, patched, setHandler } from '@temporalio/workflow';
import { adaptationQuery, type AdaptationEnd, type AdaptationView } from './contract.js';
import type { AdaptationInput } from '../activities/tuning/adaptation.js';
import type { Trained } from '../ports/adapter.js';
import { faultOf, onTuning } from './proxies.js';

/**
 * A model adapted: drawn rows → training → how it does on what was held out → registry. Each step is one activity that may
 * be tried again; a training of a host's is created once, whatever crashes. One that has forgotten is not published. Why one
 * published nothing is on record too.
 */
export async function adaptation(input: AdaptationInput): Promise<AdaptationEnd> {
  let view: AdaptationView = { phase: 'preparing', prepared: null, trained: null };
  setHandler(adaptationQuery, () => view);
  try {
    const prepared = await onTuning.prepareAdaptation(input);
    view = { ...view, phase: 'training', prepared };
    const trained = await trainedOrCancelled(input);
    view = { ...view, phase: 'evaluating', trained };
    const { because, ...evaluated } = await onTuning.evaluateAdapter(input, trained);
    if (because !== null) {
      await ended(input, 'kept-back', because);
      return { prepared, evaluated, published: null, because };
    }
    view = { ...view, phase: 'publishing' };
    const { hash, model } = await onTuning.publishAdapter(input, prepared, trained, evaluated);
    return { prepared, evaluated, published: { hash, model }, because: '' };
  } catch (error) {
    const { kind, message } = faultOf(error);
    await CancellationScope.nonCancellable(() => ended(input, kind === 'cancelled' ? kind : 'failed', message));
    throw error;
  }
}

/** A job that nobody waits for any more is ended where it runs. */
async function trainedOrCancelled(input: AdaptationInput): Promise<Trained> {
  try {
    return await onTuning.trainAdapter(input);
  } catch (error) {
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => onTuning.cancelAdaptation(input));
    throw error;
  }
}

/** Runs that began before ends were on record go on without. */
async function ended(input: AdaptationInput, kind: 'kept-back' | 'failed' | 'cancelled', because: string): Promise<void> {
  if (patched('adaptation-ends')) await onTuning.endAdaptation(input, { kind, because });
}
