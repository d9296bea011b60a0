import type { StrategyVersion } from '../domain/strategy.js';
import { lines, type Lines } from '../domain/visible.js';
import { gatherStory } from '../campaigns/gather-story.js';
import type { Story, ToldVersion } from '../campaigns/story.js';
import { evidenceText } from '../campaigns/told.js';
import { count, usd } from '../domain/figures.js';
import { campaignsWith, type Having } from '../campaigns/strategies.js';
import type { Store } from '../ports/store.js';

/**
 * Why a strategy is as it is: each step from the first one, with what it changed, the evidence and the cost. Told of the
 * campaign that was named, else of the one that made it.
 */
export async function whyText(store: Store, version: StrategyVersion, named: string | null): Promise<Lines> {
  const having = await campaignsWith(store, version.id);
  const one = having.find(({ campaign }) => campaign.id === named) ?? having.find(({ made }) => made) ?? having[0];
  if (one !== undefined)
    return lines([
      ...told(await gatherStory(store, one.campaign), version.id),
      ...others(
        version.id,
        having.filter((each) => each !== one),
      ),
    ]);
  return lines([`${version.id} was made by no campaign of this home: there is nothing that led to it.`]);
}

function others(id: string, having: readonly Having[]): readonly string[] {
  const also = having.map(({ campaign, made }) => `${campaign.id} (${made ? 'made it too' : 'began with it'})`);
  return also.length === 0 ? [] : ['', `It stands in other campaigns too: ${also.join(', ')}. CAMPAIGN@${id} tells of another one.`];
}

function told(story: Story, id: string): readonly string[] {
  const steps = lineage(story, id);
  const tried = story.versions.filter(
    ({ version, fate }) =>
      steps.some((each) => each.version.id === version.parent) && ['dropped', 'screened out', 'rolled back'].includes(fate),
  );
  return [
    `${id} in campaign ${story.campaign}: ${steps.map(({ version }) => version.id).join(' -> ')}`,
    ...steps.flatMap(step),
    '',
    tried.length === 0 ? 'Nothing else was tried on the way and given up.' : 'Tried on the way and given up:',
    ...tried.map(({ version, fate }) => `  ${version.id} (${fate}) ${version.change?.action ?? ''}: ${version.change?.because ?? ''}`),
    '',
    story.guarantee,
  ];
}

function lineage(story: Story, id: string): readonly ToldVersion[] {
  const byId = new Map(story.versions.map((each) => [each.version.id, each]));
  const steps: ToldVersion[] = [];
  for (let at = byId.get(id); at !== undefined && !steps.includes(at); at = byId.get(at.version.parent ?? '')) steps.unshift(at);
  return steps;
}

function step({ version: { id, change }, fate, race, forced, diff }: ToldVersion): readonly string[] {
  if (change === null) return ['', `${id}: the strategy that the campaign began with`, ...forced.map((line) => `  ${line}`)];
  return [
    '',
    `${id} (${fate}): ${change.action}${change.tactic === '' ? '' : ` by ${change.tactic}`}, because ${change.because}`,
    ...change.evidence.map((each) => `  - ${each}`),
    ...diff.map((line) => `    ${line}`),
    ...forced.map((line) => `  ${line}`),
    race === null
      ? '  It was not raced.'
      : `  Race ${race.k}: ${race.wins} won and ${race.losses} lost of ${count(race.pairs, 'pair')}, e-value ${evidenceText(race)}, ${count(race.modelCalls, 'model call')}, ${usd(race.costUsd)}: ${race.decision}.`,
  ];
}
