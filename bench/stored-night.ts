import { sequence } from '../domain/random.js';
import { evidenceCurves } from '../domain/evidence-curves.js';
import { logThreshold } from '../domain/gate.js';
import { FIRST_STRATEGY, type Strategy, type StrategyVersion } from '../domain/strategy.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import { DEFAULT_LIMITS, type Task } from '../domain/task.js';
import type { ErrorClass } from '../domain/verdict.js';
import type { CampaignCarried, CheckpointRecord } from '../ports/campaign-records.js';
import { strategyId, taskHash } from '../ports/keys.js';
import { checkpointList, raceList, strategyList, trainingList } from '../ports/lists.js';
import type { CampaignState, RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { storeEpisode, storeIncident, storeMemory, storeReport } from './stored-parts.js';
import { CHANGES, placeOf, START, timeOf } from './stored-words.js';

/** A campaign as it is on record after a night, made up: what the dashboard is looked at and measured with. */
export interface NightOptions {
  readonly name: string;
  readonly cycles: number;
  readonly tasks: number;
  /** each so many cycles a challenger is raced */
  readonly raceEvery: number;
  readonly status: CampaignState['status'];
  readonly because?: string;
  /** stands in whatever a model or a set could have written */
  readonly hostile?: string;
  readonly seed?: number;
  readonly createdAt?: string;
}

export async function storeNight(store: Store, options: NightOptions): Promise<CampaignState> {
  const { name, cycles, tasks, status, because = '', hostile = '', seed = 1, createdAt = START } = options;
  const draw = sequence(seed);
  const made = Array.from({ length: tasks }, (_, index) => taskNamed(index, hostile));
  const versions = versionsOf(Math.ceil(cycles / options.raceEvery) + 1, hostile);
  const first = versions[0];
  if (first === undefined) throw new Error('a night has a first strategy');
  await Promise.all(made.map((task) => store.keep('tasks', taskHash(task), task)));
  await store.keep('suites', `suite-${name}`, {
    name: 'made-up',
    seed,
    tasks: made.map((task) => ({ id: task.id, hash: taskHash(task), family: task.family, pool: 'train', language: task.language })),
  });
  for (const version of versions) {
    await store.keep('strategies', version.id, version);
    await store.append(strategyList(name), version.id);
  }
  const state = await store.campaigns.create(stateOf({ name, cycles, tasks, status, because, first: first.id, createdAt }));
  await store.budget.open(name, { modelCalls: null, costUsd: 25 });
  let [champion, promotions, k, skill] = [first, 0, 0, 0];
  await checkpoint(store, state, {
    at: timeOf(createdAt, 0),
    cycle: 0,
    strategy: first.id,
    by: 'start',
    because: 'the campaign began with it',
  });
  const hardness = made.map(() => draw() * 3.2 - 1);
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const results = made.map((task, index): TrainResult =>
      resultOf(name, cycle, index, task, skill + (draw() - 0.5) - (hardness[index] ?? 0), draw),
    );
    const id = `${name}/b0/c${cycle}/training`;
    await store.keep('trainings', id, { campaign: name, branch: 0, cycle, strategy: champion.id, results });
    await store.append(trainingList(name), id);
    const challenger = versions[k + 1];
    if (cycle % options.raceEvery !== options.raceEvery - 1 || challenger === undefined) continue;
    k += 1;
    const race = raced(
      { name, cycle, champion: champion.id, challenger: challenger.id, k, promotions, cycles, isBetter: k % 2 === 1 },
      draw,
    );
    await store.keep('races', `${name}/b0/c${cycle}/race`, race);
    await store.append(raceList(name), `${name}/b0/c${cycle}/race`);
    if (race.decision !== 'promoted') continue;
    promotions += 1;
    skill += 0.9 / promotions;
    champion = challenger;
    await checkpoint(store, state, {
      at: timeOf(createdAt, cycle + 1),
      cycle: cycle + 1,
      strategy: champion.id,
      by: 'race',
      because: race.because,
    });
  }
  await storeEpisode(store, name, made[0], champion.id, hostile);
  await storeMemory(store, name, made, hostile);
  await storeIncident(store, state, cycles, champion.id, createdAt);
  if (status === 'done') await storeReport(store, state, versions, promotions);
  await spend(store, name, cycles * tasks);
  await store.campaigns.update(name, { cycle: cycles, champion: champion.id, activeMs: cycles * 260_000 });
  for (let n = 0; n < k; n += 1) await store.campaigns.count(name, 'challengers', `race-${n}`);
  for (let n = 0; n < promotions; n += 1) await store.campaigns.count(name, 'promotions', `race-${n}`);
  return state;
}

