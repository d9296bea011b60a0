import { chosenDemonstrations, withoutOwnExample } from '../domain/asking/nearest.js';
import { questionParts, solvePrompt, type QuestionPart } from '../domain/asking/solve-prompt.js';
import type { ChatMessage } from '../domain/model.js';
import type { Demonstration, Strategy } from '../domain/strategy.js';
import type { Task } from '../domain/task.js';
import { triedOf } from '../domain/tried.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';
import { loadStrategy } from './strategies.js';

/** A question to the solver, as it was asked and by what it is made of. */
export interface Question {
  readonly messages: readonly ChatMessage[];
  readonly parts: readonly QuestionPart[];
}

export const NO_QUESTION: Question = { messages: [], parts: [] };

/** The first question of an episode, put together anew from what it was made of. */
export async function firstQuestion(store: Store, { spec, progress }: CourseRecord): Promise<Question> {
  const [task, plain, recalls, given] = await Promise.all([
    store.find('tasks', spec.task),
    loadStrategy(store, spec.strategy),
    store.find('recalls', spec.address),
    progress.given === null ? null : store.find('verdicts', progress.given),
  ]);
  if (task === null) return NO_QUESTION;
  const shown = await Promise.all((recalls?.examples?.shown ?? []).map((hash) => store.find('tasks', hash)));
  const strategy = {
    ...plain,
    demonstrations: examplesFor(
      task,
      plain,
      shown.filter((each) => each !== null),
    ),
  };
  const rows = recalls?.rows ?? [];
  const tried = given === null ? [] : [triedOf(null, given.verdict)];
  return { messages: solvePrompt(strategy, task, rows, tried, []), parts: questionParts(strategy, task, rows, tried) };
}

/** The examples of an episode's questions: those of the strategy, without its own answer, and those that were chosen for it. */
export function examplesFor(task: Task, { memory, demonstrations }: Strategy, chosen: readonly Task[]): readonly Demonstration[] {
  const fixed = withoutOwnExample(task, demonstrations);
  return (memory.examples ?? 0) === 0 ? fixed : [...fixed, ...chosenDemonstrations(chosen)];
}
