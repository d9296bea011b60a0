import type { Extension } from '../ports/campaign-records.js';
import type { CampaignReport, CallsAndCost, PoolScore, ToldFeedback, ToldForce, WorkDone } from '../ports/report-records.js';
import type { RaceRecord, UnusableSummary } from '../ports/records.js';
import { showEvidence } from '../domain/evidence.js';
import { countName, logE } from '../domain/race-evidence.js';
import type { HitRate } from '../domain/search/foretelling.js';
import { ruleCountText } from '../domain/search/rule-counts.js';
import type { Bounds } from '../domain/extension.js';
import { afterCycle, cycleNumber } from '../domain/cycles.js';
import { amountText, chanceText, count, usd } from '../domain/figures.js';

/** What every teller of a campaign says in the same words. */

export interface Rows {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Where the model calls went: by tactic, then exams and the rest. */
export function workRows({ tactics, search, exams, rest }: WorkDone): Rows {
  return {
    head: ['what', 'chosen', 'asked the model', 'challengers', 'no race', 'raced', 'promoted', 'calls', 'cost'],
    rows: [
      ...tactics.map((each) => [
        each.tactic,
        each.chosen,
        each.asked,
        each.challengers,
        each.screened,
        each.raced,
        each.promoted,
        each.modelCalls,
        usd(each.costUsd),
      ]),
      ...(search === undefined
        ? []
        : [rowOf(`${count(search.episodes, 'episode')} of the search`, search), rowOf('races of what it found', search.races)]),
      rowOf('exams on the sealed tasks', exams),
      rowOf('practice, lessons, watching, and what was not ended', rest),
    ],
  };
}

/** What train tasks said of predictions and rules: it chose what was raced, and proves nothing. */
export function trainLines({ search }: WorkDone): readonly string[] {
  if (search === undefined) return [];
  const { foretold, rules = [] } = search;
  return [
    ...(foretold === undefined
      ? []
      : [
          `Of ${count(foretold.fixes.of, 'train task')} that proposals were to solve ${foretold.fixes.came} ${foretold.fixes.came === 1 ? 'was' : 'were'} solved${shareOf(foretold.fixes)}; of ${foretold.breakages.of} that they might break ${foretold.breakages.came} did${shareOf(foretold.breakages)}.`,
        ]),
    ...rules.map((each) => `"${each.rule}" ${ruleCountText(each)}.`),
  ];
}

function shareOf({ came, of }: HitRate): string {
  return of === 0 ? '' : ` (${Math.round((100 * came) / of)} %)`;
}

function rowOf(what: string, { modelCalls, costUsd }: CallsAndCost): Rows['rows'][number] {
  return [what, '', '', '', '', '', '', modelCalls, usd(costUsd)];
}

export function feedbackLine({ text, about, judgement, fate, cycle, strategy, because }: ToldFeedback): string {
  const said = `"${text}"${about === 'the campaign' ? '' : ` (${judgement === 'comment' ? 'of' : `${judgement}, counts as a reward of`} ${about})`}`;
  if (fate === 'not-read') return `${said}: not read: ${because}`;
  const read = `${said}: read in cycle ${cycleNumber(cycle ?? 0)}`;
  if (strategy === null) return `${read}; no challenger came of it: ${because}`;
  return `${read}; its challenger ${strategy} ${BECAME[fate]}${fate === 'open' ? '' : `: ${because}`}`;
}

const BECAME: Readonly<Record<Exclude<ToldFeedback['fate'], 'not-read'>, string>> = {
  promoted: 'was promoted',
  dropped: 'was raced and dropped',
  undecided: 'was raced and stayed undecided',
  screened: 'earned no race',
  'rolled-back': 'was promoted and rolled back',
  open: 'has not been raced to an end',
  'no-challenger': 'came to nothing',
};

export function forcedLine({ strategy, because, cycle, gaveUp }: ToldForce): string {
  if (cycle === null) return `${strategy}: ordered by a person (${because}), but it did not become champion`;
  const lost = gaveUp === null ? '' : `; cycle ${cycleNumber(gaveUp)}, which had been cut, was given up for it`;
  return `${strategy}: champion by force of a person ${afterCycle(cycle)}, without a race (${because})${lost}`;
}

export function extensionLines({ extensions = [] }: Pick<CampaignReport, 'extensions'>): readonly string[] {
  return extensions.map((each) => `It was extended after it had ended (${ENDED[each.ended]}): ${changedBounds(each)} (${each.because}).`);
}

export const ENDED: Record<CampaignReport['ended'], string> = {
  cycles: 'all done',
  budget: 'the budget is spent',
  deadline: 'the time is up',
  stopped: 'stopped by a person',
};

/** `cycles 5 -> 10, model calls 900 -> without limit` */
export function changedBounds(extension: Extension): string {
  const { from } = extension;
  return BOUNDS.filter(([key]) => from[key] !== extension[key])
    .map(([key, name]) => `${name} ${boundText(from[key])} -> ${boundText(extension[key])}`)
    .join(', ');
}

function boundText(bound: number | string | null): string {
  return typeof bound === 'number' ? amountText(bound) : (bound ?? 'without limit');
}

const BOUNDS: readonly (readonly [keyof Bounds, string])[] = [
  ['cycles', 'cycles'],
  ['modelCalls', 'model calls'],
  ['costUsd', 'dollars'],
  ['maxHours', 'active hours'],
  ['deadline', 'deadline'],
];

export function inheritedLine({ inherited }: Pick<CampaignReport, 'inherited'>): readonly string[] {
  if (inherited === undefined) return [];
  const from = new Set(inherited.memory.map(({ campaign }) => campaign)).size;
  return [
    `It began with what ${inherited.campaign} ended with: champion ${inherited.champion}, and the memory of ${from} ${from === 1 ? 'campaign' : 'campaigns'}.`,
  ];
}

/** `12.3 (by wins 8.10, by attempts 16.5) of 33.5 needed` */
export function evidenceText({ wins, losses, attempts, logE: both, logThreshold }: RaceRecord): string {
  const parts =
    attempts === undefined ? '' : ` (by wins ${showEvidence(logE(wins, losses))}, ${countName(attempts)} ${showEvidence(attempts.logE)})`;
  return `${showEvidence(both)}${parts} of ${showEvidence(logThreshold)} needed`;
}

/** `20 of 28`, or `61 of 84 runs of 28 tasks`. */
export function solvedOf({ solved, n, runs = 1, tasks = n }: PoolScore): string {
  return runs === 1 ? `${solved} of ${n}` : `${solved} of ${n} runs of ${tasks} tasks`;
}

export function pairedText({ pairedP, attempts, first }: Pick<CampaignReport, 'pairedP' | 'attempts' | 'first'>): string {
  const test = (first.runs ?? 1) === 1 ? 'exact McNemar' : 'sign flips by task';
  const solved = `solved or not, ${chanceText(pairedP)} (${test})`;
  return `Paired over the sealed tasks: ${solved}; attempts, ${attempts.faster} faster and ${attempts.slower} slower, ${chanceText(attempts.p)} (sign flips).`;
}

/** How many answers could not be used, why, and one of them. */
export function unusableText({ answers, reasons, example }: UnusableSummary): string {
  const known = reasons.reduce((sum, reason) => sum + reason.answers, 0);
  const why = reasons.map((reason) => `${reason.because} (${reason.answers})`).join('; ');
  const said =
    example === null
      ? ''
      : example.text === ''
        ? ` One of them, on ${example.task}, was empty.`
        : ` One of them, on ${example.task}, begins: ${example.text}`;
  return `${count(answers, 'answer')} could not be used${why === '' ? '.' : `: ${known < answers ? `of the first ${known}, ` : ''}${why}.`}${said}`;
}
