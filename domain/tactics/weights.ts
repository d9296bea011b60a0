import { shuffled } from '../random.js';
import type { ScoreWeights } from '../strategy.js';
import { challenger, move, nothing, type Tactic } from './tactic.js';

/** What a score may be made of; zeros alone would leave the order to chance. */
const SCORES: readonly ScoreWeights[] = [
  { tests: 0, compiled: 0, recent: 1 },
  { tests: 1, compiled: 0, recent: 0.1 },
  { tests: 1, compiled: 0.5, recent: 0.1 },
  { tests: 1, compiled: 0, recent: 1 },
];

/** By how much a tactic that made (or did not make) a version of the lineage gains (or loses). */
const STEP = 1.25;
const [LEAST, MOST] = [0.2, 5];

/** Which earlier candidates stand whole in the next prompt; and tactics that made the lineage are chosen more gladly. */
export const weights: Tactic = {
  name: 'weights',
  about: 'what earlier candidates are valued by, and which tactics are chosen gladly',
  propose: ({ parent: { strategy }, archive, failedBefore, seed }) => {
    const open = SCORES.filter((scores) => shown(scores) !== shown(strategy.scores) && !failedBefore.includes(`weights-changed: ${shown(scores)}`));
    const [scores] = shuffled(seed, 'weights', open);
    if (scores === undefined) return nothing('each set of weights was tried');
    const parents = new Set(archive.map(({ version }) => version.parent));
    const made = archive.flatMap(({ version }) => (version.change === null || version.change.tactic === '' ? [] : [{ tactic: version.change.tactic, fruitful: parents.has(version.id) }]));
    const tactics = made.reduce<Readonly<Record<string, number>>>((all, { tactic, fruitful }) => ({ ...all, [tactic]: bounded((all[tactic] ?? 1) * (fruitful ? STEP : 1 / STEP)) }), strategy.tactics);
    return move(challenger({ ...strategy, scores, tactics }, 'weights-changed', { old: shown(strategy.scores), new: shown(scores), because: 'other candidates whole in the prompt, to see on train tasks what it does', evidence: [`tactics that made ${made.length} versions, ${made.filter((each) => each.fruitful).length} of them with descendants`] }));
  },
};

function shown({ tests, compiled, recent }: ScoreWeights): string {
  return `tests ${tests}, compiled ${compiled}, recent ${recent}`;
}

function bounded(value: number): number {
  return Math.round(100 * Math.min(MOST, Math.max(LEAST, value))) / 100;
}
