import type { ExperimentStory } from '../../campaigns/experiments/story.js';
import { taskTable, type ToldTable } from '../../campaigns/experiments/told.js';
import { mean } from '../../domain/metrics.js';
import { ratioFigure } from '../../domain/metrics/intervals.js';
import { METRICS } from '../../domain/metrics/table.js';
import type { Html } from '../report-page/html.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import { curvePlot, effectPlot, gridPlot, scatterPlot, tracePlot } from './charts.js';

/** A plot with what it shows, in words and as a table; null where there is nothing to show. */
export interface PlotFigure {
  readonly svg: Html;
  readonly caption: string;
  readonly table: ToldTable;
}

function armsOf({ state }: ExperimentStory): readonly string[] {
  return state.record.definition.arms.map(({ name }) => name);
}

/** Hypotheses whose metric is a share: others have another scale. */
export function effectFigure({ answers }: ExperimentStory): PlotFigure | null {
  const rows = answers.flatMap(({ stated, effect }) =>
    effect === null || METRICS[stated.metric].unit !== 'share'
      ? []
      : [
          {
            name: `${stated.arm} less ${stated.against}`,
            value: 100 * effect.effect,
            low: 100 * (effect.low ?? -1),
            high: 100 * (effect.high ?? 1),
          },
        ],
  );
  if (rows.length === 0) return null;
  return {
    svg: effectPlot(rows, { x: 'points', label: 'effects with their intervals' }),
    caption: 'Each effect with its interval; the dashed line is no effect. An interval that reaches the edge has no bound.',
    table: {
      title: 'Effects',
      note: 'In points of 100.',
      head: ['arms', 'effect', 'from', 'to'],
      rows: rows.map(({ name, value, low, high }) => [name, ...[value, low, high].map((each) => each.toFixed(1))]),
    },
  };
}

/** Success in practice, the mean over campaigns with a band of 95 %. */
export function curveFigure(story: ExperimentStory): PlotFigure | null {
  const curves = armsOf(story).map((name) => {
    const cells = story.cells.filter(({ arm }) => arm === name);
    const cycles = [...new Set(cells.flatMap(({ curve }) => curve.map(({ cycle }) => cycle)))].toSorted((a, b) => a - b);
    const points = cycles.flatMap((cycle) => {
      const parts = cells.flatMap(({ campaign, curve }) =>
        curve.filter((each) => each.cycle === cycle).map(({ solved, of }) => ({ cluster: campaign, value: solved, weight: of })),
      );
      const figure = ratioFigure(parts);
      if (figure === null) return [];
      const within = (bound: number | null): number => Math.min(1, Math.max(0, bound ?? figure.value));
      return [{ x: cycle + 1, y: figure.value, low: within(figure.low), high: within(figure.high) }];
    });
    return { name, points };
  });
  if (curves.every(({ points }) => points.length < 2)) return null;
  return {
    svg: curvePlot(curves, 'success in practice by the cycle'),
    caption:
      'Share of the practised tasks that were solved, cycle by cycle, over all campaigns of an arm; the band is the 95 % interval by campaign.',
    table: {
      title: 'Success in practice',
      note: 'By arm and cycle.',
      head: ['arm', 'cycle', 'solved', 'from', 'to'],
      rows: curves.flatMap(({ name, points }) =>
        points.map(({ x, y, low, high }) => [name, String(x), ...[y, low, high].map((each) => `${(100 * each).toFixed(1)} %`)]),
      ),
    },
  };
}

/** A point for each campaign: what its exam took, and what it solved there. */
export function costFigure(story: ExperimentStory): PlotFigure | null {
  const groups = armsOf(story).map((name) => ({
    name,
    points: story.cells
      .filter(({ arm, trials }) => arm === name && trials.length > 0)
      .map(({ campaign, trials }) => ({
        campaign,
        x: mean(trials.map(({ tokens }) => tokens)),
        y: mean(trials.map(({ solved }) => Number(solved))),
      })),
  }));
  if (groups.every(({ points }) => points.length === 0)) return null;
  return {
    svg: scatterPlot(groups, { x: 'tokens a run', label: 'tokens a run against success' }),
    caption: 'Each campaign by what a run of a sealed task took and how many were solved: up and to the left is better.',
    table: {
      title: 'Cost and success',
      note: 'Of the last exam.',
      head: ['campaign', 'arm', 'tokens a run', 'solved'],
      rows: groups.flatMap(({ name, points }) =>
        points.map(({ campaign, x, y }) => [campaign, name, x.toFixed(0), `${(100 * y).toFixed(1)} %`]),
      ),
    },
  };
}

/** Tasks on which arms differ most come first; those beyond are in the table alone. */
export function gridFigure(story: ExperimentStory): PlotFigure | null {
  const { head, rows } = taskTable(story);
  const shares = rows.map(([task = '', ...cells]) => ({ task, row: cells, shares: cells.map(shareOf) }));
  const shown = shares
    .toSorted((one, other) => spread(other.shares) - spread(one.shares) || (one.task < other.task ? -1 : 1))
    .slice(0, MOST_TASKS);
  if (shown.length === 0) return null;
  return {
    svg: gridPlot(
      shown.map(({ task }) => task),
      head.slice(1),
      shown.map((each) => each.shares),
      'share of runs solved by task and arm',
    ),
    caption: `Share of the runs that were solved, by task and arm: ${shown.length} of ${rows.length} tasks, those on which arms differ most first.`,
    table: { title: 'Task by task', note: 'As plotted.', head, rows: shown.map(({ task, row }) => [task, ...row]) },
  };
}

const MOST_TASKS = 60;

function shareOf(cell: string): number | null {
  const [solved, of] = cell.split(' of ').map(Number);
  return solved === undefined || of === undefined || of === 0 ? null : solved / of;
}

function spread(shares: readonly (number | null)[]): number {
  const known = shares.filter((each) => each !== null);
  return known.length === 0 ? -1 : Math.max(...known) - Math.min(...known);
}

/** The e-value of each race after each pair, on a logarithmic scale, less what a promotion needed. */
export function evidenceFigure(story: ExperimentStory): PlotFigure | null {
  const groups = armsOf(story);
  if (story.races.length === 0) return null;
  const traces = story.races.map(({ arm, campaign, race }) => ({
    name: `${campaign}, race ${race.k}`,
    group: groups.indexOf(arm),
    values: evidenceCurves(race).both.map((each) => (each - race.logThreshold) / Math.LN10),
  }));
  return {
    svg: tracePlot(traces, groups, 'e-values of races after each pair'),
    caption: 'Each race, pair by pair: how many digits its e-value is short of what a promotion needed. At the dashed line it promotes.',
    table: {
      title: 'Races',
      note: 'Where each ended.',
      head: ['race', 'arm', 'pairs', 'won', 'lost', 'decision', 'digits short at the end'],
      rows: story.races.map(({ arm, race }, index) => [
        traces[index]?.name ?? '',
        arm,
        String(race.pairs),
        String(race.wins),
        String(race.losses),
        race.decision,
        ((race.logE - race.logThreshold) / Math.LN10).toFixed(2),
      ]),
    },
  };
}
