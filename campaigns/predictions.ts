import { readPlace } from '../domain/address.js';
import { patchOf } from '../domain/repo-task.js';
import type { Files, Task } from '../domain/task.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';
import { candidatesOf, passedCandidate } from './candidates.js';
import { episodesOf } from './episodes.js';

/** An answer in the form that the official harness of its set reads. */
type Prediction =
  | { readonly instance_id: string; readonly model_name_or_path: string; readonly model_patch: string }
  | { readonly task_id: string; readonly completion: string };

export interface Predictions {
  /** by the ids of their tasks */
  readonly made: ReadonlyMap<string, Prediction>;
  readonly leftOut: readonly { readonly task: string; readonly reason: string }[];
}

interface Wanted {
  /** only answers under this version; null: under any */
  readonly strategy: string | null;
  /** what the harness calls who answered; null: by the version */
  readonly modelName: string | null;
}

/**
 * What was answered in a run of `solve`, or in the exams of a campaign, which nobody learned from: of each task the answer that passed
 * the visible checks, or else the last one. The hidden checks have no say. Of several runs the one that ended first counts.
 */
export async function predictionsOf(store: Store, run: string, { strategy, modelName }: Wanted): Promise<Predictions> {
  const made = new Map<string, Prediction>();
  const leftOut = new Map<string, string>();
  const examined = (await episodesOf(store, run)).filter(({ address }) => readPlace(address) === null);
  for (const { address, record } of examined) {
    const course = await store.find('courses', address);
    if (course === null || made.has(record.taskId) || (strategy !== null && course.spec.strategy !== strategy)) continue;
    const task = await store.find('tasks', course.spec.task);
    const answer = task === null || record.status === 'void' ? null : await answerOf(store, task, course);
    const prediction = task === null || answer === null ? null : predictionOf(task, answer, modelName ?? `ratchet-${course.spec.strategy}`);
    if (prediction === null) leftOut.set(record.taskId, `it is void: ${record.reason}`);
    else if ('reason' in prediction) leftOut.set(record.taskId, prediction.reason);
    else made.set(record.taskId, prediction);
  }
  return { made, leftOut: [...leftOut].flatMap(([task, reason]) => (made.has(task) ? [] : [{ task, reason }])) };
}

/** Empty where no answer held a candidate: a harness counts it as not solved. */
async function answerOf(store: Store, task: Task, { progress }: CourseRecord): Promise<Files> {
  const passed = await passedCandidate(store, task, progress);
  if (passed !== null) return passed;
  const all = await Promise.all(progress.answers.map((ref) => candidatesOf(store, task, ref)));
  const last = all.flatMap((candidates) => candidates ?? []).findLast((candidate) => 'files' in candidate);
  return last !== undefined && 'files' in last ? last.files : {};
}

function predictionOf(task: Task, answer: Files, modelName: string): Prediction | { readonly reason: string } {
  if (task.kind === 'repo') {
    const patch = Object.keys(answer).length === 0 ? '' : patchOf(answer);
    if (patch === null) return { reason: 'its answer is whole files, and no patch' };
    return { instance_id: task.id, model_name_or_path: modelName, model_patch: patch };
  }
  const number = /^humaneval-(\d+)$/.exec(task.id)?.[1];
  if (number === undefined) return { reason: 'it is neither of a repository nor of HumanEval' };
  return { task_id: `HumanEval/${number}`, completion: completionOf(task.files[PROGRAM] ?? '', answer[PROGRAM] ?? '') };
}

const PROGRAM = 'solution.py';
const STUB = '    raise NotImplementedError\n';

/** What stands behind the prompt. A program that begins otherwise comes whole: what it defines again is what counts. */
function completionOf(given: string, program: string): string {
  const prompt = given.endsWith(STUB) ? given.slice(0, -STUB.length) : given;
  return program.startsWith(prompt) ? program.slice(prompt.length) : `\n${program}`;
}
