import type { Colours } from './picture.js';

/** What the axes of every plot look like. */
export function xAxis(colour: Colours, more: object): object {
  return {
    type: 'value',
    min: 'dataMin',
    max: 'dataMax',
    minInterval: 1,
    axisLine: { lineStyle: { color: colour('line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: colour('ink-3'), hideOverlap: true },
    splitLine: { show: false },
    ...more,
  };
}

export function yAxis(colour: Colours, more: object): object {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colour('ink-3') },
    splitLine: { lineStyle: { color: colour('line') } },
    ...more,
  };
}

export function legend(colour: Colours, data: readonly unknown[]): object {
  return {
    data,
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 8,
    itemGap: 16,
    icon: 'roundRect',
    textStyle: { color: colour('ink-2'), fontSize: 12 },
    selectedMode: false,
  };
}

/** Drawn like the rest, and not as HTML: the policy of the page lets no style in by markup. `tell` gets the index of what is pointed at. */
export function tooltip(colour: Colours, tell: (index: number) => string): object {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: colour('surface'),
    borderColor: colour('line'),
    padding: [8, 12],
    textStyle: { color: colour('ink'), fontSize: 12, lineHeight: 19 },
    axisPointer: { type: 'line', lineStyle: { color: colour('line-strong'), type: 'solid', width: 1 } },
    formatter: (shown: unknown) => tell(indexOf(shown)),
  };
}

function indexOf(shown: unknown): number {
  const [first] = Array.isArray(shown) ? (shown as readonly { readonly dataIndex?: number }[]) : [];
  return first?.dataIndex ?? -1;
}
