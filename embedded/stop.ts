/** Where an answer ends by a stop string: before the one that comes first; null where none is there. */
export function stopAt(text: string, stops: readonly string[]): number | null {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length === 0 ? null : Math.min(...found);
}

/** How much of a text that goes on may be shown: what could be the beginning of a stop string is held back. */
export function shownUntil(text: string, stops: readonly string[]): number {
  const held = stops.map((stop) => {
    for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1)
      if (text.endsWith(stop.slice(0, length))) return length;
    return 0;
  });
  return text.length - Math.max(0, ...held);
}
