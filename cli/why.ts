import type { StrategyVersion } from '../domain/strategy.js';
import { lines, type Lines } from '../domain/visible.js';
import { lineageOf, type Lineage } from '../campaigns/lineage.js';
import type { ToldVersion } from '../campaigns/story.js';
import { evidenceText } from '../campaigns/told.js';
import { count, usd } from '../domain/figures.js';
import type { Store } from '../ports/store.js';

/** Why a strategy is as it is, of the campaign that was named, else of the one that made it. */
export async function whyText(store: Store, version: StrategyVersion, named: string | null): Promise<Lines> {
  const lineage = await lineageOf(store, version, named);
  return lines(
    lineage === null
      ? [`${version.id} was made by no campaign of this home: there is nothing that led to it.`]
      : [...told(lineage, version.id), ...others(lineage, version.id)],
  );
}

function others({ others: having }: Lineage, id: string): readonly string[] {
  const also = having.map(({ campaign, made }) => `${campaign.id} (${made ? 'made it too' : 'began with it'})`);
  return also.length === 0 ? [] : ['', `It stands in other campaigns too: ${also.join(', ')}. CAMPAIGN@${id} tells of another one.`];
}

function told({ campaign, steps, tried, guarantee }: Lineage, id: string): readonly string[] {
  return [
    `${id} in campaign ${campaign}: ${steps.map(({ version }) => version.id).join(' -> ')}`,
    ...steps.flatMap(step),
    '',
    tried.length === 0 ? 'Nothing else was tried on the way and given up.' : 'Tried on the way and given up:',
    ...tried.map(({ version, fate }) => `  ${version.id} (${fate}) ${version.change?.action ?? ''}: ${version.change?.because ?? ''}`),
    '',
    guarantee,
  ];
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
