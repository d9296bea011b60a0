import type { StrategyVersion } from '../domain/strategy.js';
import type { Task } from '../domain/task.js';
import type { Verdict } from '../domain/verdict.js';
import { taskHash } from '../ports/keys.js';
import { episodeList, incidentList, lessonList, reportList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { CHANGES, placeOf, START, timeOf } from './stored-words.js';

/** What is on record of a made-up night beside its cycles and races: an episode whole, memory, an incident, its report. */

export async function storeEpisode(store: Store, name: string, task: Task | undefined, strategy: string, hostile: string): Promise<void> {
  if (task === undefined) return;
  const address = placeOf(name, 0, 0, task.id);
  const [wrong, right] = [task.files['solution.py'] ?? '', task.reference['solution.py'] ?? ''];
  const answer = (text: string, program: string): string => `${text} ${hostile}\n\n\`\`\`python\n${program}\`\`\`\n`;
  const texts = [
    answer('The loop ends too late.', wrong.replace('len(items)', 'len(items) - 1')),
    answer('It never moves past the middle.', right),
  ];
  for (const [index, text] of texts.entries()) {
    const key = `${name}-ledger-${index}`;
    await store.keep('ledger', key, ledger(name, `${address}/answer/${index}`, key, text));
    await store.keep('verdicts', `${name}-verdict-${index}`, {
      address: `${address}/attempt/${index + 1}`,
      verdict: verdictOf(index === 1, hostile),
    });
  }
  const reflection = JSON.stringify({
    sentence: `The lower bound stays where it is. ${hostile}`,
    nextIdea: 'move it behind the middle',
    confidence: 0.8,
  });
  await store.keep('ledger', `${name}-reflection`, ledger(name, `${address}/reflect/0`, `${name}-reflection`, reflection));
  await store.keep('episodes', address, {
    taskId: task.id,
    plausible: true,
    solved: true,
    attempts: 2,
    attemptsToPass: 2,
    status: 'passed',
    errorClass: null,
    trust: 'split',
    compiled: 1,
    testsPassed: 1,
    scores: null,
    score: 1,
    modelCalls: 3,
    sandboxRuns: 3,
    tokens: 2_412,
    costUsd: 0.0031,
    recalled: [],
    reason: '',
  });
  await store.keep('recalls', address, {
    rows: [{ id: `${name}-row-0`, sentence: `Look at what a loop does with its last index. ${hostile}` }],
  });
  await store.keep('courses', address, {
    spec: {
      address,
      campaign: name,
      model: 'some-coder-7b',
      task: taskHash(task),
      strategy,
      seed: 1,
      attempts: 8,
      samples: 1,
      reflections: 2,
      recall: 4,
      view: [],
    },
    progress: {
      given: null,
      answers: texts.map((_, index) => ({ ledger: `${name}-ledger-${index}`, n: 1, verdicts: [`${name}-verdict-${index}`] })),
      reflections: [`${name}-reflection`],
      passed: { answer: 1, choice: 0 },
      voided: '',
    },
  });
  await store.append(episodeList(name), address);
}

function ledger(campaign: string, address: string, requestHash: string, text: string) {
  const usage = { promptTokens: 610, completionTokens: 190, reasoningTokens: 0, estimated: false };
  return {
    address,
    campaign,
    requestHash,
    answer: { choices: [{ text, finish: 'stop' as const }], usage, costUsd: 0.001, fingerprint: 'some-coder-7b' },
    at: START,
  };
}

function verdictOf(passed: boolean, hostile: string): Verdict {
  return {
    status: passed ? 'passed' : 'failed',
    errorClass: passed ? null : 'Logic',
    step: 'test',
    trust: 'split',
    tests: [
      { id: 'finds the first', status: 'passed', message: '' },
      {
        id: 'finds the last',
        status: passed ? 'passed' : 'failed',
        message: passed ? '' : `search([1, 3, 5], 5) returned 1, expected 2 ${hostile}`,
      },
    ],
    diagnostics: [],
    rejectedPaths: [],
    usage: { wallMs: 41, cpuMs: 30, peakMemoryMb: 12, outputBytes: 80 },
    backend: 'bubblewrap',
    untrustedCoverage: null,
    reason: '',
    output: hostile,
  };
}

export async function storeMemory(store: Store, campaign: string, tasks: readonly Task[], hostile: string): Promise<void> {
  for (const [index, task] of tasks.slice(0, 24).entries()) {
    const id = `${campaign}-row-${index}`;
    const sentence = `${CHANGES[index % CHANGES.length] ?? ''} ${hostile}`.trim();
    await store.keep('memory', id, {
      id,
      campaign,
      branch: 0,
      cycle: index % 5,
      pool: 'train',
      family: task.family,
      taskId: task.id,
      language: task.language,
      kind: index % 3 === 0 ? 'lesson' : 'fix',
      sentence,
      key: sentence,
      symptom: 'the last element is missed',
      remedy: 'move the bound',
      solved: index % 3 !== 0,
      attempts: 2,
    });
    await store.append(lessonList(campaign), id);
  }
}

export async function storeIncident(
  store: Store,
  { id: campaign }: CampaignState,
  cycles: number,
  strategy: string,
  createdAt: string,
): Promise<void> {
  if (cycles < 8) return;
  const cycle = Math.floor(cycles / 2);
  const id = `${campaign}/b0/c${cycle}/trust`;
  const same = { before: 0.01, now: 0.01 };
  await store.keep('incidents', id, {
    campaign,
    branch: 0,
    cycle,
    decision: 'environment',
    checkpoint: `${campaign}/b0/c0/checkpoint`,
    strategy,
    because: 'both sides fell alike on 24 sentinel pairs',
    pairs: { falls: 3, rises: 3, both: 8, neither: 10 },
    evidence: {
      strategyChanged: true,
      memoryChanged: true,
      fingerprint: { before: 'some-coder-7b', now: 'some-coder-7b' },
      answerTokens: { before: 180, now: 181 },
      modelErrors: same,
      sandboxFaults: { before: 0, now: 0.3 },
      verdictMs: { before: 40, now: 160 },
    },
    suspects: [{ cause: 'sandbox', because: 'verdicts take four times as long, and more of them are void' }],
    at: timeOf(createdAt, cycle),
  });
  await store.append(incidentList(campaign), id);
}

export async function storeReport(
  store: Store,
  { id, config, champion }: CampaignState,
  versions: readonly StrategyVersion[],
  promotions: number,
): Promise<void> {
  const [first, last] = [versions[0]?.id ?? champion, promotions === 0 ? champion : (versions[1]?.id ?? champion)];
  const zero = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 0 };
  await store.keep('reports', `${id}/report`, {
    campaign: id,
    suite: config.suite,
    model: config.model,
    ended: 'cycles',
    cycles: config.cycles,
    first: { strategy: first, n: 120, solved: 62, low: 0.41, high: 0.62, meanAttempts: 4.4, tasks: 40, runs: 3 },
    last: { strategy: last, n: 120, solved: 91, low: 0.66, high: 0.84, meanAttempts: 2.7, tasks: 40, runs: 3 },
    pairedP: 0.0021,
    attempts: { before: 4.4, after: 2.7, faster: 24, slower: 5, p: 0.0004 },
    lineage: versions.slice(0, 2),
    races: [],
    spent: zero,
    activeMs: 1,
    notes: ['The sealed tasks are 40; the interval says what that is worth.'],
  });
  await store.append(reportList(id), `${id}/report`);
}
