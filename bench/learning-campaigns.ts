import { judgeRace, type RaceState } from '../domain/gate.js';
import { claimedGain, type Claim } from '../domain/search/claim.js';
import { compare, expectedLead } from '../domain/search/compare.js';
import { finalist } from '../domain/search/finalist.js';
import { learn, raced, rebased, type StepResult } from '../domain/search/learn.js';
import { placeAt } from '../domain/search/places.js';
import { practicePlaces } from '../domain/search/halving.js';
import { beginSearch, championOf, type SearchSettings, type SearchState } from '../domain/search/state.js';
import { nextSteps, type Step } from '../domain/search/steps.js';
import { pickIndex } from '../domain/random.js';
import { beginProposals, proposeIn, settledProposals, type Proposals } from './learning-proposals.js';
import { editsOf, holdsLever, idOf, runIn, successOf, tasksOf, type LearningWorld, type WorldTask } from './learning-world.js';

export interface CampaignPlan {
  readonly cycles: number;
  /** train tasks that a cycle practises */
  readonly batch: number;
  /** calls that the lesson of a practised task takes */
  readonly lesson: number;
  /** which tactic makes a proposal: by the product's controller, or always one that asks the model */
  readonly asks: 'by-controller' | 'always';
  readonly calls: number;
  /** candidates that an episode may have judged, in races and exams */
  readonly attempts: number;
  /** pairs that one cycle may give to a race */
  readonly maxPairs: number;
  readonly sentinels: number;
  readonly settings: SearchSettings;
  /** candidates that an episode of the search may have judged */
  readonly searchAttempts: number;
  /** share of what a cycle may spend that its search may */
  readonly share: number;
}

export interface Promotion {
  readonly calls: number;
  readonly strategy: string;
  readonly truth: number;
  readonly claim: Claim;
}

export interface CampaignRun {
  readonly calls: number;
  /** calls of search until its best version held a lever; null: never */
  readonly heldAt: number | null;
  /** whether it did after 250 calls of search */
  readonly heldBy250: boolean;
  readonly promotions: readonly Promotion[];
  readonly races: number;
  readonly pairs: number;
  /** edits that the last champion carries */
  readonly edits: number;
  readonly proposals: number;
  readonly episodes: number;
}

/** A race as it stands: undecided ones go on with the pairs that they have. */
export interface OpenRace {
  readonly challenger: string;
  readonly state: RaceState;
  readonly leads: ReadonlyMap<string, number>;
}

/** Pairs until the gate decides, there are as many as were asked for, or the calls are spent. */
export function raceOn(
  world: LearningWorld,
  plan: Pick<CampaignPlan, 'attempts'>,
  gate: readonly WorldTask[],
  champion: string,
  open: OpenRace,
  pairs: number,
  calls: number,
): OpenRace & { readonly decision: 'promoted' | 'dropped' | 'undecided'; readonly spent: number } {
  let { state } = open;
  const leads = new Map(open.leads);
  const until = state.pairs + pairs;
  let spent = 0;
  for (;;) {
    const { decision } = judgeRace({ ...state, maxPairs: until });
    if (decision !== 'continue') return { ...open, state, leads, decision, spent };
    if (spent >= calls) return { ...open, state, leads, decision: 'undecided', spent };
    const at = `race ${state.k} pair ${state.pairs}`;
    const task = gate[pickIndex(world.seed, at, gate.length)];
    if (task === undefined) return { ...open, state, leads, decision: 'undecided', spent };
    const [own, their] = [runIn(world, task, open.challenger, plan.attempts, at), runIn(world, task, champion, plan.attempts, at)];
    spent += own.calls + their.calls;
    const outcome = Number(own.solvedAt !== null) - Number(their.solvedAt !== null);
    leads.set(task.family, (leads.get(task.family) ?? 0) + outcome);
    state = {
      ...state,
      pairs: state.pairs + 1,
      wins: state.wins + Number(outcome > 0),
      losses: state.losses + Number(outcome < 0),
      winFamilies: [...leads.values()].filter((lead) => lead > 0).length,
    };
  }
}

