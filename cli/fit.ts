import { visibleLine } from '../domain/visible.js';

/** One thing that a line tells. */
export interface Part {
  readonly text: string;
  /** the same in fewer letters */
  readonly short?: string;
  /** what has less of it goes first where there is no room */
  readonly worth: number;
}

const BETWEEN = ' · ';

/** The parts as one line of at most so many letters: the least worth are shortened first, then left out, each as a whole. */
export function fit(parts: readonly Part[], width = Infinity): string {
  const byWorth = parts.map((_, index) => index).toSorted((one, other) => (parts[one]?.worth ?? 0) - (parts[other]?.worth ?? 0));
  const told: (string | null)[] = parts.map(({ text }) => visibleLine(text));
  const line = (): string => told.filter((each) => each !== null).join(BETWEEN);
  const steps = [
    ...byWorth.map((at) => ({ at, to: parts[at]?.short ?? told[at] ?? null })),
    ...byWorth.slice(0, -1).map((at) => ({ at, to: null })),
  ];
  for (const { at, to } of steps) {
    if (line().length <= width) return line();
    told[at] = to;
  }
  // alone and still too long: a line that wraps would stay on the terminal
  return line().length <= width ? line() : `${line().slice(0, Math.max(0, width - 1))}…`;
}
