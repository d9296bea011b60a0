import { shuffled } from '../random.js';
import type { FocusWeights } from '../strategy.js';
import { challenger, failed, move, nothing, type Tactic } from './tactic.js';

/** What earlier candidates may be valued by; zeros alone would leave the order to chance. */
const FOCI: Readonly<Record<string, FocusWeights>> = {
  latest: { tests: 0, compiled: 0, recent: 1 },
  best: { tests: 1, compiled: 0, recent: 0.1 },
  'best that compiles': { tests: 1, compiled: 0.5, recent: 0.1 },
  balanced: { tests: 1, compiled: 0, recent: 1 },
};

/** By how much a tactic that made (or did not make) a version of the lineage gains (or loses). */
const STEP = 1.25;
const [LEAST, MOST] = [0.2, 5];

/** Which earlier candidates stand whole in the next prompt; and tactics that made the lineage are chosen more gladly. */
export const weights: Tactic = {
  name: 'weights',
  about: 'what earlier candidates are valued by, and which tactics are chosen gladly',
  variants: Object.keys(FOCI),
  propose: (snapshot) => {
    const { archive, variant, seed } = snapshot;
    const { strategy } = snapshot.parent;
    const wanted = Object.entries(FOCI).flatMap(([name, focus]) => (variant === null || variant === name ? [focus] : []));
    const open = wanted.filter((focus) => shown(focus) !== shown(strategy.focus) && !failed(snapshot, { ...strategy, focus }));
    const [focus] = shuffled(seed, 'weights', open);
    if (focus === undefined) return nothing('each set of weights was tried');
    const parents = new Set(archive.map(({ version }) => version.parent));
    const made = archive.flatMap(({ version }) =>
      version.change === null || version.change.tactic === '' ? [] : [{ tactic: version.change.tactic, fruitful: parents.has(version.id) }],
    );
    const tactics = made.reduce<Readonly<Record<string, number>>>(
      (all, { tactic, fruitful }) => ({ ...all, [tactic]: bounded((all[tactic] ?? 1) * (fruitful ? STEP : 1 / STEP)) }),
      strategy.tactics,
    );
    return move(
      challenger({ ...strategy, focus, tactics }, 'weights-changed', {
        old: shown(strategy.focus),
        new: shown(focus),
        because: 'other candidates whole in the prompt, to see on train tasks what it does',
        evidence: [`tactics that made ${made.length} versions, ${made.filter((each) => each.fruitful).length} of them with descendants`],
      }),
    );
  },
};

function shown({ tests, compiled, recent }: FocusWeights): string {
  return `tests ${tests}, compiled ${compiled}, recent ${recent}`;
}

function bounded(value: number): number {
  return Math.round(100 * Math.min(MOST, Math.max(LEAST, value))) / 100;
}
