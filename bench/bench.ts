/** A bench: one measurable claim, made again by one command. */
export interface Bench {
  readonly name: string;
  /** one sentence for `--help` and the table */
  readonly about: string;
  run(options: BenchOptions): Promise<BenchResult>;
}

export interface BenchOptions {
  readonly seed: number;
  /** seeds that it repeats over, where it does; its own number where none is given */
  readonly seeds?: number;
  /** commits that are looked at, where it looks at some */
  readonly commits?: number;
  /** of several things that it measures only these, by name */
  readonly only?: readonly string[];
  /** where it keeps what takes long to make, and goes on with what is there; missing: nothing is kept */
  readonly folder?: string;
  /** no further repetition is begun after this many minutes; the result says what was left out */
  readonly maxMinutes: number;
  /** progress, for a person who waits */
  readonly report: (line: string) => void;
}

export interface BenchResult {
  readonly tables: readonly BenchTable[];
  /** all figures, for programs; plain JSON */
  readonly figures: unknown;
  /** what a reader must know: what was left out, cut or could not be had */
  readonly notes: readonly string[];
}

export interface BenchTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Answers whether there is time for another repetition. */
export function timeBox(maxMinutes: number): () => boolean {
  const until = performance.now() + maxMinutes * 60_000;
  return () => performance.now() < until;
}

export const GOALS_HEAD = ['what', 'goal', 'measured', ''] as const;

/** A line of a table of goals: what was measured, and whether that reaches it; null: it cannot be said. */
export function goalRow(what: string, goal: string, measured: string, isReached: boolean | null): readonly string[] {
  return [what, goal, measured, isReached === null ? 'cannot be said' : isReached ? 'reached' : 'not reached'];
}

/** `0.5 [0.24, 0.76]` */
export function showRate(rate: { readonly value: number; readonly low: number; readonly high: number }): string {
  return `${rate.value.toFixed(3)} [${rate.low.toFixed(2)}, ${rate.high.toFixed(2)}]`;
}
