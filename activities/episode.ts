import { within } from '../domain/address.js';
import { attemptsToPass, runEpisode, spentAttempts, type AnswerRef, type EpisodeProgress, type EpisodeSpec, type EpisodeSteps } from '../domain/episode.js';
import { reflectPrompt, solvePrompt } from '../domain/prompt.js';
import type { Files } from '../domain/task.js';
import type { Verdict } from '../domain/verdict.js';
import { candidateOf, loadContext, loadRecalled, loadReflections, loadTask, loadVerdict, passedCandidate } from './episode-context.js';
import { RatchetFailure } from './failures.js';
import { judge } from './judge.js';
import { callModel, paidAnswer } from './ledger.js';
import type { Memory, Model, Sandbox, Store } from './ports.js';
import { recall } from './recall.js';
import type { EpisodeRecord } from './records.js';
import { reflectionForm } from './structured.js';

export interface EpisodePorts {
  readonly model: Model;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly memory: Memory;
}

/** The steps of an episode over the ports. Each is idempotent: what was paid for or judged at its address is found. */
export function episodeSteps(ports: EpisodePorts, signal: AbortSignal): EpisodeSteps<EpisodeRecord> {
  return {
    open: (spec) => open(ports, spec, signal),
    generate: (spec, progress) => generate(ports, spec, progress, signal),
    execute: (spec, progress) => execute(ports, spec, progress, signal),
    reflect: (spec, progress) => reflect(ports, spec, progress, signal),
    conclude: (spec, progress) => conclude(ports, spec, progress, signal),
  };
}

/** A whole episode in one activity; after a crash it goes on from ledger and verdict store. */
export async function episode(ports: EpisodePorts, spec: EpisodeSpec, signal: AbortSignal): Promise<EpisodeRecord> {
  return (await ports.store.find('episodes', spec.address)) ?? runEpisode(spec, episodeSteps(ports, signal));
}

async function open(ports: EpisodePorts, spec: EpisodeSpec, signal: AbortSignal): Promise<EpisodeProgress> {
  const task = await loadTask(ports.store, spec.task);
  const begun: EpisodeProgress = { given: null, answers: [], reflections: [], passed: null, voided: '' };
  if (task.kind !== 'repair') {
    await recall(ports, spec, null);
    return begun;
  }
  const judged = await judge(ports, within(spec.address, 'given'), spec.task, task, programOf(task.files, task.editable), 'visible', signal);
  if ('voided' in judged) return { ...begun, voided: judged.voided };
  await recall(ports, spec, judged.verdict);
  return { ...begun, given: judged.key };
}

async function generate(ports: EpisodePorts, spec: EpisodeSpec, progress: EpisodeProgress, signal: AbortSignal): Promise<EpisodeProgress> {
  const { store } = ports;
  const context = await loadContext(store, spec, progress);
  const [recalled, reflections] = await Promise.all([loadRecalled(store, spec), loadReflections(store, spec, progress)]);
  const { decoding } = context.strategy;
  const n = Math.min(spec.samples, spec.attempts - spentAttempts(progress));
  const call = {
    campaign: spec.campaign,
    address: within(spec.address, 'answer', progress.answers.length),
    model: spec.model,
    messages: solvePrompt(context.strategy, context.task, recalled, context.tried, reflections),
    n,
    temperature: decoding.temperature,
    topP: decoding.topP,
    maxTokens: decoding.maxTokens,
    seed: spec.seed,
  };
  const answer: AnswerRef = await callModel(ports, call, signal).then(
    ({ key }) => ({ ledger: key, n, verdicts: [] }),
    (error: unknown) => {
      // A prompt that the strategy made too long is the strategy's failure: it costs the attempts it asked for.
      if (error instanceof RatchetFailure && error.kind === 'context-overflow') return { ledger: null, n, verdicts: [] };
      throw error;
    },
  );
  return { ...progress, answers: [...progress.answers, answer] };
}

async function execute(ports: EpisodePorts, spec: EpisodeSpec, progress: EpisodeProgress, signal: AbortSignal): Promise<EpisodeProgress> {
  const index = progress.answers.length - 1;
  const answer = progress.answers[index];
  if (answer === undefined || answer.ledger === null) return progress;
  const task = await loadTask(ports.store, spec.task);
  const { choices } = await paidAnswer(ports.store, answer.ledger);
  // Side by side, and folded in the order of the choices, so that the outcome does not depend on which ends first.
  const judged = await Promise.all(
    choices.slice(0, answer.n).map(async (choice, position) => {
      const candidate = candidateOf(task, choice);
      if ('unusable' in candidate) return null;
      return judge(ports, within(spec.address, 'answer', index, 'choice', position), spec.task, task, candidate.files, 'visible', signal);
    }),
  );
  const voided = judged.find((each) => each !== null && 'voided' in each);
  if (voided !== undefined && voided !== null && 'voided' in voided) return { ...progress, voided: voided.voided };
  const choice = judged.findIndex((each) => each !== null && 'verdict' in each && each.verdict.status === 'passed');
  const verdicts = judged.map((each) => (each !== null && 'key' in each ? each.key : null));
  return {
    ...progress,
    answers: [...progress.answers.slice(0, index), { ...answer, verdicts }],
    passed: choice < 0 ? null : { answer: index, choice },
  };
}

