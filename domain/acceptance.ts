import { judgeRace, type RaceJudgement, type RaceState } from './gate.js';
import { noAttempts, noTests, type AttemptsEvidence, type Evidence } from './race-evidence.js';
import { sameView, type View } from './view.js';
import { count } from './figures.js';

/** How a campaign decides which challenger becomes champion. */
export const ACCEPTANCES = ['gate', 'greedy', 'fixed'] as const;
export type AcceptanceName = (typeof ACCEPTANCES)[number];

export interface Acceptance {
  readonly name: AcceptanceName;
  /** false: nothing is learned, proposed or raced */
  readonly learns: boolean;
  /** asked after each single pair, in their order */
  readonly judge: (race: RaceState) => RaceJudgement;
}

/** How a campaign accepts, as it was settled before its first race. */
export interface AcceptanceSettings {
  readonly acceptance: AcceptanceName;
  /** what the gate's evidence counts; missing in campaigns of earlier versions, and where there is no gate: wins */
  readonly evidence?: Evidence;
}

/** Pairs after which `greedy` looks at the mean, as the literature does it. */
export const GREEDY_PAIRS = 30;

const POLICIES: Readonly<Record<AcceptanceName, Acceptance>> = {
  gate: {
    name: 'gate',
    learns: true,
    judge: judgeRace,
  },
  greedy: {
    name: 'greedy',
    learns: true,
    judge: judgeGreedily,
  },
  fixed: {
    name: 'fixed',
    learns: false,
    judge: () => ({ decision: 'dropped', because: 'the strategy is fixed' }),
  },
};

export function acceptance(name: AcceptanceName): Acceptance {
  return POLICIES[name];
}

type Counting = Pick<AcceptanceSettings, 'evidence'> & { readonly attempts: number };

/** What is counted beside wins and losses before the first pair; null where nothing is. */
export function secondCount({ evidence, attempts }: Counting): AttemptsEvidence | null {
  return evidence === 'wins-and-attempts' ? noAttempts(attempts) : evidence === 'wins-and-tests' ? noTests() : null;
}

/** Budgets that power is told with; null where wins alone count. How far tests are passed in part nobody knows before: as if none were. */
export function budgetsOf({ evidence, attempts }: Counting): number | null {
  return evidence === 'wins-and-attempts' ? attempts : evidence === 'wins-and-tests' ? 1 : null;
}

/** What a promotion of a campaign says, for reports. */
export function guaranteeOf({ acceptance: name, evidence = 'wins' }: AcceptanceSettings): string {
  switch (name) {
    case 'gate':
      return `Acceptance was gate: of the promotions of a campaign, at most 10 % are expected to be of strategies that ${NO_BETTER[evidence]}, however often one looks and however many challengers there were.`;
    case 'greedy':
      return `Acceptance was greedy (the higher mean on ${GREEDY_PAIRS} pairs): it guarantees nothing. In simulation nearly every campaign of 100 challengers that were no better promoted at least one.`;
    case 'fixed':
      return 'Acceptance was fixed: nothing was learned or promoted.';
    default:
      return name satisfies never;
  }
}

/** The statement that is tested. */
const NO_BETTER: Readonly<Record<Evidence, string>> = {
  wins: 'are no better on this gate pool',
  'wins-and-attempts':
    'on this gate pool neither solve more tasks nor solve more of them within a random number of attempts (and none that lost more pairs than it won)',
  'wins-and-tests':
    'on this gate pool neither solve more tasks nor pass a greater share of their hidden tests (and none that lost more pairs than it won)',
};

function judgeGreedily({ pairs, wins, losses, maxPairs }: RaceState): RaceJudgement {
  const enough = Math.min(GREEDY_PAIRS, maxPairs);
  if (pairs < enough) return { decision: 'continue', because: 'not decided yet' };
  const because = `${count(wins, 'win')} and ${count(losses, 'loss', 'losses')} in ${count(pairs, 'pair')}`;
  return wins > losses
    ? { decision: 'promoted', because: `the higher mean: ${because}` }
    : { decision: 'dropped', because: `no higher mean: ${because}` };
}

/** What a race was held with: evidence of one is evidence for another only where all of it is the same. */
export interface RaceConditions {
  readonly champion: string;
  readonly challenger: string;
  /** memory as both sides saw it */
  readonly view: View;
  /** what the endpoint says of itself; empty where it says nothing */
  readonly fingerprint: string;
  /** id of the suite record, which fixes the gate pool */
  readonly suiteId: string;
}

/**
 * Whether an undecided race goes on with the pairs that it has, under the k that it has. The e-value stays valid when
 * evidence is added at any later time, but only for the same question: another champion, memory, model or pool is
 * another question, and starts afresh with a new k.
 */
export function goesOn(
  previous: RaceConditions & { readonly decision: 'promoted' | 'dropped' | 'undecided' },
  now: RaceConditions,
): boolean {
  return (
    previous.decision === 'undecided' &&
    previous.challenger === now.challenger &&
    previous.champion === now.champion &&
    sameView(previous.view, now.view) &&
    previous.fingerprint === now.fingerprint &&
    previous.suiteId === now.suiteId
  );
}
