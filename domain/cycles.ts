/** Machines count cycles from 0 (ids, addresses, fields of JSON), people from 1. What people read goes through here. */

/** The number of a cycle for people. */
export function cycleNumber(cycle: number): number {
  return cycle + 1;
}

/** `3 of 5`: the cycle that runs where so many have ended; of a campaign that is through, the last. */
export function cycleOf(ended: number, cycles: number): string {
  return `${Math.min(cycleNumber(ended), cycles)} of ${cycles}`;
}

/** When something was so, where so many cycles had ended: `after cycle 3`. */
export function afterCycle(ended: number): string {
  return ended === 0 ? 'before the first cycle' : `after cycle ${ended}`;
}
