import type { ProposeInput } from '../../activities/cycle/propose.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { strategyId } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from './fake-store.js';

export const CHAMPION: Strategy = { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'Check the loop bounds first.', pinned: false }] };
export const FIRST = strategyId(CHAMPION);

/** What the second cycle of the campaign `night` proposes from. */
export const INPUT: ProposeInput = {
  address: 'night/b0/c1/propose',
  campaign: 'night',
  model: 'fake-1',
  seed: 5,
  controller: 'heuristic',
  branch: 0,
  cycle: 1,
  champion: FIRST,
  view: [{ branch: 0, upToCycle: 0 }],
  feedback: [],
};

/** A store with the campaign, and a suite that has nothing to show unless tasks are given. */
export async function begun(tasks: readonly Task[] = []): Promise<Store> {
  const world = openFakeStore();
  await prepareCampaign(world, 'night', { name: 'toy', tasks }, campaign('night').config, CHAMPION);
  return world;
}
