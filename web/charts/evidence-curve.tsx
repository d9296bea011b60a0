import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { evidence } from '../ui/figures.js';
import { legend, tooltip, xAxis, yAxis } from './axes.js';
import { Chart, type ChartTable } from './chart.js';
import { type Colours, pictureOf } from './picture.js';

interface Race {
  readonly k: number;
  readonly logThreshold: number;
  /** logarithms, before the first pair and behind each */
  readonly curve: readonly number[];
}

/** How the evidence of a race grew, against what a promotion needs. */
export function EvidenceCurve({ race }: { readonly race: Race }) {
  const { k, curve, logThreshold } = race;
  const picture = useMemo(() => pictureOf(optionOf, { curve, logThreshold }), [curve, logThreshold]);
  const last = curve.at(-1) ?? 0;
  return (
    <Chart
      label={`Evidence of race ${k} after ${curve.length - 1} pairs: ${evidence(last)} of the ${evidence(logThreshold)} that a promotion needs`}
      height={220}
      picture={picture}
      table={() => tableOf(race)}
    />
  );
}

function tableOf({ curve, logThreshold }: Race): ChartTable {
  return { head: ['pair', 'evidence', 'needed'], rows: curve.map((each, pair) => [pair, evidence(each), evidence(logThreshold)]) };
}

// on a phone both stand in one line, above the axis
const BETTER = 'evidence so far';
const NEEDED = 'needed for a promotion';

function tens(log: number): number {
  return log / Math.LN10;
}

/** On a scale of tens, with a step at each ten and its third. */
function optionOf(colour: Colours, { curve, logThreshold }: Pick<Race, 'curve' | 'logThreshold'>): EChartsCoreOption {
  const [low, high] = [tens(Math.min(0, ...curve)), tens(Math.max(logThreshold, ...curve))];
  const step = high - low > 3 ? 1 : 0.5;
  const pairs = Math.max(10, curve.length - 1);
  const line = { type: 'line', symbol: 'none' };
  return {
    legend: legend(colour, [BETTER, NEEDED]),
    xAxis: xAxis(colour, { min: 0, max: pairs }),
    yAxis: yAxis(colour, {
      min: Math.floor(low / step) * step,
      max: Math.ceil((high + 0.1) / step) * step,
      interval: step,
      axisLabel: { color: colour('ink-3'), formatter: (ten: number) => String(Number((10 ** ten).toPrecision(1))) },
    }),
    tooltip: tooltip(colour, (pair) => `after ${pair} pairs: ${evidence(curve[pair] ?? 0)}\nneeded: ${evidence(logThreshold)}`),
    series: [
      {
        ...line,
        name: BETTER,
        lineStyle: { width: 2.2, color: colour('accent') },
        itemStyle: { color: colour('accent') },
        data: curve.map((each, pair) => [pair, tens(each)]),
      },
      {
        ...line,
        name: NEEDED,
        silent: true,
        lineStyle: { width: 1.5, type: [6, 4], color: colour('series-2') },
        itemStyle: { color: colour('series-2') },
        data: [
          [0, tens(logThreshold)],
          [pairs, tens(logThreshold)],
        ],
      },
    ],
  };
}
