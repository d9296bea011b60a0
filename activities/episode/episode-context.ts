import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { withoutSide } from '../../domain/address.js';
import type { Reflection } from '../../domain/reflection.js';
import { shuffledReflection } from '../../domain/telling.js';
import type { Demonstration, Strategy } from '../../domain/strategy.js';
import type { Files, Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { RatchetFailure } from '../../ports/failures.js';
import { paidAnswer } from '../asking/ledger.js';
import { candidatesOf } from '../../campaigns/candidates.js';
import { examplesFor } from '../../campaigns/question.js';
import { courseOf } from '../../campaigns/works.js';
import { withFindings } from './lint.js';
import { reflectionForm } from '../asking/structured.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { Store } from '../../ports/store.js';
import { editOf, triedOf, type Tried } from '../../domain/tried.js';
import type { Recalled } from '../../domain/recalled.js';

/** An episode as its prompts need it, put together anew from the store: histories hold references only. */
export interface EpisodeContext {
  readonly task: Task;
  readonly strategy: Strategy;
  readonly tried: readonly Tried[];
}

export async function loadContext(store: Store, spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeContext> {
  const [task, strategy] = await Promise.all([loadTask(store, spec.task), loadStrategy(store, spec.strategy)]);
  const given = progress.given === null ? [] : [triedOf(null, await loadVerdict(store, progress.given))];
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
  const parsed = await Promise.all(latest.map((key) => reflectionIn(store, key)));
  const made = parsed.filter((each) => each !== null);
  if (spec.telling?.reflection !== 'shuffled') return made;
  const task = await loadTask(store, spec.task);
  const lines = ({ place }: Reflection): number => (task.files[place.path] ?? '').split('\n').length;
  return made.map((each, index) =>
    shuffledReflection(each, spec.seed, `${withoutSide(spec.address)} ${progress.reflections.length - made.length + index}`, lines(each)),
  );
}

/** Null where the answer is none. */
export async function reflectionIn(store: Store, key: string): Promise<Reflection | null> {
  return reflectionForm.parse((await paidAnswer(store, key)).choices[0]?.text ?? '');
}

/** Whether an episode looks into memory at all. */
export function asksMemory(spec: EpisodeSpec): boolean {
  return spec.recall > 0 && spec.view.length > 0 && spec.telling?.memory !== 'none';
}

/** The examples of an episode's questions. */
export async function loadExamples(store: Store, spec: EpisodeSpec, { task, strategy }: EpisodeContext): Promise<readonly Demonstration[]> {
  const chosen = (strategy.memory.examples ?? 0) === 0 ? [] : ((await store.find('recalls', spec.address))?.examples?.shown ?? []);
  return examplesFor(task, strategy, await Promise.all(chosen.map((hash) => loadTask(store, hash))));
}

export async function loadRecalled(store: Store, spec: EpisodeSpec): Promise<readonly Recalled[]> {
  return asksMemory(spec) ? ((await store.find('recalls', spec.address))?.rows ?? []) : [];
}

export const TOO_LONG = 'the prompt was longer than the model takes';

/** The programs that were judged, whole, in their order. */
export async function judgedCandidates(store: Store, task: Task, progress: EpisodeProgress): Promise<readonly Files[]> {
  const answers = await Promise.all(progress.answers.map((_, index) => triedOfAnswer(store, task, progress, index)));
  return answers.flat().flatMap(({ candidate }) => (candidate === null ? [] : [candidate]));
}

async function triedOfAnswer(store: Store, task: Task, progress: EpisodeProgress, index: number): Promise<Tried[]> {
  const ref = progress.answers[index];
  if (ref === undefined) return [];
  const candidates = await candidatesOf(store, task, ref);
  if (candidates === null) return [unusable(TOO_LONG)];
  const course = ref.work === undefined ? {} : { course: await courseOf(store, ref.work) };
  return Promise.all(
    ref.verdicts.map(async (key, position) => {
      const candidate = candidates[position] ?? { unusable: 'the endpoint gave fewer choices than asked for' };
      if ('unusable' in candidate) return { ...unusable(candidate.unusable), ...course };
      return key === null
        ? unusable(ref.setAside?.includes(position) === true ? `set aside before judging: ${editOf(task, candidate.files)}` : 'not judged')
        : { ...triedOf(candidate.files, await loadVerdict(store, key)), ...course };
    }),
  );
}

function unusable(reason: string): Tried {
  return { candidate: null, passed: 0, total: 0, errorClass: null, failures: [], unusable: reason };
}

function missing(kind: string, id: string): never {
  throw new RatchetFailure('missing-record', `${kind} ${id} is not in the store`);
}
