import { HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent } from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { HeatmapSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, VisualMapComponentOption } from 'echarts/components';
import { Html } from '../report-page/html.js';

use([HeatmapChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent, SVGRenderer]);

type Option = ComposeOption<
  HeatmapSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | LegendComponentOption | VisualMapComponentOption
>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line with a band of what is likely about it. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (Point & { readonly low: number; readonly high: number })[];
}

const WIDTH = 820;
const HEIGHT = 320;

/** Colours that the page says, so that a plot is readable in the dark and in print; the plot itself is drawn in stand-ins. */
const ARMS = ['#0a0a01', '#0a0a02', '#0a0a03', '#0a0a04', '#0a0a05', '#0a0a06'] as const;
const HEATS = ['#0b0b00', '#0b0b01', '#0b0b02', '#0b0b03', '#0b0b04'] as const;
const INK = '#0c0c01';
const SOFT = '#0c0c02';
const LINE = '#0c0c03';
const STAND_INS: readonly (readonly [string, string])[] = [
  ...ARMS.map((each, index) => [each, `var(--arm-${index})`] as const),
  ...HEATS.map((each, index) => [each, `var(--heat-${index})`] as const),
  [INK, 'var(--ink)'],
  [SOFT, 'var(--soft)'],
  [LINE, 'var(--line)'],
];

const text = { color: INK, fontFamily: 'system-ui, sans-serif', fontSize: 12 };
const axis = (name: string) => ({
  name,
  nameLocation: 'middle' as const,
  nameGap: 34,
  nameTextStyle: text,
  axisLabel: { ...text, color: SOFT },
  axisLine: { lineStyle: { color: SOFT } },
  splitLine: { lineStyle: { color: LINE } },
});
const LEGEND = { top: 0, itemGap: 24, textStyle: text } as const;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Success in practice by the cycle, each arm with its band. */
export function curvePlot(curves: readonly Curve[], label: string): Html {
  const series = curves.flatMap(({ name, points }, index): LineSeriesOption[] => {
    const color = colorOf(index);
    const plain = { type: 'line' as const, symbol: 'none', silent: true };
    const hidden = { ...plain, stack: `band ${index}`, lineStyle: { opacity: 0 } };
    return [
      { ...hidden, data: points.map(({ x, low }) => [x, low]) },
      { ...hidden, data: points.map(({ x, low, high }) => [x, high - low]), areaStyle: { color, opacity: 0.16 } },
      { ...plain, name, data: points.map(({ x, y }) => [x, y]), lineStyle: { color, width: 2 }, itemStyle: { color } },
    ];
  });
  return drawn(label, {
    legend: { ...LEGEND, data: curves.map(({ name }) => name) },
    xAxis: { ...axis('cycle'), type: 'value', minInterval: 1, min: 'dataMin', max: 'dataMax' },
    yAxis: {
      ...axis('solved in practice'),
      nameGap: 46,
      type: 'value',
      min: 0,
      max: 1,
      axisLabel: { ...text, color: SOFT, formatter: percent },
    },
    series,
  });
}

/** A point for each campaign. */
export function scatterPlot(
  groups: readonly { readonly name: string; readonly points: readonly Point[] }[],
  { x, label }: { readonly x: string; readonly label: string },
): Html {
  return drawn(label, {
    legend: { ...LEGEND, data: groups.map(({ name }) => name) },
    xAxis: { ...axis(x), type: 'value', scale: true },
    yAxis: { ...axis('solved'), nameGap: 46, type: 'value', min: 0, max: 1, axisLabel: { ...text, color: SOFT, formatter: percent } },
    series: groups.map(({ name, points }, index) => ({
      type: 'scatter' as const,
      name,
      symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
      symbolSize: 10,
      itemStyle: { color: colorOf(index), opacity: 0.85 },
      data: points.map((each) => [each.x, each.y]),
    })),
  });
}

/** Arms are told apart without colour too. */
const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'pin', 'arrow'] as const;

