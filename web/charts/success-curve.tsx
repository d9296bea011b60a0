import type { EChartsCoreOption } from 'echarts/core';
import { useCallback, useMemo } from 'react';
import type { Board } from '../../campaigns/board.js';
import { counted, interval, percent } from '../ui/figures.js';
import { legend, tooltip, xAxis, yAxis } from './axes.js';
import { Chart, type ChartTable } from './chart.js';
import { type Colours, pictureOf } from './picture.js';

type Told = Pick<Board, 'cycles' | 'marks' | 'window'>;

/** Success in practice with its 95 % band, cycle by cycle; promotions and rollbacks stand where they were. */
export function SuccessCurve({ cycles, marks, window, onPick }: Told & { readonly onPick?: (cycle: number) => void }) {
  const picture = useMemo(() => pictureOf(optionOf, { cycles, marks, window }), [cycles, marks, window]);
  const [first, last] = [cycles[0], cycles.at(-1)];
  const label = `Success in practice over ${counted(cycles.length, 'cycle')}${first === undefined || last === undefined ? '' : `, from ${percent(first.recent.share)} to ${percent(last.recent.share)}`}`;
  const pick = useCallback((x: number) => onPick?.(x - 1), [onPick]);
  return (
    <Chart label={label} height={300} picture={picture} table={() => tableOf(cycles)} {...(onPick === undefined ? {} : { onPick: pick })} />
  );
}

function tableOf(cycles: Told['cycles']): ChartTable {
  return {
    head: ['cycle', 'solved', 'last cycles together', 'interval', 'champion'],
    rows: cycles.map(({ cycle, solved, of, recent, strategy }) => [
      cycle + 1,
      `${solved} of ${of}`,
      percent(recent.share),
      interval(recent),
      strategy,
    ]),
  };
}

const EACH = 'each cycle';

function optionOf(colour: Colours, { cycles, marks, window }: Told): EChartsCoreOption {
  const name = window === 1 ? 'solved in practice' : `solved in practice, last ${window} cycles together`;
  const at = (share: (cycle: Told['cycles'][number]) => number): readonly (readonly number[])[] =>
    cycles.map((each) => [each.cycle + 1, share(each)]);
  const line = { type: 'line', symbol: 'none', silent: true, lineStyle: { width: 0 } };
  return {
    legend: legend(colour, [name, ...(window === 1 ? [] : [EACH]), '95 % interval']),
    dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }],
    xAxis: xAxis(colour, {
      min: 1,
      max: Math.max(2, cycles.length),
      name: 'cycle',
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: { color: colour('ink-3') },
    }),
    yAxis: yAxis(colour, {
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { color: colour('ink-3'), formatter: (share: number) => percent(share) },
    }),
    tooltip: tooltip(colour, (index) => toldAt(cycles[index], marks)),
    series: [
      { ...line, name: 'low', stack: 'band', data: at(({ recent }) => recent.low) },
      {
        ...line,
        name: '95 % interval',
        stack: 'band',
        data: at(({ recent }) => recent.high - recent.low),
        areaStyle: { color: colour('accent'), opacity: 0.14 },
        itemStyle: { color: colour('accent'), opacity: 0.25 },
      },
      ...(window === 1
        ? []
        : [
            {
              type: 'scatter',
              name: EACH,
              silent: true,
              symbolSize: cycles.length > 300 ? 2.5 : 4,
              // all in one path
              large: true,
              largeThreshold: 0,
              itemStyle: { color: colour('ink-3'), opacity: 0.45 },
              data: at(({ solved, of }) => solved / Math.max(1, of)),
            },
          ]),
      {
        type: 'line',
        name,
        symbol: cycles.length > 30 ? 'none' : 'circle',
        symbolSize: 6,
        sampling: 'lttb',
        lineStyle: { width: 2.2, color: colour('accent') },
        itemStyle: { color: colour('accent') },
        data: at(({ recent }) => recent.share),
        markLine: { symbol: ['none', 'none'], silent: true, data: marksOf(colour, marks) },
      },
    ],
  };
}

/** A promotion or a rollback stands behind the last cycle that it knew. */
function marksOf(colour: Colours, marks: Told['marks']): readonly object[] {
  const shown = marks.filter(({ kind, what }) => kind === 'rollback' || (kind === 'champion' && !what.endsWith('start')));
  const few = shown.length <= 12;
  return shown.map(({ kind, cycle }) => ({
    xAxis: (cycle ?? 0) + 0.5,
    lineStyle: {
      color: colour(kind === 'rollback' ? 'bad' : 'good'),
      type: kind === 'rollback' ? [5, 4] : 'solid',
      width: few ? 1.4 : 0.8,
      opacity: few ? 0.9 : 0.6,
    },
    label: {
      show: few,
      formatter: kind === 'rollback' ? '↺' : '▲',
      color: colour(kind === 'rollback' ? 'bad' : 'good'),
      fontSize: 11,
      distance: 2,
    },
  }));
}

function toldAt(at: Told['cycles'][number] | undefined, marks: Told['marks']): string {
  if (at === undefined) return '';
  const here = marks.filter(({ kind, cycle }) => (kind === 'champion' || kind === 'rollback') && cycle === at.cycle);
  return [
    `Cycle ${at.cycle + 1}: ${at.solved} of ${at.of} solved`,
    `${percent(at.recent.share)}, interval ${interval(at.recent)}`,
    `champion ${at.strategy}`,
    ...here.map(({ what, strategy }) => `then ${what}${strategy === null ? '' : `: ${strategy}`}`),
  ].join('\n');
}