function stateOf(of: {
  readonly name: string;
  readonly cycles: number;
  readonly tasks: number;
  readonly status: CampaignState['status'];
  readonly because: string;
  readonly first: string;
  readonly createdAt: string;
}): CampaignState {
  const { name, cycles, tasks, status, because, first, createdAt } = of;
  return {
    id: name,
    createdAt,
    updatedAt: timeOf(createdAt, cycles),
    config: {
      suite: 'selfimprovebench',
      suiteId: `suite-${name}`,
      model: 'some-coder-7b',
      cycles: status === 'done' ? cycles : cycles + Math.ceil(cycles / 4),
      attempts: 8,
      batch: tasks,
      maxPairs: 400,
      concurrency: 4,
      seed: 1,
      acceptance: 'gate',
      controller: 'thompson',
      budget: { modelCalls: null, costUsd: 25 },
      trust: { sentinels: 4, margin: 0.1 },
      maxHours: 8,
      deadline: null,
    },
    status,
    because,
    branch: 0,
    cycle: 0,
    champion: first,
    challengers: 0,
    promotions: 0,
    activeMs: 0,
  };
}

const NAMES = [
  'binary_search',
  'gcd',
  'flatten',
  'merge_intervals',
  'lru_cache',
  'topological_sort',
  'knapsack',
  'word_wrap',
  'parse_csv',
  'bracket_match',
];

function taskNamed(index: number, hostile: string): Task {
  const family = `${NAMES[index % NAMES.length] ?? 'task'}_${Math.floor(index / NAMES.length) + 1}`;
  const path = 'solution.py';
  return {
    id: `${family}-repair`,
    language: 'python',
    kind: 'repair',
    family,
    prompt: `Mend the function so that the tests pass. ${hostile}`,
    files: {
      [path]:
        'def search(items, wanted):\n    low, high = 0, len(items)\n    while low < high:\n        middle = (low + high) // 2\n        if items[middle] < wanted:\n            low = middle\n        else:\n            high = middle\n    return low\n',
    },
    editable: [path],
    visible: { trust: 'split', cases: [] },
    hidden: { trust: 'split', cases: [] },
    limits: DEFAULT_LIMITS,
    reference: {
      [path]:
        'def search(items, wanted):\n    low, high = 0, len(items)\n    while low < high:\n        middle = (low + high) // 2\n        if items[middle] < wanted:\n            low = middle + 1\n        else:\n            high = middle\n    return low\n',
    },
  };
}

function versionsOf(n: number, hostile: string): readonly StrategyVersion[] {
  const versions: StrategyVersion[] = [{ id: strategyId(FIRST_STRATEGY), strategy: FIRST_STRATEGY, parent: null, change: null }];
  for (let index = 0; index < n; index += 1) {
    // those that were promoted are built upon, the others are left
    const parent = versions[index - (index % 2)] ?? versions[0];
    if (parent === undefined) break;
    const text = `${CHANGES[index % CHANGES.length] ?? ''}${index < CHANGES.length ? '' : ` (${index})`} ${hostile}`.trim();
    const strategy: Strategy = { ...parent.strategy, rules: [...parent.strategy.rules, { id: `rule-${index + 1}`, text, pinned: false }] };
    versions.push({
      id: strategyId(strategy),
      strategy,
      parent: parent.id,
      change: {
        action: 'rule-added',
        tactic: 'from-lessons',
        old: '',
        new: text,
        because: `Seven lessons say that bounds were not looked at. ${hostile}`.trim(),
        evidence: ['binary_search_1-repair failed three times at the last index', 'solved 5 of 8 train places that the champion did not'],
      },
    });
  }
  return versions;
}

