import { pickIndex, shuffled } from '../domain/random.js';
import { armName } from '../domain/meta/arms.js';
import { choose, type Choice } from '../domain/meta/controller.js';
import { contextOf, type End, type Outcome } from '../domain/meta/outcome.js';
import { screen } from '../domain/screen.js';
import { claimedGain } from '../domain/search/claim.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import type { ArchivedVersion } from '../domain/tactics/tactic.js';
import { TACTICS } from '../domain/tactics/tactics.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import { examCalls, raceOn, type CampaignPlan, type CampaignRun, type OpenRace, type Promotion } from './learning-campaigns.js';
import { askedIn, blindIn, editsOf, runIn, successOf, tasksOf, type LearningWorld, type WorldTask } from './learning-world.js';

const BATCH = 12;
const MAX_ASKED = 4;

/** A campaign that makes one small edit a cycle, screens it on what was practised and races it. */
export function oneEditCampaign(world: LearningWorld, plan: CampaignPlan): CampaignRun {
  const { train, gate, sealed } = tasksOf(world);
  const held = examCalls(world, sealed, 'first', plan.attempts);
  const results = new Map<string, TrainResult[]>([['first', []]]);
  const outcomes: Outcome[] = [];
  const promotions: Promotion[] = [];
  let [spent, races, pairs, champion]: [number, number, number, string] = [held, 0, 0, 'first'];
  let [proposals, episodes] = [0, 0];
  let open: OpenRace | null = null;
  const left = (): number => plan.calls - held - spent;
  const practise = (strategy: string, cycle: number, tasks: readonly WorldTask[]): readonly (number | null)[] =>
    tasks.map((task, index) => {
      const { solvedAt, calls } = runIn(world, task, strategy, plan.attempts, `practise ${cycle} ${index}`);
      spent += calls;
      episodes += 1;
      const result: TrainResult = {
        taskId: task.id,
        place: `${cycle}/${index}`,
        solved: solvedAt !== null,
        attempts: calls,
        of: plan.attempts,
        errorClass: solvedAt === null ? 'Logic' : null,
      };
      results.set(strategy, [...(results.get(strategy) ?? []), result]);
      return solvedAt;
    });

  for (let cycle = 0; cycle < plan.cycles && left() > 0; cycle += 1) {
    const tasks = Array.from({ length: BATCH }, (_, index) => taskAt(world, train, cycle * BATCH + index));
    for (const task of train.slice(0, plan.sentinels)) spent += runIn(world, task, champion, plan.attempts, `sentinel ${cycle}`).calls;
    const before = practise(champion, cycle, tasks);
    // each practised episode teaches one lesson
    spent += BATCH;
    const { made, choice, asked } = proposed(world, champion, cycle, results, outcomes);
    spent += asked;
    proposals += 1;
    const after = made === null ? [] : practise(made, cycle, tasks);
    // With one attempt solved and unsolved would count the same.
    const passes =
      made !== null &&
      screen(
        tasks.map((_, index) => ({ championAttempts: before[index] ?? null, challengerAttempts: after[index] ?? null })),
        Math.max(2, plan.attempts),
      ).passed;
    const entered: OpenRace | null = passes ? opened(made, ++races, promotions.length, gate.length, plan.cycles) : open;
    let end: End = made === null ? 'none' : 'screened';
    if (entered !== null && left() > 0) {
      const from = entered.state.pairs;
      const ended = raceOn(world, plan, gate, champion, entered, plan.maxPairs, left());
      spent += ended.spent;
      pairs += ended.state.pairs - from;
      if (passes) end = ended.decision;
      open = ended.decision === 'undecided' ? ended : passes ? open : null;
      if (ended.decision === 'promoted') {
        promotions.push({
          calls: spent,
          strategy: entered.challenger,
          truth: successOf(world, gate, entered.challenger, plan.attempts) - successOf(world, gate, champion, plan.attempts),
          claim: claimedGain(ended.state),
        });
        champion = entered.challenger;
        open = null;
      }
    }
    if (choice !== null)
      outcomes.push({
        tactic: choice.tactic,
        variant: choice.variant,
        context: choice.context,
        odds: choice.odds[armName(choice)] ?? 1,
        end,
        progress: 0,
        calls: asked + BATCH,
        judged: null,
      });
  }
  const edits = editsOf(champion).length;
  return { calls: spent + held, heldAt: null, heldBy250: false, promotions, races, pairs, edits, proposals, episodes };
}

function taskAt({ seed }: LearningWorld, train: readonly WorldTask[], position: number): WorldTask {
  const round = shuffled(seed, `practise: round ${Math.floor(position / train.length)}`, train);
  const task = round[position % train.length] ?? train[pickIndex(seed, `practise ${position}`, train.length)];
  if (task === undefined) throw new Error('a suite without train tasks');
  return task;
}

function opened(challenger: string, k: number, promotions: number, gateFamilies: number, planned: number): OpenRace {
  return {
    challenger,
    leads: new Map(),
    state: { pairs: 0, wins: 0, losses: 0, winFamilies: 0, gateFamilies, k, promotions, planned, maxPairs: 0 },
  };
}

interface Made {
  readonly made: string | null;
  readonly choice: Choice | null;
  readonly asked: number;
}

/** The product's own choice of tactic and parent; what does not ask the model changes nothing in these worlds. */
function proposed(
  world: LearningWorld,
  champion: string,
  cycle: number,
  results: ReadonlyMap<string, readonly TrainResult[]>,
  outcomes: readonly Outcome[],
): Made {
  const archive = [...results].map(([id, each]) => archived(id, each));
  const excluded: string[] = [];
  let asked = 0;
  while (excluded.length < MAX_ASKED) {
    const at = `propose ${cycle} ${excluded.length}`;
    const choice = choose({
      controller: 'thompson',
      tactics: TACTICS,
      excluded,
      mustAsk: false,
      archive,
      champion,
      weights: {},
      context: contextOf({ Logic: 1 }, outcomes),
      outcomes,
      seed: world.seed,
      purpose: at,
    });
    if (choice === null) break;
    const asks = TACTICS.some(({ name, asks: each }) => name === choice.tactic && each === true);
    asked += Number(asks);
    const made = asks ? askedIn(world, choice.parent, at) : blindIn(choice.parent, at);
    if (!results.has(made)) return { made, choice, asked };
    excluded.push(choice.tactic);
  }
  return { made: null, choice: null, asked };
}

function archived(id: string, results: readonly TrainResult[]): ArchivedVersion {
  const rules = editsOf(id).map((text, index) => ({ id: `r${index + 1}`, text, pinned: false }));
  return { version: { id, parent: null, change: null, strategy: { ...FIRST_STRATEGY, rules } }, results };
}