async function reflect(ports: EpisodePorts, spec: EpisodeSpec, progress: EpisodeProgress, signal: AbortSignal): Promise<EpisodeProgress> {
  const { task, strategy, tried } = await loadContext(ports.store, spec, progress);
  const call = {
    campaign: spec.campaign,
    address: within(spec.address, 'reflect', progress.answers.length - 1),
    model: spec.model,
    messages: reflectPrompt(strategy, task, tried),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: reflectionForm,
  };
  const { key } = await callModel(ports, call, signal);
  return { ...progress, reflections: [...progress.reflections, key] };
}

/** Runs the hidden checks on a plausible candidate, once, and writes what the episode came to. */
async function conclude(ports: EpisodePorts, spec: EpisodeSpec, progress: EpisodeProgress, signal: AbortSignal): Promise<EpisodeRecord> {
  const { store } = ports;
  const known = await store.find('episodes', spec.address);
  if (known !== null) return known;
  const task = await loadTask(store, spec.task);
  const candidate = await passedCandidate(store, task, progress);
  const judged = candidate === null ? null : await judge(ports, within(spec.address, 'final'), spec.task, task, candidate, 'hidden', signal);
  const voided = progress.voided || (judged !== null && 'voided' in judged ? judged.voided : '');
  const hidden = judged !== null && 'verdict' in judged ? judged.verdict : null;
  const visible = await Promise.all(progress.answers.flatMap((answer) => answer.verdicts.filter((key) => key !== null)).map((key) => loadVerdict(store, key)));
  const record = summarise(progress, visible, hidden, voided, (await loadRecalled(store, spec)).map((row) => row.id), await spendOf(store, progress));
  await countSandboxRuns(store, spec, record.sandboxRuns);
  return store.keep('episodes', spec.address, { ...record, taskId: task.id, trust: task.visible.trust });
}

function summarise(
  progress: EpisodeProgress,
  visible: readonly Verdict[],
  hidden: Verdict | null,
  voided: string,
  recalled: readonly string[],
  spend: { readonly tokens: number; readonly costUsd: number },
): Omit<EpisodeRecord, 'taskId' | 'trust'> {
  const solved = voided === '' && hidden?.status === 'passed';
  const last = hidden ?? visible.at(-1) ?? null;
  const lastTests = [...(visible.at(-1)?.tests ?? []), ...(hidden?.tests ?? [])];
  const compiled = visible.filter((verdict) => verdict.errorClass !== 'Syntax').length;
  return {
    plausible: voided === '' && progress.passed !== null,
    solved,
    attempts: spentAttempts(progress),
    attemptsToPass: attemptsToPass(progress),
    status: voided !== '' ? 'void' : solved ? 'passed' : 'failed',
    errorClass: voided !== '' || solved ? null : (last?.errorClass ?? 'Logic'),
    compiled: ratio(compiled, visible.length),
    testsPassed: ratio(lastTests.filter((test) => test.status === 'passed').length, lastTests.length),
    modelCalls: progress.answers.filter((answer) => answer.ledger !== null).length + progress.reflections.length,
    sandboxRuns: visible.length + (progress.given === null ? 0 : 1) + (hidden === null ? 0 : 1),
    ...spend,
    recalled,
    reason: voided,
  };
}

async function spendOf(store: Store, progress: EpisodeProgress): Promise<{ tokens: number; costUsd: number }> {
  const keys = [...progress.answers.flatMap((answer) => (answer.ledger === null ? [] : [answer.ledger])), ...progress.reflections];
  const answers = await Promise.all(keys.map((key) => paidAnswer(store, key)));
  return {
    tokens: answers.reduce((sum, { usage }) => sum + usage.promptTokens + usage.completionTokens, 0),
    costUsd: answers.reduce((sum, { costUsd }) => sum + costUsd, 0),
  };
}

async function countSandboxRuns(store: Store, spec: EpisodeSpec, sandboxRuns: number): Promise<void> {
  const key = `episode:${spec.address}`;
  await store.budget.reserve(spec.campaign, key, { modelCalls: 0, costUsd: 0 });
  await store.budget.settle(spec.campaign, key, { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns });
}

function programOf(files: Files, editable: readonly string[]): Files {
  return Object.fromEntries(editable.map((path) => [path, files[path] ?? '']));
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
