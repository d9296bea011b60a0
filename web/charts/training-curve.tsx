import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import type { TrainingPoint } from '../../ports/adapter.js';
import { counted } from '../ui/figures.js';
import { legend, tooltip, xAxis, yAxis } from './axes.js';
import { Chart, type ChartTable } from './chart.js';
import { type Colours, pictureOf } from './picture.js';

const TAUGHT = 'loss on rows that teach';
const HELD_OUT = 'loss on rows held out';

/** How a training went, step by step, as far as it was said. */
export function TrainingCurve({ curve }: { readonly curve: readonly TrainingPoint[] }) {
  const picture = useMemo(() => pictureOf(optionOf, { curve }), [curve]);
  const held = curve.flatMap(({ validLoss }) => validLoss ?? []);
  const [first, last] = [held[0], held.at(-1)];
  const course = first === undefined || last === undefined ? '' : `, on rows held out from ${lossText(first)} to ${lossText(last)}`;
  return (
    <Chart
      label={`Loss at ${counted(curve.length, 'step')} of the training${course}`}
      height={220}
      picture={picture}
      table={() => tableOf(curve)}
    />
  );
}

function tableOf(curve: readonly TrainingPoint[]): ChartTable {
  return {
    head: ['step', TAUGHT, HELD_OUT],
    rows: curve.map(({ step, trainLoss, validLoss }) => [step, lossText(trainLoss), lossText(validLoss)]),
  };
}

function lossText(loss: number | null): string {
  return loss === null ? '' : loss.toFixed(3);
}

function optionOf(colour: Colours, { curve }: { readonly curve: readonly TrainingPoint[] }): EChartsCoreOption {
  const line = { type: 'line', connectNulls: true, symbolSize: 5 };
  const told = ({ step, trainLoss, validLoss }: TrainingPoint): string =>
    [
      `step ${step}`,
      ...(trainLoss === null ? [] : [`${TAUGHT}: ${lossText(trainLoss)}`]),
      ...(validLoss === null ? [] : [`${HELD_OUT}: ${lossText(validLoss)}`]),
    ].join('\n');
  return {
    legend: legend(colour, [TAUGHT, HELD_OUT]),
    xAxis: xAxis(colour, {}),
    yAxis: yAxis(colour, { scale: true }),
    tooltip: tooltip(colour, (index) => {
      const point = curve[index];
      return point === undefined ? '' : told(point);
    }),
    series: [
      {
        ...line,
        name: TAUGHT,
        symbol: 'none',
        lineStyle: { width: 1.5, color: colour('series-2') },
        itemStyle: { color: colour('series-2') },
        data: curve.map(({ step, trainLoss }) => [step, trainLoss]),
      },
      {
        ...line,
        name: HELD_OUT,
        symbol: 'circle',
        lineStyle: { width: 2.2, color: colour('accent') },
        itemStyle: { color: colour('accent') },
        data: curve.map(({ step, validLoss }) => [step, validLoss]),
      },
    ],
  };
}
