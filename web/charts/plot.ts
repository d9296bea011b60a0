import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AxisPointerComponent,
  DataZoomInsideComponent,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type Colours, isSame, type Picture } from './picture.js';

register([
  BarChart,
  LineChart,
  ScatterChart,
  AxisPointerComponent,
  DataZoomInsideComponent,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/**
 * A picture on an element of its own, drawn on a canvas in the colours of the page: nothing in it is markup, whatever a label
 * says. It can be taken out of the page and put back as it was, which draws nothing.
 */
export class Plot {
  picked: ((x: number) => void) | undefined;
  readonly #box = document.createElement('div');
  #chart: EChartsType | null = null;
  #drawn: { readonly picture: Picture; readonly isDark: boolean } | null = null;
  // it also tells the size that is there already: drawn anew for that, each plot would be drawn twice
  readonly #sizes = new ResizeObserver(() => {
    const [chart, { clientWidth, clientHeight }] = [this.#chart, this.#box];
    if (chart !== null && (chart.getWidth() !== clientWidth || chart.getHeight() !== clientHeight)) chart.resize();
  });

  constructor() {
    this.#box.className = 'plot';
  }

  isOf(picture: Picture): boolean {
    return this.#drawn !== null && isSame(this.#drawn.picture, picture);
  }

  shows(picture: Picture, isDark: boolean): boolean {
    return this.#drawn?.isDark === isDark && this.isOf(picture);
  }

  putInto(place: HTMLElement): void {
    place.append(this.#box);
    this.#sizes.observe(this.#box);
  }

  show(picture: Picture, isDark: boolean): void {
    this.#chart ??= this.#begun();
    const style = getComputedStyle(document.documentElement);
    const colour: Colours = (name) => style.getPropertyValue(`--${name}`).trim();
    this.#chart.setOption({ ...common(colour), ...picture.draw(colour) }, { notMerge: true });
    this.#drawn = { picture, isDark };
  }

  takeOut(): void {
    // without its element it has no size
    this.#sizes.disconnect();
    // where somebody points at it, what is told there would still stand when it is back
    this.#chart?.getZr().trigger('globalout', {});
    this.#box.remove();
  }

  end(): void {
    this.#chart?.dispose();
  }

  #begun(): EChartsType {
    const chart = init(this.#box, undefined, { renderer: 'canvas' });
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])[0];
      if (at !== undefined && chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) this.picked?.(Math.round(at));
    });
    return chart;
  }
}

const FONT = "'Inter', system-ui, sans-serif";

function common(colour: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 12, color: colour('ink-3') },
    grid: { left: 46, right: 18, top: 34, bottom: 30 },
  };
}

/** The plots of the page that was left last: who comes back finds them drawn. */
const ASIDE: Plot[] = [];
const MOST_ASIDE = 4;

/** One that shows this already, where it was put aside. */
export function takePlot(picture: Picture): Plot {
  const at = ASIDE.findIndex((plot) => plot.isOf(picture));
  return ASIDE.splice(at, at < 0 ? 0 : 1)[0] ?? new Plot();
}

export function putAside(plot: Plot): void {
  plot.takeOut();
  ASIDE.push(plot);
  if (ASIDE.length > MOST_ASIDE) ASIDE.shift()?.end();
}
