import type { Store } from '../activities/ports.js';
import { strategyIds } from '../activities/strategy-ids.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { visibleLine } from '../domain/visible.js';
import { gatherStory } from './report-page/gather.js';
import type { Story, ToldVersion } from './report-page/story.js';

/** Why a strategy is as it is: each step from the first one, with what it changed, the evidence and the cost. */
export async function whyText(store: Store, version: StrategyVersion): Promise<string> {
  for (const campaign of await store.campaigns.list()) {
    if ((await strategyIds(store, campaign.id)).includes(version.id)) return told(await gatherStory(store, campaign), version.id);
  }
  return `${version.id} was made by no campaign of this home: there is nothing that led to it.`;
}

function told(story: Story, id: string): string {
  const steps = lineage(story, id);
  const tried = story.versions.filter(({ version, fate }) => steps.some((each) => each.version.id === version.parent) && ['dropped', 'screened out', 'rolled back'].includes(fate));
  return [
    `${id} in campaign ${story.campaign}: ${steps.map(({ version }) => version.id).join(' -> ')}`,
    ...steps.flatMap(step),
    '',
    tried.length === 0 ? 'Nothing else was tried on the way and given up.' : 'Tried on the way and given up:',
    ...tried.map(({ version, fate }) => `  ${version.id} (${fate}) ${version.change?.action ?? ''}: ${version.change?.because ?? ''}`),
    '',
    story.guarantee,
  ].join('\n');
}

function lineage(story: Story, id: string): readonly ToldVersion[] {
  const byId = new Map(story.versions.map((each) => [each.version.id, each]));
  const steps: ToldVersion[] = [];
  for (let at = byId.get(id); at !== undefined && !steps.includes(at); at = byId.get(at.version.parent ?? '')) steps.unshift(at);
  return steps;
}

function step({ version: { id, change }, fate, race, forced, diff }: ToldVersion): readonly string[] {
  if (change === null) return ['', `${id}: the strategy that the campaign began with`, ...forced.map((line) => `  ${visibleLine(line)}`)];
  return [
    '',
    `${id} (${fate}): ${change.action}${change.tactic === '' ? '' : ` by ${change.tactic}`}, because ${change.because}`,
    ...change.evidence.map((each) => `  - ${each}`),
    ...diff.map((line) => `    ${line}`),
    ...forced.map((line) => `  ${visibleLine(line)}`),
    race === null
      ? '  It was not raced.'
      : `  Race ${race.k}: ${race.wins} won and ${race.losses} lost of ${race.pairs} pairs, e-value ${Math.exp(race.logE).toPrecision(3)} of ${Math.exp(race.logThreshold).toPrecision(3)} needed, ${race.modelCalls} model calls, $${race.costUsd.toFixed(4)}: ${race.decision}.`,
  ];
}
