import { ERROR_RATE } from '../../domain/metrics/answer.js';
import { count } from '../../domain/figures.js';
import type { Effect } from '../../domain/metrics/paired.js';
import { type Metric, METRICS } from '../../domain/metrics/table.js';
import { countsOf, type ExperimentState } from './experiments.js';
import type { ExperimentStory, ToldAnswer } from './story.js';

/** The words and tables of an experiment, the same on the terminal, in Markdown and on the page. */
export interface ToldTable {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The rule by which it answers, which was there before anything was run. */
export const RULE = `Arms are held against each other in pairs: the same task with the same seed (of a whole campaign: the same suite and seed). What is one problem counts once, as a family of tasks. The p-value is that of the sign-flip test over those clusters, and the interval holds all effects that the test does not refute. A hypothesis is supported where the whole interval lies on its side; not supported where the interval holds no effect that would matter; else undecided. All hypotheses of an experiment share an error rate of ${ERROR_RATE * 100} %.`;

export function standingText(state: ExperimentState): string {
  const { ended, running, paused, waiting } = countsOf(state);
  const { end, record } = state;
  const unread = record.cells.length - state.cells.length;
  const parts = [
    `${ended} of ${count(record.cells.length, 'campaign')} ended`,
    ...(running === 0 ? [] : [`${running} running`]),
    ...(paused === 0 ? [] : [`${paused} paused`]),
    ...(waiting === 0 ? [] : [`${waiting} not begun`]),
    ...(unread === 0 ? [] : [`${unread} left out, since ${unread === 1 ? 'it' : 'they'} cannot be read`]),
  ];
  const how = end === null ? 'goes on' : end.ended === 'done' ? 'has ended' : `was stopped (${end.because})`;
  return `${record.id} ${how}: ${parts.join(', ')}`;
}

/** One sentence for each hypothesis, with n, effect, interval and the word. */
export function answerText({ stated, answer, effect, alpha, ends }: ToldAnswer): string {
  const metric = METRICS[stated.metric];
  if (effect === null) return `${WORDS[answer]}: nothing was run yet that ${stated.arm} and ${stated.against} share.`;
  const floor = floorText(ends, metric);
  const found = `${metric.label} of ${stated.arm} less ${stated.against}: ${difference(effect.effect, metric)} (${level(alpha)} ${range(effect, metric)}, p ${chance(effect.p)}), from ${count(effect.pairs, 'pair')} in ${count(effect.clusters, 'cluster')}; an effect of ${difference(stated.matters, metric, false)} would matter.`;
  return `${WORDS[answer]}. ${found}${floor}`;
}

/** Arms that solve nearly nothing, or nearly all, could hardly differ whatever they did. */
function floorText(ends: ToldAnswer['ends'], metric: Metric): string {
  const [arm, against] = ends;
  if (arm === null || against === null || metric.unit !== 'share') return '';
  const where = Math.max(arm, against) < NEAR ? 'floor' : Math.min(arm, against) > 1 - NEAR ? 'ceiling' : null;
  return where === null
    ? ''
    : ` Both arms are near the ${where} (${figureText(arm, metric)} and ${figureText(against, metric)}), where they could hardly differ: an easier or harder suite, or another --strategy to begin with, would say more.`;
}

const NEAR = 0.05;

const WORDS = { supported: 'Supported', 'not supported': 'Not supported', undecided: 'Undecided' } as const;

/** Under which model all that holds, and how it is found out for another. */
export function modelNote({ record }: ExperimentState, offline: boolean): string {
  const which = record.fingerprint === '' ? record.model : `${record.model} (${record.fingerprint})`;
  const holds = offline
    ? `All of it holds under the offline model (${which}), which is a program that repairs programs and no language model: of another model it says nothing.`
    : `All of it holds under the model ${which}: of another one it says nothing.`;
  return `${holds} With a real model: set OPENAI_BASE_URL, OPENAI_API_KEY and RATCHET_MODEL, \`ratchet up\`, then \`${record.command} --name ${record.id}-real --max-cost-usd DOLLARS\`.`;
}

export function answerTable({ answers }: Pick<ExperimentStory, 'answers'>): ToldTable {
  return {
    title: 'Hypotheses',
    note: 'Of suites alone no word is said: they were not what was asked, and their intervals are not corrected for being many.',
    head: ['hypothesis', 'metric', 'suite', 'n (pairs, clusters)', 'effect', 'interval', 'p', 'word'],
    rows: answers.flatMap(({ stated, effect, answer, suites }) => [
      effectRow(stated, 'all', effect, answer),
      ...suites.map((each) => effectRow(stated, each.suite, each.effect, '')),
    ]),
  };
}

function effectRow(stated: ToldAnswer['stated'], suite: string, effect: Effect | null, word: string): readonly string[] {
  const metric = METRICS[stated.metric];
  const about = [`${stated.arm} against ${stated.against}`, metric.label, suite];
  if (effect === null) return [...about, '0', 'none', 'none', 'none', word];
  return [
    ...about,
    `${effect.pairs}, ${effect.clusters}`,
    difference(effect.effect, metric),
    range(effect, metric),
    chance(effect.p),
    word,
  ];
}

export function figureTables({ figures }: Pick<ExperimentStory, 'figures'>): readonly ToldTable[] {
  return figures.map(({ metric: name, rows }) => {
    const metric: Metric = METRICS[name];
    return {
      title: metric.label,
      note: `${metric.about[0]?.toUpperCase() ?? ''}${metric.about.slice(1)}. ${metric.better === 'higher' ? 'Higher' : 'Lower'} is better. Intervals of 95 %, by cluster.`,
      head: ['arm', 'suite', 'value', 'interval', 'clusters'],
      rows: rows.map(({ arm, suite, figure }) => [
        arm,
        suite ?? 'all',
        figure === null ? 'none' : figureText(figure.value, metric),
        figure === null || figure.low === null || figure.high === null
          ? 'none'
          : `${figureText(figure.low, metric)} to ${figureText(figure.high, metric)}`,
        figure === null ? '0' : String(figure.clusters),
      ]),
    };
  });
}

export function campaignTable({ state, cells }: ExperimentStory): ToldTable {
  const measured = new Map(cells.map((cell) => [cell.campaign, cell]));
  return {
    title: 'Campaigns',
    note: 'Each is one of `ratchet campaign list`, with a report of its own.',
    head: [
      'campaign',
      'arm',
      'suite',
      'seed',
      'status',
      'cycles',
      'solved on sealed runs',
      'promotions',
      'model calls',
      'dollars',
      'minutes',
    ],
    rows: state.cells.map(({ planned, state: at, spent }) => {
      const cell = measured.get(planned.campaign);
      return [
        planned.campaign,
        planned.arm,
        planned.suite,
        String(planned.seed),
        at?.status ?? 'not begun',
        at === null ? '' : String(at.cycle),
        cell === undefined ? '' : `${cell.trials.filter(({ solved }) => solved).length} of ${cell.trials.length}`,
        at === null ? '' : String(at.promotions),
        String(spent.modelCalls),
        spent.costUsd.toFixed(4),
        at === null ? '' : (at.activeMs / MINUTE).toFixed(1),
      ];
    }),
  };
}

const MINUTE = 60_000;

/** How often each task was solved under each arm, over all seeds that had it among the sealed. */
export function taskTable({ cells, state }: ExperimentStory): ToldTable {
  const arms = state.record.definition.arms.map(({ name }) => name);
  const rows = new Map<string, Map<string, { solved: number; of: number }>>();
  for (const { suite, arm, trials } of cells)
    for (const { task, solved } of trials) {
      const key = `${suite}: ${task}`;
      const row = rows.get(key) ?? new Map<string, { solved: number; of: number }>();
      const known = row.get(arm) ?? { solved: 0, of: 0 };
      row.set(arm, { solved: known.solved + Number(solved), of: known.of + 1 });
      rows.set(key, row);
    }
  return {
    title: 'Task by task',
    note: 'Runs that were solved, of those that were judged, over all seeds that had the task among the sealed.',
    head: ['task', ...arms],
    rows: [...rows]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([task, row]) => [
        task,
        ...arms.map((arm) => {
          const at = row.get(arm);
          return at === undefined ? '' : `${at.solved} of ${at.of}`;
        }),
      ]),
  };
}

