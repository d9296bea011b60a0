import type { Extension } from '../ports/campaign-records.js';
import type { CampaignState } from '../ports/records.js';
import { count } from '../domain/figures.js';
import { showEvidence } from '../domain/evidence.js';
import { logThreshold } from '../domain/gate.js';
import { lines, type Lines } from '../domain/visible.js';
import { changedBounds } from '../campaigns/told.js';

/** What changed, and what a promotion takes from here on. */
export function extensionText({ id, config, challengers, promotions }: CampaignState, extension: Extension): Lines {
  const next = challengers + 1;
  const bar = showEvidence(logThreshold(next, promotions, config.cycles));
  return lines([
    `${id} goes on: ${changedBounds(extension)}. It takes the last exam again at its end: ratchet campaign watch ${id}`,
    ...(config.acceptance === 'gate'
      ? [
          `Challenger ${next} needs an e-value of ${bar}: the gate planned for ${count(config.cycles, 'challenger')} when the campaign began, and more must not make a false promotion likelier.`,
        ]
      : []),
    ...(next > config.cycles ? [`A campaign of its own from here (--strategy ${id}@champion) has a bar of its own.`] : []),
  ]);
}
