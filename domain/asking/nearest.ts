import { CHOSEN_TOKENS, exampleTokens } from '../playbook.js';
import type { Demonstration, Example } from '../strategy.js';
import type { Task } from '../task.js';
import { exampleOf } from './example-of.js';

/** A train task that may be shown with its answer. */
export interface Offered {
  readonly hash: string;
  readonly task: Task;
}

/** What stands in the questions of one episode, by reference, and what was near and had no room. */
export interface ChosenExamples {
  /** hashes of train tasks */
  readonly shown: readonly string[];
  readonly leftOut: readonly { readonly taskId: string; readonly because: string }[];
}

/**
 * The train tasks nearest to a task, for its questions: first those whose lessons memory finds near, then those that
 * have most words in common with it. Never the task itself, nor one of its family: practice would show how well the
 * agent copies, while no gate task has a relative among train tasks.
 */
export function nearestExamples(
  task: Task,
  offered: readonly Offered[],
  { count, recalled }: { readonly count: number; readonly recalled: readonly string[] },
): ChosenExamples {
  const own = wordsOf(task);
  const rank = (id: string): number => (recalled.includes(id) ? recalled.indexOf(id) : recalled.length);
  const near = offered
    .filter((each) => each.task.language === task.language && each.task.family !== task.family && each.task.id !== task.id)
    .map((each) => ({ ...each, example: exampleOf(each.task, each.task.reference) }))
    .map((each) => ({ ...each, rank: rank(each.task.id), likeness: likeness(own, wordsOf(each.task)) }))
    .toSorted((a, b) => a.rank - b.rank || b.likeness - a.likeness || (a.task.id < b.task.id ? -1 : 1));
  const shown: string[] = [];
  const leftOut: { taskId: string; because: string }[] = [];
  let left = CHOSEN_TOKENS;
  for (const { hash, task: of, example } of near) {
    if (shown.length === count || leftOut.length > count) break;
    const tokens = example === null ? 0 : exampleTokens(example);
    if (example === null)
      leftOut.push({ taskId: of.id, because: 'it has several files, no reference, or a program too long for an example' });
    else if (tokens > left)
      leftOut.push({
        taskId: of.id,
        because: `it has about ${tokens} tokens, and ${left} of ${CHOSEN_TOKENS} are left for chosen examples`,
      });
    else {
      shown.push(hash);
      left -= tokens;
    }
  }
  return { shown, leftOut };
}

function wordsOf({ prompt, files, editable }: Task): ReadonlySet<string> {
  const text = [prompt, ...editable.map((path) => files[path] ?? '')].join('\n').toLowerCase();
  return new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** As they stand in a question. */
export function chosenDemonstrations(tasks: readonly Task[]): readonly Demonstration[] {
  return tasks.flatMap((task, index) => {
    const example = exampleOf(task, task.reference);
    return example === null ? [] : [{ id: `c${index + 1}`, text: `The answer to ${task.id}.`, example }];
  });
}

/** A task is never shown with its own answer, whoever put it among the examples of the strategy. */
export function withoutOwnExample(task: Task, demonstrations: readonly Demonstration[]): readonly Demonstration[] {
  const own = exampleOf(task, task.reference);
  return own === null ? demonstrations : demonstrations.filter(({ example }) => example === undefined || !isSame(example, own));
}

/** The same program and answer: how the task is told may have been written anew by a person. */
function isSame(one: Example, other: Example): boolean {
  return one.before === other.before && one.answer === other.answer;
}
