import type { Example } from '../strategy.js';
import type { Files, Task } from '../task.js';

const MAX_TASK_CHARACTERS = 400;
const MAX_PROGRAM_CHARACTERS = 1_600;

/** A task and its answer as an example; null where it has several files, or would take the room of many. */
export function exampleOf(task: Task, answer: Files): Example | null {
  const [path] = task.editable;
  if (path === undefined || task.editable.length !== 1) return null;
  const [before, after] = [task.files[path] ?? '', answer[path]];
  if (after === undefined || after.trim() === '' || Math.max(before.length, after.length) > MAX_PROGRAM_CHARACTERS) return null;
  return { task: excerptOf(task.prompt), failing: '', language: task.language, before, answer: after };
}

/** The first paragraph, which says what is to be done. */
function excerptOf(prompt: string): string {
  const [first = ''] = prompt.trim().split(/\n\s*\n/);
  return first.length <= MAX_TASK_CHARACTERS ? first : `${first.slice(0, MAX_TASK_CHARACTERS - 1)}…`;
}
