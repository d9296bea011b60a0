import { fenced } from '../fence.js';
import { validationLines } from '../generate/validation.js';
import type { Task } from '../task.js';
import type { CaseForm } from './asking.js';
import { caseLines } from './cases.js';
import { shownTests } from './test-file.js';

/** Cases that stand in one prompt. */
export const MAX_CASES = 40;

export function supportOf(task: Task): readonly string[] {
  return Object.keys(task.files)
    .filter((path) => !task.editable.includes(path))
    .toSorted();
}

const STYLE_LINE = '- A linter finds nothing in it, or less than before.';

/** Documentation and pages are in no language of programs. */
function labelOf({ language, visible, editable }: Task, path: string): string {
  return visible.trust === 'validated' && visible.validation.kind !== 'tests' && editable.includes(path) ? '' : language;
}

export function fileLines(task: Task, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `### ${path}\n${fenced(task.files[path] ?? '', labelOf(task, path))}`);
}

export function visibleLines(task: Task, form: CaseForm): readonly string[] {
  const { visible, language } = task;
  if (visible.trust === 'validated') return validationLines(visible.validation);
  if (visible.trust === 'split')
    return [...caseLines(form, visible.cases.slice(0, MAX_CASES), language), ...(visible.lint === true ? [STYLE_LINE] : [])];
  return Object.entries(shownTests(task)).map(([path, text]) => `### ${path}\n${fenced(text, '')}`);
}
