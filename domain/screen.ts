/** One practised task under both strategies with the same seed: attempts until solved, null where it was not. */
export interface ScreenPair {
  readonly championAttempts: number | null;
  readonly challengerAttempts: number | null;
}

export interface ScreenOutcome {
  readonly passed: boolean;
  readonly because: string;
  readonly pairs: number;
  /** attempts on all pairs together */
  readonly championAttempts: number;
  readonly challengerAttempts: number;
}

/**
 * Whether a challenger earns a race. Each race raises the bar for all later ones of the campaign (e-LOND), so one that
 * shows nothing on the tasks it was made from is not worth its place. Train tasks may be used for this as often as one
 * likes: the gate's guarantee rests on gate pairs alone. An unsolved task counts with all the attempts it may have.
 */
export function screen(pairs: readonly ScreenPair[], attempts: number): ScreenOutcome {
  const total = (side: keyof ScreenPair): number => pairs.reduce((sum, pair) => sum + (pair[side] ?? attempts), 0);
  const [championAttempts, challengerAttempts] = [total('championAttempts'), total('challengerAttempts')];
  return {
    passed: challengerAttempts < championAttempts,
    because: `on ${pairs.length} practised tasks it needed ${challengerAttempts} attempts, the champion ${championAttempts}`,
    pairs: pairs.length,
    championAttempts,
    challengerAttempts,
  };
}