/** Lines that begin at 0, with the level that they have to reach. */
export function tracePlot(
  traces: readonly { readonly name: string; readonly group: number; readonly values: readonly number[] }[],
  groups: readonly string[],
  label: string,
): Html {
  return drawn(label, {
    legend: { ...LEGEND, data: groups.map((name, index) => ({ name, itemStyle: { color: colorOf(index) } })) },
    xAxis: { ...axis('pair'), type: 'value', minInterval: 1 },
    yAxis: { ...axis('digits from promotion'), nameGap: 46, type: 'value' },
    series: traces.map(({ group, values }, index): LineSeriesOption => ({
      type: 'line',
      name: groups[group] ?? '',
      symbol: 'none',
      data: values.map((value, pair) => [pair, value]),
      lineStyle: { color: colorOf(group), width: 1.2, opacity: 0.8 },
      itemStyle: { color: colorOf(group) },
      ...(index === 0 ? noEffect({ yAxis: 0 }) : {}),
    })),
  });
}

/** Tasks in rows, arms in columns, darker where more runs were solved. */
export function gridPlot(
  tasks: readonly string[],
  arms: readonly string[],
  shares: readonly (readonly (number | null)[])[],
  label: string,
): Html {
  const height = 70 + tasks.length * 16;
  const data = shares.flatMap((row, y) => row.flatMap((share, x) => (share === null ? [] : [[x, y, share]])));
  return drawn(
    label,
    {
      grid: { left: 250, right: 20, top: 34, bottom: 40 },
      xAxis: { type: 'category', data: [...arms], position: 'top', axisLabel: text, axisLine: { show: false }, axisTick: { show: false } },
      yAxis: {
        type: 'category',
        data: tasks.map((task) => (task.length > MOST_LETTERS ? `…${task.slice(1 - MOST_LETTERS)}` : task)),
        inverse: true,
        axisLabel: { ...text, fontSize: 10.5, interval: 0 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      visualMap: {
        type: 'piecewise',
        orient: 'horizontal',
        left: 'center',
        bottom: 4,
        textStyle: text,
        pieces: HEATS.map((color, index) => ({
          color,
          gte: index === 0 ? 0 : index / HEATS.length,
          ...(index === HEATS.length - 1 ? { lte: 1 } : { lt: (index + 1) / HEATS.length }),
          label: `${percent(index / HEATS.length)} to ${percent((index + 1) / HEATS.length)}`,
        })),
      },
      series: [{ type: 'heatmap', data, itemStyle: { borderColor: LINE, borderWidth: 1 } }],
    },
    height,
  );
}

const MOST_LETTERS = 38;

/** An effect and its interval in each row, about the line of no effect. */
export function effectPlot(
  rows: readonly { readonly name: string; readonly value: number; readonly low: number; readonly high: number }[],
  { x, label }: { readonly x: string; readonly label: string },
): Html {
  const height = 80 + rows.length * 36;
  return drawn(
    label,
    {
      grid: { left: 250, right: 30, top: 12, bottom: 54 },
      xAxis: { ...axis(x), type: 'value' },
      yAxis: {
        type: 'category',
        data: rows.map(({ name }) => name),
        inverse: true,
        axisLabel: text,
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        ...rows.map(({ name, low, high }, index): LineSeriesOption => ({
          type: 'line',
          symbol: 'none',
          data: [
            [low, name],
            [high, name],
          ],
          lineStyle: { color: colorOf(0), width: 3 },
          ...(index === 0 ? noEffect({ xAxis: 0 }) : {}),
        })),
        { type: 'scatter', symbolSize: 11, itemStyle: { color: colorOf(0) }, data: rows.map(({ name, value }) => [value, name]) },
      ],
    },
    height,
  );
}

function colorOf(index: number): string {
  return ARMS[index % ARMS.length] ?? ARMS[0];
}

/** As text of an SVG: the library writes all texts of it escaped. */
function drawn(label: string, option: Option, height = HEIGHT): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({ animation: false, grid: { left: 64, right: 20, top: 36, bottom: 54 }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const colored = STAND_INS.reduce((all, [standIn, variable]) => all.replaceAll(standIn, variable), svg);
  const open = `<svg role="img" aria-label="${label.replaceAll(/[^\p{L}\p{N} .,:()%-]/gu, ' ')}" viewBox="0 0 ${WIDTH} ${height}"`;
  // what only a script would read
  const bare = colored.replaceAll(/ ecmeta_\w+="[^"]*"/g, '');
  return new Html(bare.replace(/<svg[^>]*>/, `${open} xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`));
}

/** The line of no effect, drawn once in a plot. */
function noEffect(at: { readonly xAxis: 0 } | { readonly yAxis: 0 }) {
  return {
    markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: INK, type: 'dashed' as const }, data: [at] },
  };
}
