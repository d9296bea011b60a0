import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import type { Board } from '../../campaigns/board.js';
import { legend, tooltip, xAxis, yAxis } from './axes.js';
import { Chart, type ChartTable } from './chart.js';
import { type Colours, pictureOf } from './picture.js';

type Cycles = Board['cycles'];
const CLASSES = ['Logic', 'Syntax', 'Timeout', 'Resource', 'Tampering', 'Other'] as const;
const COLOURS: Readonly<Record<(typeof CLASSES)[number], string>> = {
  Logic: 'cell-logic',
  Syntax: 'cell-syntax',
  Timeout: 'cell-timeout',
  Resource: 'cell-resource',
  Tampering: 'cell-tampering',
  Other: 'cell-other',
};
/** More would be thinner than a line. */
const MOST_BINS = 120;
/** Bars that stand without a gap. */
const MANY = 40;

interface Bin {
  readonly cycle: number;
  readonly failed: Readonly<Record<string, number>>;
}

/** How tasks were not solved, cycle by cycle. Long campaigns are told in steps of a few cycles, as means. */
export function FailuresChart({ cycles }: { readonly cycles: Cycles }) {
  const present = useMemo(() => classesIn(cycles), [cycles]);
  const picture = useMemo(() => pictureOf(optionOf, { cycles }), [cycles]);
  return (
    <Chart
      label={`Tasks that were not solved, by class of error: ${present.join(', ') || 'none'}`}
      height={220}
      picture={picture}
      table={() => tableOf(cycles)}
    />
  );
}

function classesIn(cycles: Cycles): readonly (typeof CLASSES)[number][] {
  return CLASSES.filter((each) => cycles.some(({ failed }) => (failed[each] ?? 0) > 0));
}

function tableOf(cycles: Cycles): ChartTable {
  const present = classesIn(cycles);
  return {
    head: ['cycle', ...present],
    rows: cycles.map(({ cycle, failed }) => [cycle + 1, ...present.map((each) => failed[each] ?? 0)]),
  };
}

function binned(cycles: Cycles): readonly Bin[] {
  const size = Math.ceil(cycles.length / MOST_BINS);
  return Array.from({ length: Math.ceil(cycles.length / Math.max(1, size)) }, (_, bin) => {
    const near = cycles.slice(bin * size, (bin + 1) * size);
    const failed = Object.fromEntries(
      CLASSES.map((each) => [each, near.reduce((sum, { failed: of }) => sum + (of[each] ?? 0), 0) / Math.max(1, near.length)]),
    );
    return { cycle: (near[0]?.cycle ?? 0) + 1, failed };
  });
}

function optionOf(colour: Colours, { cycles }: { readonly cycles: Cycles }): EChartsCoreOption {
  const [bins, present] = [binned(cycles), classesIn(cycles)];
  return {
    legend: legend(colour, present),
    xAxis: xAxis(colour, { type: 'category', data: bins.map(({ cycle }) => cycle) }),
    yAxis: yAxis(colour, { minInterval: 1 }),
    tooltip: tooltip(colour, (index) => {
      const bin = bins[index];
      return bin === undefined
        ? ''
        : [`Cycle ${bin.cycle}`, ...present.map((each) => `${each}: ${Number((bin.failed[each] ?? 0).toFixed(1))}`)].join('\n');
    }),
    series: present.map((each) => ({
      type: 'bar',
      name: each,
      stack: 'failed',
      barCategoryGap: bins.length > MANY ? '0%' : '30%',
      // all of a class in one path
      large: bins.length > MANY,
      largeThreshold: 0,
      itemStyle: { color: colour(COLOURS[each]) },
      data: bins.map(({ failed }) => failed[each] ?? 0),
    })),
  };
}
