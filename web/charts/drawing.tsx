import { useEffect, useLayoutEffect, useRef } from 'react';
import { useIsDark } from '../app/theme.js';
import type { Picture } from './picture.js';
import { type Plot, putAside, takePlot } from './plot.js';

/**
 * Where a plot stands. What is seen is drawn before the page is shown, so that it comes with the page and not some frames behind it.
 */
export function Drawing({ picture, onPick }: { readonly picture: Picture; readonly onPick?: (x: number) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const first = useRef(picture);
  const isDark = useIsDark();
  useLayoutEffect(() => {
    const { current: box } = place;
    if (box === null) return;
    const taken = takePlot(first.current);
    plot.current = taken;
    taken.putInto(box);
    return () => {
      plot.current = null;
      putAside(taken);
    };
  }, []);
  useEffect(() => {
    if (plot.current !== null) plot.current.picked = onPick;
  }, [onPick]);
  useLayoutEffect(() => {
    if (plot.current?.shows(picture, isDark) ?? true) return;
    const show = (): void => plot.current?.show(picture, isDark);
    const isSeen = place.current !== null && isInView(place.current);
    if (isSeen && document.fonts.status === 'loaded') return show();
    // words that are drawn before their typeface is there stay in another
    let isWanted = true;
    const later = setTimeout(() => void document.fonts.ready.then(() => isWanted && show()), isSeen ? 0 : UNSEEN_MS);
    return () => {
      isWanted = false;
      clearTimeout(later);
    };
  }, [picture, isDark]);
  return <div ref={place} className="drawing" aria-hidden="true" />;
}

/** A plot that nobody sees yet waits until those that are seen stand there. */
const UNSEEN_MS = 60;

function isInView(box: HTMLElement): boolean {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
