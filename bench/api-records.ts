import { openWholeStore, type StoredText, type WholeStore } from '../infra/mongo/whole.js';
import { openStore, type StoreAddress } from '../infra/mongo/open.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { cycleAddress, within } from '../domain/address.js';
import { strategyId } from '../ports/keys.js';
import { checkpointList, episodeList, raceList, strategyList, trainingList } from '../ports/lists.js';
import type { CampaignConfig, CampaignState, RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';

export const LARGE = 'large';
export const FOLLOWED = 'followed';
export const CYCLES = 1_000;
export const TASKS = 200;
const OTHERS = 200;
const GROUP = 1_000;
const AT = '2026-01-01T00:00:00.000Z';

const CONFIG: CampaignConfig = {
  suite: 'bench',
  suiteId: 'bench',
  model: 'none',
  cycles: CYCLES,
  attempts: 8,
  batch: TASKS,
  maxPairs: 100,
  concurrency: 4,
  seed: 1,
  acceptance: 'gate',
  controller: 'thompson',
  budget: { modelCalls: null, costUsd: null },
  trust: { sentinels: 4, margin: 0.1 },
  maxHours: null,
  deadline: null,
};

/** A campaign of 1,000 cycles over 200 tasks, as the store has it when it has ended, among others. Answers its strategies. */
export async function loadCampaigns(address: StoreAddress, report: (line: string) => void): Promise<readonly string[]> {
  const [store, documents] = [await openStore(address), await openWholeStore(address)];
  try {
    for (let number = 0; number < OTHERS; number += 1) await openCampaign(store, `other-${number}`, { status: 'done' });
    await openCampaign(store, FOLLOWED, { status: 'done' });
    const strategies = await loadStrategies(store);
    await openCampaign(store, LARGE, { status: 'done', cycle: CYCLES, champion: strategies.at(-1) ?? '' });
    await loadCycles(documents, strategies, report);
    return strategies;
  } finally {
    await documents.close();
    await store.close();
  }
}

async function openCampaign(store: Store, id: string, change: Partial<CampaignState>): Promise<void> {
  await store.budget.open(id, CONFIG.budget);
  const counts = { branch: 0, cycle: 0, challengers: 0, promotions: 0, activeMs: 0 };
  await store.campaigns.create({
    id,
    createdAt: AT,
    updatedAt: AT,
    config: CONFIG,
    status: 'done',
    because: '',
    champion: '',
    ...counts,
    ...change,
  });
}

/** One a cycle, each the child of the one before. */
async function loadStrategies(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const strategy = {
      ...FIRST_STRATEGY,
      rules: [{ id: `rule-${cycle}`, text: `Rule of cycle ${cycle}: look at the boundary first.`, pinned: false }],
    };
    const id = strategyId(strategy);
    await store.keep('strategies', id, { id, strategy, parent: ids.at(-1) ?? null, change: null });
    await store.append(strategyList(LARGE), id);
    ids.push(id);
  }
  return ids;
}

async function loadCycles(documents: WholeStore, strategies: readonly string[], report: (line: string) => void): Promise<void> {
  const lists = new Map<string, string[]>();
  const listed = (list: string, id: string): void => void lists.set(list, [...(lists.get(list) ?? []), id]);
  const episodes: string[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const at = cycleAddress(LARGE, 0, cycle);
    const tasks = Array.from({ length: TASKS }, (_, task) => within(at, 'practise', task, `task-${task}`));
    episodes.push(...tasks);
    await documents.insert(
      'episodes',
      tasks.map((id, task) => ({ id, text: JSON.stringify(episode(task)) })),
    );
    const training = {
      campaign: LARGE,
      branch: 0,
      cycle,
      strategy: strategies[cycle],
      results: tasks.map((_, task) => ({ taskId: `task-${task}`, solved: task % 3 === 0, attempts: 4 })),
    };
    await documents.insert('trainings', [{ id: `${at}/training`, text: JSON.stringify(training) }]);
    await documents.insert('races', [{ id: at, text: JSON.stringify(race(LARGE, cycle, strategies)) }]);
    listed(trainingList(LARGE), `${at}/training`);
    listed(raceList(LARGE), at);
    if (cycle % 100 === 0) report(`stored ${cycle} of ${CYCLES} cycles`);
  }
  lists.set(episodeList(LARGE), episodes);
  lists.set(checkpointList(LARGE), []);
  for (const [list, ids] of lists) await insertList(documents, list, ids);
}

async function insertList(documents: WholeStore, list: string, ids: readonly string[]): Promise<void> {
  const entries: StoredText[] = ids.map((id, number) => ({ id: `list:${list}#${number}`, text: id }));
  for (let from = 0; from < entries.length; from += GROUP) await documents.insert('journal', entries.slice(from, from + GROUP));
}

function episode(task: number) {
  const solved = task % 3 === 0;
  return {
    taskId: `task-${task}`,
    plausible: solved,
    solved,
    attempts: 4,
    attemptsToPass: solved ? 2 : null,
    status: solved ? 'passed' : 'failed',
    errorClass: solved ? null : 'Logic',
    trust: 'split',
    compiled: 1,
    testsPassed: solved ? 1 : 0.5,
    scores: null,
    score: null,
    modelCalls: 4,
    sandboxRuns: 5,
    tokens: 3_000,
    costUsd: 0.002,
    recalled: [],
    reason: '',
  };
}

export function race(campaign: string, cycle: number, strategies: readonly string[] = []): RaceRecord {
  const pairs = 60;
  return {
    campaign,
    branch: 0,
    cycle,
    champion: strategies[Math.max(0, cycle - 1)] ?? '',
    challenger: strategies[cycle] ?? '',
    k: cycle + 1,
    decision: 'dropped',
    because: 'no evidence',
    pairs,
    wins: 8,
    losses: 9,
    outcomes: '='.repeat(pairs - 17) + 'WL'.repeat(8) + 'L',
    winFamilies: 5,
    voids: { champion: 0, challenger: 0 },
    logE: -0.4,
    logThreshold: 3.5,
    modelCalls: 480,
    costUsd: 0.2,
  };
}