const CLASSES: readonly (ErrorClass | null)[] = ['Logic', 'Logic', 'Logic', 'Syntax', 'Timeout', 'Resource', null];

function resultOf(name: string, cycle: number, index: number, { id }: Task, lead: number, draw: () => number): TrainResult {
  const solved = draw() < 1 / (1 + Math.exp(-1.6 * lead));
  const errorClass = solved ? null : (CLASSES[Math.floor(draw() * CLASSES.length)] ?? null);
  return {
    taskId: id,
    place: placeOf(name, cycle, index, id),
    solved,
    attempts: solved ? 1 + Math.floor(draw() * 5) : 8,
    of: 8,
    errorClass,
  };
}

function raced(
  of: {
    readonly name: string;
    readonly cycle: number;
    readonly champion: string;
    readonly challenger: string;
    readonly k: number;
    readonly promotions: number;
    readonly cycles: number;
    readonly isBetter: boolean;
  },
  draw: () => number,
): RaceRecord {
  const needed = logThreshold(of.k, of.promotions, of.cycles);
  let outcomes = '';
  let evidence = 0;
  while (outcomes.length < 160 && evidence < needed && (evidence > -2.2 || outcomes.length < 30)) {
    const chance = draw();
    outcomes += chance < (of.isBetter ? 0.36 : 0.14) ? 'W' : chance > (of.isBetter ? 0.93 : 0.83) ? 'L' : '=';
    evidence = evidenceCurves({ outcomes }).both.at(-1) ?? 0;
  }
  const wins = outcomes.split('W').length - 1;
  const losses = outcomes.split('L').length - 1;
  const decision = evidence >= needed ? 'promoted' : 'dropped';
  return {
    campaign: of.name,
    branch: 0,
    cycle: of.cycle,
    champion: of.champion,
    challenger: of.challenger,
    k: of.k,
    decision,
    because: `${decision === 'promoted' ? 'the evidence is enough' : 'it is behind'}: ${wins} wins and ${losses} losses in ${outcomes.length} pairs`,
    pairs: outcomes.length,
    wins,
    losses,
    outcomes,
    winFamilies: Math.min(wins, 9),
    voids: { champion: 0, challenger: 0 },
    logE: evidence,
    logThreshold: needed,
    modelCalls: outcomes.length * 11,
    costUsd: outcomes.length * 0.0042,
  };
}

async function checkpoint(
  store: Store,
  { id }: CampaignState,
  of: Pick<CheckpointRecord, 'at' | 'cycle' | 'strategy' | 'by' | 'because'>,
): Promise<void> {
  const carried: CampaignCarried = {
    first: of.strategy,
    champion: of.strategy,
    branch: 0,
    ancestors: [],
    cycle: of.cycle,
    checkpoints: 0,
    checkpoint: '',
    examMs: null,
    outOfBudget: false,
    activeMs: 0,
    feedback: [],
    orders: { pause: null, stop: null, promote: null },
    trust: { running: { checkpoint: '', strategy: of.strategy, view: [] }, baseline: null, latest: [] },
  };
  const name = `${id}/b0/c${of.cycle}/checkpoint`;
  await store.keep('checkpoints', name, {
    ...of,
    campaign: id,
    branch: 0,
    workflowId: 'w',
    runId: 'r',
    activityId: 'checkpoint-0',
    carried,
  });
  await store.append(checkpointList(id), name);
}

async function spend(store: Store, campaign: string, episodes: number): Promise<void> {
  const paid = { modelCalls: Math.round(episodes * 3.1), tokens: episodes * 2_900, costUsd: Math.min(24, episodes * 0.0011) };
  await store.budget.begin(campaign, 'all', 'try', paid);
  await store.budget.end(campaign, 'all', 'try', { taken: paid });
}
