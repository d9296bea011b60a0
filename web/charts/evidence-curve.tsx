import { useCallback, useMemo } from 'react';
import { evidence } from '../ui/figures.js';
import { legend, tooltip, xAxis, yAxis } from './axes.js';
import { Chart } from './chart.js';
import type { Colours, Draw } from './drawing.js';

interface Race {
  readonly k: number;
  readonly logThreshold: number;
  /** logarithms, before the first pair and behind each */
  readonly curve: readonly number[];
}

/** How the evidence of a race grew, against what a promotion needs. */
export function EvidenceCurve({ race }: { readonly race: Race }) {
  const { k, curve, logThreshold } = race;
  const draw = useCallback<Draw>((colour) => optionOf(colour, { k, curve, logThreshold }), [k, curve, logThreshold]);
  const table = useMemo(
    () => ({ head: ['pair', 'evidence', 'needed'], rows: curve.map((each, pair) => [pair, evidence(each), evidence(logThreshold)]) }),
    [curve, logThreshold],
  );
  const last = curve.at(-1) ?? 0;
  return (
    <Chart
      label={`Evidence of race ${k} after ${curve.length - 1} pairs: ${evidence(last)} of the ${evidence(logThreshold)} that a promotion needs`}
      height={220}
      draw={draw}
      table={table}
    />
  );
}

function optionOf(colour: Colours, { curve, logThreshold }: Race): ReturnType<Draw> {
  const low = Math.min(-1, ...curve);
  const high = Math.max(logThreshold, ...curve);
  return {
    legend: legend(colour, ['evidence that the challenger is better', 'needed for a promotion']),
    xAxis: xAxis(colour, { min: 0, max: Math.max(10, curve.length - 1) }),
    yAxis: yAxis(colour, {
      min: Math.floor(low),
      max: Math.ceil(high + 0.4),
      splitNumber: 4,
      axisLabel: { color: colour('ink-3'), formatter: (log: number) => evidence(log) },
    }),
    tooltip: tooltip(colour, (pair) => `after ${pair} pairs: ${evidence(curve[pair] ?? 0)}\nneeded: ${evidence(logThreshold)}`),
    series: [
      {
        type: 'line',
        name: 'evidence that the challenger is better',
        symbol: 'none',
        lineStyle: { width: 2.2, color: colour('accent') },
        itemStyle: { color: colour('accent') },
        data: curve.map((each, pair) => [pair, each]),
      },
      {
        type: 'line',
        name: 'needed for a promotion',
        symbol: 'none',
        silent: true,
        lineStyle: { width: 1.5, type: [6, 4], color: colour('good') },
        itemStyle: { color: colour('good') },
        data: [
          [0, logThreshold],
          [Math.max(10, curve.length - 1), logThreshold],
        ],
      },
    ],
  };
}