/** A campaign that searches inside and promotes outside. */
export function searchCampaign(world: LearningWorld, plan: CampaignPlan): CampaignRun {
  const { train, gate, sealed } = tasksOf(world);
  let proposals = beginProposals();
  let search = beginSearch({ seed: world.seed, tasks: train.length, attempts: plan.searchAttempts, champion: 'first' });
  let spent = examCalls(world, sealed, 'first', plan.attempts);
  let [heldAt, heldBy250, races, pairs]: [number | null, boolean, number, number] = [null, false, 0, 0];
  let open: OpenRace | null = null;
  const promotions: Promotion[] = [];
  const held = examCalls(world, sealed, 'first', plan.attempts);
  const left = (): number => plan.calls - held - spent;

  for (let cycle = 0; cycle < plan.cycles && left() > 0; cycle += 1) {
    for (const task of train.slice(0, plan.sentinels))
      spent += runIn(world, task, search.champion, plan.attempts, `sentinel ${cycle}`).calls;
    let allowed = Math.floor((plan.share * left()) / (plan.cycles - cycle));
    // Where a search has nothing to do, its cycle still practises.
    let steps = practice(search, plan.batch);
    spent += plan.lesson * steps.length;
    while (steps.length > 0 && steps[0]?.kind !== 'stop') {
      const results: StepResult[] = [];
      for (const step of steps) {
        const done = take({ world, train, search, proposals, asks: plan.asks }, step);
        results.push(done.result);
        proposals = done.proposals;
      }
      const calls = results.reduce((sum, each) => sum + each.calls, 0);
      allowed -= calls;
      spent += calls;
      search = learn(search, plan.settings, results);
      const isHeld = holdsLever(bestOf(search));
      if (isHeld && heldAt === null) heldAt = search.calls;
      if (search.calls <= 250) heldBy250 = isHeld;
      steps = open === null ? nextSteps(search, plan.settings, { calls: allowed }) : [];
    }
    proposals = settledProposals(proposals, search);
    const found = open?.challenger ?? finalist(search, plan.settings).variant;
    if (found === null || left() <= 0) continue;
    if (open === null) races += 1;
    const entered: OpenRace = open ?? {
      challenger: found,
      leads: new Map(),
      state: {
        pairs: 0,
        wins: 0,
        losses: 0,
        winFamilies: 0,
        gateFamilies: gate.length,
        k: races,
        promotions: promotions.length,
        planned: plan.cycles,
        maxPairs: 0,
      },
    };
    const before: number = entered.state.pairs;
    const ended = raceOn(world, plan, gate, search.champion, entered, plan.maxPairs, left());
    spent += ended.spent;
    pairs += ended.state.pairs - before;
    proposals = settledProposals(proposals, search, { challenger: found, decision: ended.decision });
    open = ended.decision === 'undecided' ? { challenger: ended.challenger, state: ended.state, leads: ended.leads } : null;
    if (ended.decision === 'promoted') {
      promotions.push({
        calls: spent,
        strategy: found,
        truth: successOf(world, gate, found, plan.attempts) - successOf(world, gate, search.champion, plan.attempts),
        claim: claimedGain(ended.state),
      });
      if (search.calls < 250) heldBy250 ||= holdsLever(found);
      search = rebased(search, found, { fresh: false });
    } else search = raced(search, found, ended.decision);
  }
  const edits = editsOf(search.champion).length;
  const { asked, evaluations } = search;
  return { calls: spent + held, heldAt, heldBy250, promotions, races, pairs, edits, proposals: asked, episodes: evaluations };
}

export function examCalls(world: LearningWorld, sealed: readonly WorldTask[], strategy: string, attempts: number): number {
  return sealed.reduce((sum, task) => sum + runIn(world, task, strategy, attempts, 'exam').calls, 0);
}

/** What the gate alone makes of a lever that somebody knows: a race from the first call on, as long as there are calls. */
export function knownLever(world: LearningWorld, plan: CampaignPlan): CampaignRun {
  const { gate, sealed } = tasksOf(world);
  const spent = 2 * examCalls(world, sealed, 'first', plan.attempts);
  const [challenger, pairs] = ['lever 0', plan.cycles * plan.maxPairs];
  const state: RaceState = {
    pairs: 0,
    wins: 0,
    losses: 0,
    winFamilies: 0,
    gateFamilies: gate.length,
    k: 1,
    promotions: 0,
    planned: plan.cycles,
    maxPairs: 0,
  };
  const ended = raceOn(world, plan, gate, 'first', { challenger, leads: new Map(), state }, pairs, plan.calls - spent);
  const truth = successOf(world, gate, challenger, plan.attempts) - successOf(world, gate, 'first', plan.attempts);
  const calls = spent + ended.spent;
  const promotions = ended.decision === 'promoted' ? [{ calls, strategy: challenger, truth, claim: claimedGain(ended.state) }] : [];
  return {
    calls,
    heldAt: 0,
    heldBy250: true,
    promotions,
    races: 1,
    pairs: ended.state.pairs,
    edits: promotions.length,
    proposals: 0,
    episodes: 0,
  };
}

/** Whom one would take if the search ended now. */
function bestOf(search: SearchState): string {
  const champion = championOf(search);
  const ranked = search.pool.map((variant) => ({
    id: variant.id,
    lead: variant.id === champion.id ? 0 : expectedLead(compare(search, variant, champion)),
  }));
  return ranked.toSorted((a, b) => b.lead - a.lead)[0]?.id ?? champion.id;
}

/** What a cycle runs of its champion anyway. */
function practice(search: SearchState, batch: number): readonly Step[] {
  return practicePlaces(search, batch).map((place) => ({ kind: 'evaluate', variant: search.champion, place, purpose: 'champion' }));
}

interface Moment extends Pick<CampaignPlan, 'asks'> {
  readonly world: LearningWorld;
  readonly train: readonly WorldTask[];
  readonly search: SearchState;
  readonly proposals: Proposals;
}

interface Taken {
  readonly result: StepResult;
  readonly proposals: Proposals;
}

function take({ world, train, search, proposals, asks }: Moment, step: Step): Taken {
  switch (step.kind) {
    case 'expand': {
      const { made, calls, ...rest } = proposeIn({ world, search, proposals, mustAsk: asks === 'always' }, step);
      return { result: { step, strategy: made, calls }, proposals: rest.proposals };
    }
    case 'take-away': {
      const [before, after] = [editsOf(step.edit.before), editsOf(step.edit.after)];
      const gone = after.filter((edit) => !before.includes(edit));
      const strategy = idOf(editsOf(step.bundle).filter((edit) => !gone.includes(edit)));
      return { result: { step, strategy, calls: 0 }, proposals };
    }
    case 'evaluate': {
      const { task: index, run } = placeAt(search, step.place);
      const task = train[index];
      if (task === undefined) return { result: { step, result: 'void', calls: 0 }, proposals };
      const { solvedAt, calls } = runIn(world, task, step.variant, search.attempts, `search ${run}`);
      return { result: { step, result: solvedAt === null ? 'unsolved' : { attempts: solvedAt }, calls }, proposals };
    }
    case 'stop':
      throw new Error('a stop is no work');
  }
}
