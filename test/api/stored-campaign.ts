import { branchId, cycleAddress, within, type Address } from '../../domain/address.js';
import type { ModelAnswer } from '../../domain/model.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { strategyId } from '../../ports/keys.js';
import {
  checkpointList,
  episodeList,
  incidentList,
  lessonList,
  orderList,
  raceList,
  rollbackList,
  strategyList,
  trainingList,
} from '../../ports/lists.js';
import type { CampaignCarried, CheckpointRecord, PersonOrder } from '../../ports/campaign-records.js';
import type { Store } from '../../ports/store.js';
import { SOLVED_EPISODE, ANY_EPISODE } from '../support/episode-records.js';
import { LOST_RACE } from '../support/lost-race.js';
import { SQUARES } from '../support/table-world.js';
import { CONFIG, campaign } from './fakes.js';

/** What of it tests ask for. */
export interface StoredCampaign {
  readonly name: string;
  readonly first: string;
  readonly champion: string;
  /** of an episode that solved its task by its second candidate */
  readonly episode: Address;
  readonly row: string;
}

const AT = '2027-01-01T00:00:00.000Z';
const USAGE = { promptTokens: 90, completionTokens: 10, reasoningTokens: 0, estimated: false };
const VERDICT: Verdict = {
  status: 'passed',
  errorClass: null,
  step: 'test',
  trust: 'split',
  tests: [],
  diagnostics: [],
  rejectedPaths: [],
  usage: { wallMs: 5, cpuMs: 4, peakMemoryMb: 8, outputBytes: 3 },
  backend: 'fake',
  untrustedCoverage: null,
  reason: '',
  output: '',
};

/** A campaign of a few cycles with a record of each kind. `said`: what models, tasks and people said stands in all of their texts. */
export async function storeCampaign(store: Store, { name = 'night', said = 'plain' } = {}): Promise<StoredCampaign> {
  const tasks: readonly Task[] = ['one', 'two', 'gate', 'sealed'].map((id) => ({
    ...SQUARES,
    id,
    family: id,
    prompt: `${SQUARES.prompt} ${said}`,
  }));
  for (const task of tasks) await store.keep('tasks', `hash-${task.id}`, task);
  await store.keep('suites', 'suite-1', {
    name: 'demo',
    seed: 1,
    tasks: tasks.map(({ id, family, language }) => ({
      id,
      hash: `hash-${id}`,
      family,
      pool: id === 'gate' || id === 'sealed' ? id : 'train',
      language,
    })),
  });
  const [first, champion] = await storeStrategies(store, name, said);
  await store.budget.open(name, { modelCalls: 900, costUsd: null });
  await store.campaigns.create(campaign(name, { champion, cycle: 2, config: CONFIG }));
  const episode = await storeEpisodes(store, name, champion, said);
  await storeCourse(store, name, { first, champion, said });
  const row = await storeRow(store, name, said);
  return { name, first, champion, episode, row };
}

async function storeStrategies(store: Store, name: string, said: string): Promise<readonly [string, string]> {
  const better: Strategy = { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: `Check the bounds. ${said}`, pinned: false }] };
  const [first, champion] = [strategyId(FIRST_STRATEGY), strategyId(better)];
  await store.keep('strategies', first, { id: first, strategy: FIRST_STRATEGY, parent: null, change: null });
  const change = {
    action: 'rule-added' as const,
    tactic: 'rule-add',
    old: '',
    new: `Check the bounds. ${said}`,
    because: said,
    evidence: [said],
  };
  await store.keep('strategies', champion, { id: champion, strategy: better, parent: first, change });
  for (const id of [first, champion]) await store.append(strategyList(name), id);
  return [first, champion];
}

function answer(text: string): ModelAnswer {
  return { choices: [{ text, finish: 'stop' }], usage: USAGE, costUsd: 0.001, fingerprint: 'offline' };
}

