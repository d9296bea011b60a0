import { addAhead, countName, logAttemptsE, logE, logRaceE, noAttempts, type RaceCounts } from './race-evidence.js';

/** A race as it is kept: how each pair ended, and by how much the challenger was ahead where that counts too. */
interface Raced {
  readonly outcomes: string;
  readonly attempts?: { readonly of?: 'tests'; readonly budgets: number; readonly ahead: readonly number[] };
}

/** Logarithms of e-values before the first pair and after each: of all that counts, and of each count where there are two. */
export function evidenceCurves({ outcomes, attempts }: Raced): {
  readonly both: readonly number[];
  readonly parts: readonly { readonly name: string; readonly curve: readonly number[] }[];
} {
  const counts: RaceCounts[] = [{ wins: 0, losses: 0, ...(attempts === undefined ? {} : { attempts: noAttempts(attempts.budgets) }) }];
  for (const [pair, outcome] of Array.from(outcomes).entries()) {
    const { wins, losses, attempts: before } = counts.at(-1) ?? { wins: 0, losses: 0 };
    counts.push({
      wins: wins + Number(outcome === 'W'),
      losses: losses + Number(outcome === 'L'),
      ...(before === undefined ? {} : { attempts: addAhead(before, attempts?.ahead[pair] ?? 0) }),
    });
  }
  const byAttempts = counts.flatMap((each) => (each.attempts === undefined ? [] : [logAttemptsE(each.attempts)]));
  const parts = [
    { name: 'by wins', curve: counts.map(({ wins, losses }) => logE(wins, losses)) },
    { name: countName(attempts ?? {}), curve: byAttempts },
  ];
  return { both: counts.map(logRaceE), parts: byAttempts.length === 0 ? [] : parts };
}
