import { raceOf, searchEnd, progressOf } from '../campaigns/searched.js';
import { armName } from '../domain/meta/arms.js';
import { choose, type Choice } from '../domain/meta/controller.js';
import { contextOf, type End, type Outcome } from '../domain/meta/outcome.js';
import type { Expansion } from '../domain/search/expand.js';
import type { SearchState } from '../domain/search/state.js';
import { TACTICS } from '../domain/tactics/tactics.js';
import { askedIn, blindIn, type LearningWorld } from './learning-world.js';

/** Tactics that one proposal asks, the next when one made nothing. */
const MAX_ASKED = 4;
/** They work on rules and versions that a set of edits is not: a proposal goes on to the next tactic. */
const MAKE_NOTHING: ReadonlySet<string> = new Set(['recombine', 'rule-merge', 'rule-prune']);

interface Proposal {
  readonly choice: Choice;
  /** null where the tactic made nothing */
  readonly made: string | null;
  readonly calls: number;
}

interface Race {
  readonly challenger: string;
  readonly decision: 'promoted' | 'dropped' | 'undecided';
}

/** What was proposed in a campaign, and what its controller knows of it: what earlier cycles came to. */
export interface Proposals {
  readonly made: readonly Proposal[];
  readonly races: readonly Race[];
  readonly outcomes: readonly Outcome[];
}

export function beginProposals(): Proposals {
  return { made: [], races: [], outcomes: [] };
}

interface Proposing {
  readonly world: LearningWorld;
  readonly search: SearchState;
  readonly proposals: Proposals;
  readonly mustAsk: boolean;
}

/** The product's own choice of tactic, from what it would know. Only a tactic that asks the model can find anything here. */
export function proposeIn(
  { world, search: { seed }, proposals, mustAsk }: Proposing,
  { number, parent }: Expansion,
): { readonly made: string | null; readonly calls: number; readonly proposals: Proposals } {
  const asked: Proposal[] = [];
  while (asked.length < MAX_ASKED) {
    const purpose = `propose ${number} ${asked.length}`;
    const choice = choose({
      controller: 'thompson',
      tactics: TACTICS,
      excluded: asked.map((each) => each.choice.tactic),
      mustAsk,
      archive: [],
      champion: parent,
      weights: {},
      context: contextOf({ Logic: 1 }, proposals.outcomes),
      outcomes: proposals.outcomes,
      given: { parent, turn: number },
      seed,
      purpose,
    });
    if (choice === null) break;
    const asks = TACTICS.some(({ name, asks: each }) => name === choice.tactic && each === true);
    const made = asks ? askedIn(world, parent, purpose) : MAKE_NOTHING.has(choice.tactic) ? null : blindIn(parent, purpose);
    asked.push({ choice, made, calls: Number(asks) });
    if (made !== null) break;
  }
  const calls = asked.reduce((sum, each) => sum + each.calls, 0);
  return { made: asked.at(-1)?.made ?? null, calls, proposals: { ...proposals, made: [...proposals.made, ...asked] } };
}

/** What the next cycle's choices may know: how far each proposal has come by now. */
export function settledProposals(proposals: Proposals, search: SearchState, race?: Race): Proposals {
  const races = race === undefined ? proposals.races : [...proposals.races, race];
  return {
    ...proposals,
    races,
    outcomes: proposals.made.flatMap(({ choice, made, calls }): Outcome[] => {
      const end: End | null =
        made === null ? 'none' : (raceOf({ state: search }, { strategy: made }, races)?.decision ?? searchEnd({ state: search }, made));
      if (end === null) return [];
      const { tactic, variant, context } = choice;
      const progress = made === null ? 0 : progressOf({ state: search }, made);
      return [{ tactic, variant, context, odds: choice.odds[armName(choice)] ?? 1, end, progress, calls, judged: null }];
    }),
  };
}
