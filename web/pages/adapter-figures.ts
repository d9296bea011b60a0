import type { Held } from '../../domain/adapt/adapter.js';
import { counted } from '../ui/figures.js';

/** `2.100 → 1.400 (8 rows)`; a dash where nothing was measured. */
export function heldText(held: Held | null): string {
  return held === null ? '–' : `${held.before.toFixed(3)} → ${held.after.toFixed(3)} (${counted(held.rows, 'row')})`;
}

/** By how much it got worse: `1.3 % worse`, `12.0 % better`. */
export function changeText({ before, after }: Held): string {
  if (before === 0) return after === 0 ? 'as before' : 'worse';
  const rise = 100 * (after / before - 1);
  return Math.abs(rise) < 0.05 ? 'as before' : `${Math.abs(rise).toFixed(1)} % ${rise > 0 ? 'worse' : 'better'}`;
}
