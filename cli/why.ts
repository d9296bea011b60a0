import type { StrategyVersion } from '../domain/strategy.js';
import { lines, type Lines } from '../domain/visible.js';
import type { ToldVersion } from '../campaigns/story.js';
import { evidenceText } from '../campaigns/told.js';
import { count, usd } from '../domain/figures.js';
import type { ToldLineage } from './installation.js';

/** Why a strategy is as it is. */
export function whyText({ id }: Pick<StrategyVersion, 'id'>, lineage: ToldLineage | null): Lines {
  return lines(
    lineage === null
      ? [`${id} was made by no campaign of this home: there is nothing that led to it.`]
      : [...told(lineage, id), ...others(lineage, id)],
  );
}

function others({ others: having }: ToldLineage, id: string): readonly string[] {
  const also = having.map(({ campaign, made }) => `${campaign} (${made ? 'made it too' : 'began with it'})`);
  return also.length === 0 ? [] : ['', `It stands in other campaigns too: ${also.join(', ')}. CAMPAIGN@${id} tells of another one.`];
}

function told({ campaign, steps, tried, guarantee }: ToldLineage, id: string): readonly string[] {
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
