import { parseAnswer } from '../../domain/answer/answer.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import type { Reflection } from '../../domain/reflection.js';
import { chosenDemonstrations, withoutOwnExample } from '../../domain/asking/nearest.js';
import type { Demonstration, Strategy } from '../../domain/strategy.js';
import type { Files, Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import type { Choice } from '../../domain/model.js';
import { RatchetFailure } from '../../ports/failures.js';
import { paidAnswer } from '../asking/ledger.js';
import { withFindings } from './lint.js';
import { reflectionForm } from '../asking/structured.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { Store } from '../../ports/store.js';
import { editOf, type Tried } from '../../domain/tried.js';
import type { Recalled } from '../../domain/recalled.js';

/** An episode as its prompts need it, put together anew from the store: histories hold references only. */
export interface EpisodeContext {
  readonly task: Task;
  readonly strategy: Strategy;
  readonly tried: readonly Tried[];
}

export async function loadContext(store: Store, spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeContext> {
  const [task, strategy] = await Promise.all([loadTask(store, spec.task), loadStrategy(store, spec.strategy)]);
  const given = progress.given === null ? [] : [triedFrom(null, await loadVerdict(store, progress.given))];
  const later = await Promise.all(progress.answers.map((_, index) => triedOfAnswer(store, task, progress, index)));
  const tried = [...given, ...later.flat()];
  return { task, strategy, tried: strategy.tools.includes('linter') ? await withFindings(store, spec, task, tried) : tried };
}

/** What a strategy wants to know of a run beside the verdict. */
export function measured({ tools, steps = [] }: Strategy): { readonly coverage: boolean; readonly lines: boolean } {
  return { coverage: tools.includes('coverage'), lines: steps.some(({ step }) => step === 'localise') };
}

export async function loadTask(store: Store, hash: string): Promise<Task> {
  return (await store.find('tasks', hash)) ?? missing('task', hash);
}

export async function loadVerdict(store: Store, key: string): Promise<Verdict> {
  return ((await store.find('verdicts', key)) ?? missing('verdict', key)).verdict;
}

export async function loadReflections(store: Store, spec: EpisodeSpec, progress: EpisodeProgress): Promise<Reflection[]> {
  if (spec.reflections === 0) return [];
  const latest = progress.reflections.slice(-spec.reflections);
  const parsed = await Promise.all(latest.map(async (key) => reflectionForm.parse((await paidAnswer(store, key)).choices[0]?.text ?? '')));
  return parsed.filter((each) => each !== null);
}

/** Whether an episode looks into memory at all. */
export function asksMemory(spec: EpisodeSpec): boolean {
  return spec.recall > 0 && spec.view.length > 0;
}

/** The examples of an episode's questions: those of the strategy, without its own answer, and those that were chosen for it. */
export async function loadExamples(store: Store, spec: EpisodeSpec, { task, strategy }: EpisodeContext): Promise<readonly Demonstration[]> {
  const fixed = withoutOwnExample(task, strategy.demonstrations);
  if ((strategy.memory.examples ?? 0) === 0) return fixed;
  const chosen = (await store.find('recalls', spec.address))?.examples?.shown ?? [];
  const tasks = await Promise.all(chosen.map((hash) => loadTask(store, hash)));
  return [...fixed, ...chosenDemonstrations(tasks)];
}

export async function loadRecalled(store: Store, spec: EpisodeSpec): Promise<readonly Recalled[]> {
  return asksMemory(spec) ? ((await store.find('recalls', spec.address))?.rows ?? []) : [];
}

export const TOO_LONG = 'the prompt was longer than the model takes';

export type Candidate = { readonly files: Files } | { readonly unusable: string };

/** The candidate that a choice holds, or why it holds none. */
export function candidateOf(task: Task, choice: Choice): Candidate {
  if (choice.finish === 'length') return { unusable: 'cut off at the token limit' };
  if (choice.finish === 'content-filter') return { unusable: 'withheld by a content filter' };
  const answer = parseAnswer(choice.text, task);
  return answer.kind === 'files' ? { files: answer.files } : { unusable: answer.reason };
}

/** The program that passed the visible checks, whole. */
export async function passedCandidate(store: Store, task: Task, progress: EpisodeProgress): Promise<Files | null> {
  const { passed } = progress;
  const ledger = passed === null ? null : (progress.answers[passed.answer]?.ledger ?? null);
  if (passed === null || ledger === null) return null;
  const choice = (await paidAnswer(store, ledger)).choices[passed.choice];
  const candidate = choice === undefined ? { unusable: 'missing' } : candidateOf(task, choice);
  return 'files' in candidate ? candidate.files : null;
}

/** The programs that were judged, whole, in their order. */
export async function judgedCandidates(store: Store, task: Task, progress: EpisodeProgress): Promise<readonly Files[]> {
  const answers = await Promise.all(progress.answers.map((_, index) => triedOfAnswer(store, task, progress, index)));
  return answers.flat().flatMap(({ candidate }) => (candidate === null ? [] : [candidate]));
}

async function triedOfAnswer(store: Store, task: Task, progress: EpisodeProgress, index: number): Promise<Tried[]> {
  const ref = progress.answers[index];
  if (ref === undefined) return [];
  if (ref.ledger === null) return [unusable(TOO_LONG)];
  const { choices } = await paidAnswer(store, ref.ledger);
  return Promise.all(
    ref.verdicts.map(async (key, position) => {
      const choice = choices[position];
      const candidate = choice === undefined ? { unusable: 'the endpoint gave fewer choices than asked for' } : candidateOf(task, choice);
      if ('unusable' in candidate) return unusable(candidate.unusable);
      return key === null
        ? unusable(ref.setAside?.includes(position) === true ? `set aside before judging: ${editOf(task, candidate.files)}` : 'not judged')
        : triedFrom(candidate.files, await loadVerdict(store, key));
    }),
  );
}

function triedFrom(candidate: Files | null, verdict: Verdict): Tried {
  return {
    candidate,
    passed: verdict.tests.filter((test) => test.status === 'passed').length,
    total: verdict.tests.length,
    errorClass: verdict.errorClass,
    failures: verdict.tests.filter((test) => test.status !== 'passed'),
    diagnostics: verdict.diagnostics.map((each) => ({
      id: `${each.path} line ${each.line}`,
      status: 'failed' as const,
      message: each.message,
    })),
    ...(verdict.untrustedCoverage === null ? {} : { coverage: verdict.untrustedCoverage }),
    ...(verdict.tests.some(({ lines }) => lines !== undefined) ? { tests: verdict.tests } : {}),
    unusable: '',
  };
}

function unusable(reason: string): Tried {
  return { candidate: null, passed: 0, total: 0, errorClass: null, failures: [], unusable: reason };
}

function missing(kind: string, id: string): never {
  throw new RatchetFailure('missing-record', `${kind} ${id} is not in the store`);
}