function figureText(value: number, { unit }: Pick<Metric, 'unit'>): string {
  switch (unit) {
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'points a cycle':
      return (100 * value).toFixed(2);
    case 'number':
      return value >= 1_000 ? value.toFixed(0) : value.toFixed(2);
    case 'dollars':
      return `$${value.toFixed(4)}`;
    case 'minutes':
      return value.toFixed(1);
  }
}

function difference(exact: number, { unit }: Pick<Metric, 'unit'>, signed = true): string {
  // no minus before what is shown as 0
  const value = Math.abs(exact) < LEAST_SHOWN ? 0 : exact;
  const sign = signed && value > 0 ? '+' : '';
  if (unit === 'share') return `${sign}${(100 * value).toFixed(1)} points`;
  return `${sign}${figureText(value, { unit })}${unit === 'points a cycle' ? ' points a cycle' : ''}`;
}

const LEAST_SHOWN = 0.0005;

function range({ low, high }: Effect, metric: Metric): string {
  if (low === null && high === null) return 'without bounds: too few clusters';
  return `${low === null ? 'no bound' : difference(low, metric)} to ${high === null ? 'no bound' : difference(high, metric)}`;
}

function level(alpha: number): string {
  return `${(100 * (1 - alpha)).toFixed(2).replace(/\.?0+$/, '')} % interval`;
}

function chance(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
