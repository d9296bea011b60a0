import { acceptance, budgetsOf } from '../domain/acceptance.js';
import { MIN_WIN_FAMILIES } from '../domain/gate.js';
import { MOST_PAIRS, smallestGain } from '../domain/power.js';
import type { AskedTactic, ProposalRecord, ScreenRecord, SearchRecord, SearchWork } from '../ports/learning-records.js';
import { proposalList, raceList, screenList, searchList, allOf } from '../ports/lists.js';
import type { CampaignConfig, RaceRecord } from '../ports/records.js';
import type { CallsAndCost, SearchSum, TacticWork, WorkDone } from '../ports/report-records.js';
import { MAX_RULES } from '../domain/playbook.js';
import { hitRates } from '../domain/search/foretelling.js';
import { ruleCounts } from '../domain/search/rule-counts.js';
import { count } from '../domain/figures.js';
import { raceOf } from './searched.js';
import type { Store } from '../ports/store.js';

export interface Known {
  /** what the exams took */
  readonly exams: CallsAndCost;
  readonly gateFamilies: number;
}

/** What a campaign's budget went for so far, and what its races could have shown. */
export async function workOf(store: Store, campaign: string, config: CampaignConfig, { exams, gateFamilies }: Known): Promise<WorkDone> {
  const [proposals, screens, raced, searches, { spent }] = await Promise.all([
    allOf(store, 'proposals', proposalList(campaign)),
    allOf(store, 'screens', screenList(campaign)),
    allOf(store, 'races', raceList(campaign)),
    allOf(store, 'searches', searchList(campaign)),
    store.budget.read(campaign),
  ]);
  const races = latestRaces(raced);
  const tactics = tacticWork(proposals, screens, races, searches.at(-1) ?? null);
  const search = searchSum(searches, races);
  const known = [exams, ...tactics, ...(search === null ? [] : [search, search.races])].reduce(added, NOTHING);
  const questions = proposals.flatMap(({ asked }) => asked).filter(isQuestion);
  return {
    proposals: proposals.length,
    asked: proposals.filter(({ asked }) => asked.some(isQuestion)).length,
    unanswered: counted(questions.flatMap(({ refused }) => refused ?? [])),
    tactics,
    exams,
    rest: { modelCalls: Math.max(0, spent.modelCalls - known.modelCalls), costUsd: Math.max(0, spent.costUsd - known.costUsd) },
    ...(search === null ? {} : { search }),
    visible: config.acceptance === 'gate' && gateFamilies >= MIN_WIN_FAMILIES ? visibleGains(config, races) : [],
  };
}

/**
 * Why no race promoted anything: that none could, where that is so; what was asked, what became of the challengers, and what could have
 * been seen.
 */
export function whyNothing(
  work: WorkDone,
  config: CampaignConfig,
  raced: readonly RaceRecord[],
  hopeless: string | null,
): readonly string[] {
  if (raced.some(({ decision }) => decision === 'promoted') || !acceptance(config.acceptance).learns) return [];
  const impossible = hopeless === null ? [] : [`A promotion was impossible: ${hopeless}`];
  if (work.proposals === 0) return [...impossible, 'It ended before any cycle had proposed a challenger.'];
  const races = latestRaces(raced);
  const came = work.search === undefined ? challengersCame(work, races) : searchCame(work, work.search, races);
  return [...impossible, ...came, ...work.visible.map(visibleLine), ...bestRace(races)];
}

/** What became of one challenger a cycle. */
function challengersCame({ proposals, asked, unanswered, tactics }: WorkDone, races: readonly RaceRecord[]): readonly string[] {
  const sum = (of: (work: TacticWork) => number): number => tactics.reduce((total, each) => total + of(each), 0);
  const asking = tactics.filter((each) => each.asked > 0);
  const challengers = sum((each) => each.challengers);
  const screened = sum((each) => each.screened);
  const open = challengers - screened - races.length;
  const by = asking.length === 0 ? '' : ` (${asking.map((each) => `${each.tactic} ${each.asked}`).join(', ')})`;
  const became = [
    `${screened} earned no race (on the practised tasks they needed no fewer attempts)`,
    ...racesCame(races),
    ...(open > 0 ? [`${open} ${open === 1 ? 'was' : 'were'} not raced to an end`] : []),
  ];
  return [
    `The model was asked for an idea in ${asked} of ${count(proposals, 'cycle')}${by}${inVain(unanswered)}.`,
    challengers === 0 ? 'No tactic made a challenger.' : `Of ${count(challengers, 'challenger')} ${became.join(', ')}.`,
  ];
}

/** What became of a search, which looks at many versions a cycle and has few of them raced. */
function searchCame(
  { proposals, asked, unanswered, tactics }: WorkDone,
  { cycles, made, entered, episodes, because }: SearchSum,
  races: readonly RaceRecord[],
): readonly string[] {
  const questions = tactics.reduce((sum, each) => sum + each.asked, 0);
  return [
    `The search tried to propose ${count(proposals, 'time')} in ${count(cycles, 'cycle')}. In ${asked} of these it asked the model, with ${count(questions, 'question')} in all${inVain(unanswered)}.`,
    `${count(made, 'version')} came of these and of taking edits away; ${entered} of them entered its pool, in ${count(episodes, 'episode')} on train tasks.`,
    races.length === 0
      ? `None earned a race: ${because}.`
      : `Of ${count(races.length, 'version')} that earned a race ${racesCame(races).join(', ')}.`,
  ];
}

