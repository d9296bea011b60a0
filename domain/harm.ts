import type { Change, Strategy } from './strategy.js';

/** Whether a harmful update comes before this cycle (from 0): after every so many. */
export function isHarmDue(every: number | null | undefined, cycle: number): boolean {
  return every !== null && every !== undefined && cycle > 0 && cycle % every === 0;
}

/** A version that is surely worse wherever a second attempt helps: one candidate an episode, nothing thought over, nothing remembered. */
export function harmed(strategy: Strategy, attempts: number): { readonly strategy: Strategy; readonly change: Change } {
  const episode = { attempts: 1 / Math.max(1, attempts), samples: 1, reflections: 0 };
  const { steps: _, ...rest } = strategy;
  return {
    strategy: { ...rest, episode, memory: { recall: 0 } },
    change: {
      action: 'episode-changed',
      tactic: '',
      old: JSON.stringify({ episode: strategy.episode, memory: strategy.memory }),
      new: JSON.stringify({ episode, memory: { recall: 0 } }),
      because: 'a harmful update, injected to see whether it is noticed',
      evidence: [],
    },
  };
}
