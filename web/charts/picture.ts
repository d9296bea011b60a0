import type { EChartsCoreOption } from 'echarts/core';

/** The colours of the page, as they are now. */
export type Colours = (name: string) => string;

/** What is to be drawn, and all that it is made of: where that is the same, so is the picture. */
export interface Picture {
  readonly draw: (colour: Colours) => EChartsCoreOption;
  readonly madeOf: readonly unknown[];
}

export function pictureOf<Figures extends object>(
  draw: (colour: Colours, figures: Figures) => EChartsCoreOption,
  figures: Figures,
): Picture {
  return { draw: (colour) => draw(colour, figures), madeOf: [draw, ...Object.values(figures)] };
}

export function isSame({ madeOf: one }: Picture, { madeOf: other }: Picture): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