function racesCame(races: readonly RaceRecord[]): readonly string[] {
  const of = (decision: RaceRecord['decision']): number => races.filter((each) => each.decision === decision).length;
  return [`${of('dropped')} ${of('dropped') === 1 ? 'was' : 'were'} dropped by the gate`, `${of('undecided')} stayed undecided`];
}

function inVain(unanswered: WorkDone['unanswered']): string {
  const unusable = Object.entries(unanswered).map(([why, times]) => `${times} × ${why}`);
  return unusable.length === 0 ? '' : `; no challenger came of ${unusable.join(', ')}`;
}

function visibleLine({ k, pairs, gain }: WorkDone['visible'][number]): string {
  return gain === null
    ? `With ${count(pairs, 'pair')} no gain of challenger ${k} was likely to be seen: allow more pairs (--max-pairs), or more tasks.`
    : `With ${count(pairs, 'pair')} challenger ${k} is promoted in four cases of five if it is better by ${points(gain)}; of smaller gains most are not seen.`;
}

function bestRace(races: readonly RaceRecord[]): readonly string[] {
  const best = races.toSorted((one, other) => lead(other) - lead(one))[0];
  if (best === undefined) return [];
  const { k, wins, losses, pairs } = best;
  return [
    `The best race, that of challenger ${k}, was ${wins} won and ${losses} lost in ${count(pairs, 'pair')} (${lead(best) > 0 ? '+' : ''}${points(lead(best))}).`,
  ];
}

function lead({ wins, losses, pairs }: RaceRecord): number {
  return pairs === 0 ? 0 : (wins - losses) / pairs;
}

function points(gain: number): string {
  return `${Math.round(gain * 100)} points`;
}

/** A race that was carried on stands several times, each time with all that it has. */
function latestRaces(races: readonly RaceRecord[]): readonly RaceRecord[] {
  return [...new Map(races.map((race) => [race.k, race])).values()];
}

/** Of the first challenger that was raced, and of the last: the bar rises between them. */
function visibleGains(config: CampaignConfig, races: readonly RaceRecord[]): WorkDone['visible'] {
  const [first, last] = [races.at(0), races.at(-1)];
  const asked = [
    { k: first?.k ?? 1, pairs: first?.pairs ?? 0 },
    ...(last === undefined || last === first ? [] : [{ k: last.k, pairs: last.pairs }]),
  ];
  return asked.map(({ k, pairs }) => {
    const maxPairs = Math.min(MOST_PAIRS, Math.max(config.maxPairs, pairs));
    return {
      k,
      pairs: maxPairs,
      gain: smallestGain({ k, promotions: 0, planned: config.cycles, maxPairs, budgets: budgetsOf(config) })?.gain ?? null,
    };
  });
}

function tacticWork(
  proposals: readonly ProposalRecord[],
  screens: readonly ScreenRecord[],
  races: readonly RaceRecord[],
  search: SearchRecord | null,
): readonly TacticWork[] {
  const all = new Map<string, TacticWork>();
  for (const { asked, strategy, through = [] } of proposals) {
    for (const each of asked) {
      const { tactic } = each.choice;
      const made = each.refused === null && strategy !== null;
      const screen = made ? screens.find(({ challenger }) => challenger === strategy) : undefined;
      const race = made ? raceOf(search, { strategy, through }, races) : undefined;
      const known = all.get(tactic) ?? { tactic, chosen: 0, asked: 0, challengers: 0, screened: 0, raced: 0, promoted: 0, ...NOTHING };
      all.set(tactic, {
        tactic,
        chosen: known.chosen + 1,
        asked: known.asked + Number(isQuestion(each)),
        challengers: known.challengers + Number(made),
        screened: known.screened + Number(screen?.passed === false),
        raced: known.raced + Number(race !== undefined),
        promoted: known.promoted + Number(race?.decision === 'promoted'),
        // the race of a bundle is of all that it holds
        ...[each, screen, ...(search === null ? [race] : [])].reduce(added, known),
      });
    }
  }
  return [...all.values()].toSorted((one, other) => other.modelCalls - one.modelCalls || (one.tactic < other.tactic ? -1 : 1));
}

function searchSum(searches: readonly SearchRecord[], races: readonly RaceRecord[]): SearchSum | null {
  const last = searches.at(-1);
  if (last === undefined) return null;
  const sum = (of: keyof SearchWork): number => searches.reduce((total, { work }) => total + work[of], 0);
  return {
    cycles: searches.length,
    proposals: sum('proposals'),
    made: sum('made'),
    entered: sum('entered'),
    episodes: sum('episodes'),
    modelCalls: sum('modelCalls'),
    costUsd: sum('costUsd'),
    races: races.reduce(added, NOTHING),
    because: last.because,
    best: last.best,
    ...(last.state.foretold === undefined ? {} : { foretold: hitRates(last.state.foretold) }),
    ...(last.rules === undefined || last.rules.length === 0 ? {} : { rules: ruleCounts(last.rules).slice(0, MAX_RULES) }),
  };
}

function isQuestion({ modelCalls }: AskedTactic): boolean {
  return modelCalls > 0;
}

const NOTHING: CallsAndCost = { modelCalls: 0, costUsd: 0 };

function added(sum: CallsAndCost, more: Partial<CallsAndCost> | undefined): CallsAndCost {
  return { modelCalls: sum.modelCalls + (more?.modelCalls ?? 0), costUsd: sum.costUsd + (more?.costUsd ?? 0) };
}

function counted(texts: readonly string[]): Readonly<Record<string, number>> {
  return texts.reduce<Readonly<Record<string, number>>>((counts, each) => ({ ...counts, [each]: (counts[each] ?? 0) + 1 }), {});
}
