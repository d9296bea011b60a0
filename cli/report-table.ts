import type { CampaignReport, PoolScore } from '../ports/report-records.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { lines, type Lines } from '../domain/visible.js';
import { samplingLines } from '../campaigns/sampling-text.js';
import { tableLines } from './output.js';
import {
  ENDED,
  extensionLines,
  feedbackLine,
  forcedLine,
  inheritedLine,
  pairedText,
  solvedOf,
  unusableText,
  workRows,
  trainLines,
} from '../campaigns/told.js';
import { knownWayLine } from '../campaigns/known-ways.js';
import { memoryLines, memoryRows } from '../campaigns/memory-told.js';
import { roleRows } from '../campaigns/role-costs.js';
import { showEvidence } from '../domain/evidence.js';
import { countName, logE } from '../domain/race-evidence.js';
import { cycleNumber } from '../domain/cycles.js';
import { costText, count } from '../domain/figures.js';

/** What a campaign came to, for a person at a terminal. */
export function reportText(report: CampaignReport): Lines {
  return lines([
    `Campaign ${report.campaign} on ${report.suite} with ${report.model}: ended after ${count(report.cycles, 'cycle')} (${ENDED[report.ended]}).`,
    ...inheritedLine(report),
    ...knownWayLine(report),
    ...extensionLines(report),
    '',
    ...tableLines(
      ['', 'first strategy', 'last strategy'],
      [
        ['version', report.first.strategy, report.last.strategy],
        ['solved on sealed tasks', rate(report.first), rate(report.last)],
        ['mean attempts to solve (unsolved: all)', attempts(report.first), attempts(report.last)],
      ],
    ),
    ...(report.last.n === 0 ? [] : [pairedText(report)]),
    ...section('What plain sampling of the first strategy would have given:', samplingLines(report.sampling)),
    '',
    'What changed in the strategy:',
    ...changes(report),
    ...section('By force of a person:', (report.forced ?? []).map(forcedLine)),
    ...section('What people said, and what became of it:', (report.feedback ?? []).map(feedbackLine)),
    '',
    ...(report.races.length === 0 ? ['No challenger was raced.'] : ['Challengers:', ...races(report)]),
    ...section('Why nothing was promoted:', report.why ?? []),
    ...work(report.work),
    ...memory(report.memory),
    '',
    `Model calls ${report.spent.modelCalls}, tokens ${report.spent.tokens}, cost ${costText(report.spent)}, sandbox runs ${report.spent.sandboxRuns}, active time ${duration(report.activeMs)}.`,
    ...(report.unusable === undefined ? [] : [unusableText(report.unusable)]),
    ...(report.lost === undefined || report.lost.modelCalls === 0
      ? []
      : [
          `Paid, not taken: ${count(report.lost.modelCalls, 'call')} of these, at most ${report.lost.tokens} tokens and $${report.lost.costUsd.toFixed(4)}.`,
        ]),
    ...byRole(report.roles),
    ...report.notes.map((note) => `Note: ${note}`),
  ]);
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function rate(score: PoolScore): string {
  if (score.n === 0) return 'not run';
  return `${solvedOf(score)} = ${percent(score.solved / score.n)} (95 %: ${percent(score.low)} to ${percent(score.high)})`;
}

function attempts(score: PoolScore): string {
  return score.n === 0 ? 'not run' : score.meanAttempts.toFixed(1);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function changes({ lineage, forced = [] }: CampaignReport): string[] {
  const byForce = (id: string): string =>
    forced.some(({ strategy, cycle }) => strategy === id && cycle !== null) ? ' (champion by force, not by a race)' : '';
  const made = lineage.flatMap(({ id, change }: StrategyVersion) =>
    change === null
      ? []
      : [
          `  ${id}  ${change.action}${byForce(id)}: ${change.old === '' ? '' : `${change.old} -> `}${change.new}`,
          `                because ${change.because}`,
        ],
  );
  return made.length === 0 ? ['  nothing: no challenger was proven better'] : made;
}

function section(heading: string, told: readonly string[]): string[] {
  return told.length === 0 ? [] : ['', heading, ...told.map((line) => `  ${line}`)];
}

function work(done: CampaignReport['work']): string[] {
  if (done === undefined) return [];
  const { head, rows } = workRows(done);
  return [
    '',
    'Where the model calls went:',
    ...tableLines(head, rows),
    ...section('What train tasks said of predictions and rules:', trainLines(done)),
  ];
}

function memory(told: CampaignReport['memory']): readonly string[] {
  if (told === undefined) return [];
  const { head, rows } = memoryRows(told);
  return [...section('What memory did:', memoryLines(told)), ...(rows.length === 0 ? [] : tableLines(head, rows))];
}

/** Where one model is asked for everything, its sum says it all. */
function byRole(roles: CampaignReport['roles'] = []): readonly string[] {
  if (roles.length < 2) return [];
  const { head, rows } = roleRows(roles);
  return ['', 'What each role cost:', ...tableLines(head, rows), ''];
}

function races(report: CampaignReport): readonly string[] {
  const counted = report.races.flatMap((race) => race.attempts ?? [])[0];
  const counts = counted !== undefined;
  return tableLines(
    [
      'cycle',
      'challenger',
      'k',
      'pairs',
      'wins',
      'losses',
      ...(counts ? ['by wins', countName(counted)] : []),
      'e-value',
      'needed',
      'decision',
    ],
    report.races.map((race) => {
      const parts = [showEvidence(logE(race.wins, race.losses)), race.attempts === undefined ? '' : showEvidence(race.attempts.logE)];
      return [
        cycleNumber(race.cycle),
        race.challenger,
        race.k,
        race.pairs,
        race.wins,
        race.losses,
        ...(counts ? parts : []),
        showEvidence(race.logE),
        showEvidence(race.logThreshold),
        race.decision,
      ];
    }),
  );
}