async function storeEpisodes(store: Store, name: string, strategy: string, said: string): Promise<Address> {
  const solved = within(cycleAddress(name, 0, 1), 'practise', 0, 'one');
  const others = [
    { address: within(cycleAddress(name, 0, 0), 'practise', 0, 'one'), taskId: 'one' },
    { address: within(cycleAddress(name, 0, 1), 'practise', 1, 'two'), taskId: 'two' },
    { address: within(cycleAddress(name, 0, 1), 'race', 'pair', 0, 'side:champion'), taskId: 'gate' },
    { address: `${name}/exam/side:first/0/sealed`, taskId: 'sealed' },
  ];
  for (const { address, taskId } of others) {
    await store.keep('episodes', address, {
      ...SOLVED_EPISODE,
      taskId,
      solved: false,
      plausible: false,
      status: 'failed',
      errorClass: 'Logic',
      reason: said,
    });
    await store.append(episodeList(name), address);
  }
  await store.keep('episodes', solved, { ...SOLVED_EPISODE, taskId: 'one', attempts: 2, attemptsToPass: 2, recalled: ['abcdef012345'] });
  await store.append(episodeList(name), solved);
  const failed = { id: 'shown', status: 'failed' as const, message: `f(1) returned 0: ${said}` };
  await store.keep('verdicts', 'v1', {
    address: solved,
    verdict: { ...VERDICT, status: 'failed', errorClass: 'Logic', tests: [failed], output: said },
  });
  await store.keep('verdicts', 'v2', { address: solved, verdict: { ...VERDICT, tests: [{ id: 'shown', status: 'passed', message: '' }] } });
  const ledger = { address: solved, campaign: name, requestHash: 'h', at: AT, calls: 1 };
  await store.keep('ledger', 'l1', { ...ledger, answer: answer(`first ${said}`) });
  await store.keep('ledger', 'l2', { ...ledger, answer: answer(`second ${said}`) });
  await store.keep('ledger', 'l3', { ...ledger, answer: answer(`reflection ${said}`) });
  await store.keep('recalls', solved, { rows: [{ id: 'abcdef012345', sentence: `remembered ${said}` }] });
  await store.keep('courses', solved, {
    spec: { ...ANY_EPISODE, address: solved, campaign: name, task: 'hash-one', strategy, recall: 1 },
    progress: {
      given: null,
      answers: [
        { ledger: 'l1', n: 1, verdicts: ['v1'] },
        { ledger: 'l2', n: 1, verdicts: ['v2'] },
      ],
      reflections: ['l3'],
      passed: { answer: 1, choice: 0 },
      voided: '',
    },
  });
  for (const cycle of [0, 1]) {
    const id = within(cycleAddress(name, 0, cycle), 'training');
    const result = { place: 'p', attempts: 2, of: 8 };
    const results = [
      { ...result, taskId: 'one', solved: cycle === 1, errorClass: cycle === 1 ? null : ('Logic' as const) },
      { ...result, taskId: 'two', solved: false, errorClass: 'Timeout' as const },
    ];
    const spent = { modelCalls: 4, tokens: 400, costUsd: 0.01 };
    await store.keep('trainings', id, { campaign: name, branch: 0, cycle, strategy, results, ...(cycle === 0 ? {} : { spent }) });
    await store.append(trainingList(name), id);
  }
  return solved;
}

async function storeCourse(
  store: Store,
  name: string,
  { first, champion, said }: { readonly first: string; readonly champion: string; readonly said: string },
): Promise<void> {
  const at = cycleAddress(name, 0, 1);
  const attempts = { budgets: 8, ahead: [8, -8, 0], logE: 0.1 };
  await store.keep('races', within(at, 'race'), {
    ...LOST_RACE,
    campaign: name,
    cycle: 1,
    champion: first,
    challenger: champion,
    decision: 'promoted',
    because: said,
    pairs: 3,
    wins: 1,
    losses: 1,
    outcomes: 'WL=',
    attempts,
  });
  await store.append(raceList(name), within(at, 'race'));
  const carried = {} as CampaignCarried; // oxlint-disable-line typescript/no-unsafe-type-assertion -- nothing that is told of is in it
  const checkpoint: CheckpointRecord = {
    campaign: name,
    branch: 0,
    cycle: 0,
    strategy: first,
    by: 'start',
    because: '',
    workflowId: 'w',
    runId: 'r',
    activityId: 'checkpoint-0',
    carried,
    at: AT,
  };
  for (const [number, record] of [
    checkpoint,
    { ...checkpoint, cycle: 2, strategy: champion, by: 'race' as const, because: said },
  ].entries()) {
    const id = within(branchId(name, 0), `checkpoint-${number}`);
    await store.keep('checkpoints', id, record);
    await store.append(checkpointList(name), id);
  }
  const orders: readonly PersonOrder[] = [
    { id: 'o1', branch: 0, because: said, kind: 'veto', strategy: 'cccccccccccc' },
    { id: 'o2', branch: 0, because: said, kind: 'feedback', about: { campaign: true }, judgement: 'comment' },
  ];
  for (const order of orders) {
    await store.keep('orders', `${name}/order ${order.id}`, { campaign: name, order, strategy: null, at: AT });
    await store.append(orderList(name), `${name}/order ${order.id}`);
  }
  const pairs = { falls: 3, rises: 1, both: 2, neither: 1 };
  const same = { before: 0, now: 0 };
  await store.keep('incidents', within(at, 'trust'), {
    campaign: name,
    branch: 0,
    cycle: 1,
    decision: 'environment',
    checkpoint: 'c',
    strategy: champion,
    because: said,
    pairs,
    evidence: {
      strategyChanged: false,
      memoryChanged: false,
      fingerprint: { before: '', now: said },
      answerTokens: same,
      modelErrors: same,
      sandboxFaults: same,
      verdictMs: same,
    },
    suspects: [{ cause: 'model', because: said }],
    at: AT,
  });
  await store.append(incidentList(name), within(at, 'trust'));
  await store.keep('rollbacks', branchId(name, 1), {
    id: 'rb',
    campaign: name,
    by: 'person',
    because: said,
    from: { branch: 0, cycle: 2, strategy: champion },
    to: { checkpoint: 'c', branch: 0, cycle: 0, strategy: first },
    abandoned: [],
    point: null,
    branch: 1,
    how: 'reset',
    runId: 'r',
    at: AT,
  });
  await store.append(rollbackList(name), branchId(name, 1));
}

async function storeRow(store: Store, name: string, said: string): Promise<string> {
  const id = 'abcdef0123456789abcdef01';
  await store.keep('memory', id, {
    id,
    campaign: name,
    branch: 0,
    cycle: 1,
    pool: 'train',
    family: 'one',
    taskId: 'one',
    language: 'python',
    kind: 'lesson',
    sentence: `look at the bounds ${said}`,
    key: 'bounds',
    symptom: said,
    remedy: said,
    solved: false,
    attempts: 8,
  });
  await store.append(lessonList(name), id);
  return id;
}
