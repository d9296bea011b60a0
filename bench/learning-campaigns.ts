import { judgeRace, type RaceState } from '../domain/gate.js';
import { claimedGain, type Claim } from '../domain/search/claim.js';
import { compare, expectedLead } from '../domain/search/compare.js';
import { finalist } from '../domain/search/finalist.js';
import { learn, raced, rebased, type StepResult } from '../domain/search/learn.js';
import { placeAt } from '../domain/search/places.js';
import { beginSearch, championOf, type SearchSettings, type SearchState } from '../domain/search/state.js';
import { nextSteps, type Step } from '../domain/search/steps.js';
import { pickIndex } from '../domain/random.js';
import { askedIn, editsOf, holdsLever, idOf, runIn, successOf, tasksOf, type LearningWorld, type WorldTask } from './learning-world.js';

export interface CampaignPlan {
  readonly cycles: number;
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
    let allowed = (plan.share * left()) / (plan.cycles - cycle);
    for (;;) {
      const steps = open === null ? nextSteps(search, plan.settings, { calls: allowed }) : [];
      if (steps.length === 0 || steps[0]?.kind === 'stop') break;
      const results = steps.map((step) => take(world, train, search, step));
      const calls = results.reduce((sum, each) => sum + each.calls, 0);
      allowed -= calls;
      spent += calls;
      search = learn(search, plan.settings, results);
      const isHeld = holdsLever(bestOf(search));
      if (isHeld && heldAt === null) heldAt = search.calls;
      if (search.calls <= 250) heldBy250 = isHeld;
    }
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
  return { calls: spent + held, heldAt, heldBy250, promotions, races, pairs, edits: editsOf(search.champion).length };
}

export function examCalls(world: LearningWorld, sealed: readonly WorldTask[], strategy: string, attempts: number): number {
  return sealed.reduce((sum, task) => sum + runIn(world, task, strategy, attempts, 'exam').calls, 0);
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

function take(world: LearningWorld, train: readonly WorldTask[], search: SearchState, step: Step): StepResult {
  switch (step.kind) {
    case 'expand':
      return { step, strategy: askedIn(world, step.parent, `search ${step.number}`), calls: 1 };
    case 'take-away': {
      const [before, after] = [editsOf(step.edit.before), editsOf(step.edit.after)];
      const gone = after.filter((edit) => !before.includes(edit));
      return { step, strategy: idOf(editsOf(step.bundle).filter((edit) => !gone.includes(edit))), calls: 0 };
    }
    case 'evaluate': {
      const { task: index, run } = placeAt(search, step.place);
      const task = train[index];
      if (task === undefined) return { step, result: 'void', calls: 0 };
      const { solvedAt, calls } = runIn(world, task, step.variant, search.attempts, `search ${run}`);
      return { step, result: solvedAt === null ? 'unsolved' : { attempts: solvedAt }, calls };
    }
    case 'stop':
      throw new Error('a stop is no work');
  }
}
