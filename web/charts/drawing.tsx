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
import { useEffect, useRef } from 'react';
import { useIsDark } from '../app/theme.js';

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

/** The colours of the page, as they are now. */
export type Colours = (name: string) => string;
export type Draw = (colour: Colours) => EChartsCoreOption;

/** Draws on a canvas, in the colours of the page: nothing in it is markup, whatever a label says. */
export function Drawing({ draw, onPick }: { readonly draw: Draw; readonly onPick?: (x: number) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const isDark = useIsDark();
  const picked = useRef(onPick);
  useEffect(() => {
    picked.current = onPick;
  }, [onPick]);
  useEffect(() => {
    const { current: box } = place;
    if (box === null) return;
    const made = init(box, undefined, { renderer: 'canvas' });
    chart.current = made;
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = made.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])[0];
      if (at !== undefined && made.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) picked.current?.(Math.round(at));
    });
    // it also tells the size that is there already: drawn anew for that, each plot would be drawn twice
    const sizes = new ResizeObserver(() => {
      if (made.getWidth() !== box.clientWidth || made.getHeight() !== box.clientHeight) made.resize();
    });
    sizes.observe(box);
    return () => {
      sizes.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const show = (): void => {
      const style = getComputedStyle(document.documentElement);
      const colour: Colours = (name) => style.getPropertyValue(`--${name}`).trim();
      chart.current?.setOption({ ...common(colour), ...draw(colour) }, { notMerge: true, lazyUpdate: true });
    };
    if (place.current !== null && isInView(place.current)) return show();
    const later = setTimeout(show, UNSEEN_MS);
    return () => clearTimeout(later);
  }, [draw, isDark]);
  return <div ref={place} className="drawing" aria-hidden="true" />;
}

/** A plot that nobody sees yet waits until those that are seen stand there. */
const UNSEEN_MS = 60;

function isInView(box: HTMLElement): boolean {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

const FONT = "'Inter', system-ui, sans-serif";

function common(colour: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 12, color: colour('ink-3') },
    grid: { left: 46, right: 18, top: 34, bottom: 30 },
  };
}
