import { cycleOf } from '../domain/cycles.js';
import { boundsOf } from '../campaigns/state.js';
import type { CampaignProgress } from '../ports/campaign-control.js';

/** What comes of an order that was taken, and when. */

export function promotionText({ state, phase }: CampaignProgress, strategy: string): string {
  const follows = `${strategy} becomes champion by force`;
  if (phase === 'paused')
    return `${follows} when the campaign is resumed. A cycle that the pause cut is given up: its tasks were practised with ${state.champion}.`;
  if (phase === 'sealed') return `${follows} when the exam that runs has ended.`;
  return `${follows} when cycle ${cycleOf(state.cycle, boundsOf(state).cycles)}, which runs, has ended: its race is decided first, and ${strategy} follows whoever wins it.`;
}

export function feedbackText({ state, phase }: CampaignProgress): string {
  const cycles = boundsOf(state).cycles;
  if (phase === 'paused' || phase === 'starting') return 'noted: the next proposal asks the model and reads it';
  if (phase === 'sealed') return 'noted: the proposal of the next cycle asks the model and reads it';
  if (state.cycle + 1 >= cycles) {
    const extending = `the campaign is extended when it has ended (ratchet campaign extend ${state.id} --cycles +5)`;
    return `noted, but cycle ${cycleOf(state.cycle, cycles)}, the last, has begun without it: it is read only if ${extending}`;
  }
  return `noted: the proposal of cycle ${cycleOf(state.cycle + 1, cycles)} asks the model and reads it`;
}
