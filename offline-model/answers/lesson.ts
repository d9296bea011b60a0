import type { Lesson } from '../../domain/reflection.js';
import { symptomShares } from '../evidence/symptom.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Candidate } from '../operators/candidates.js';
import type { Toolbox } from '../rank/repair.js';

/** What an ended episode teaches: which operator at which kind of place mended which symptom, or which did not. */
export function learn(task: TaskView, toolbox: Toolbox): Lesson {
  const given = task.tried.find((each) => each.edit === null);
  const symptom = [...symptomShares(given?.failures ?? []).keys()][0] ?? 'returned a wrong value';
  if (task.solvedBy === null) return unsolved(task, toolbox, symptom);
  const fix = candidateOf(task, toolbox, task.solvedBy);
  if (fix === null) return { symptom, remedy: 'two changes together', sentence: `When the program ${symptom}, one change may not be enough: build a second change on one that made more cases pass.` };
  const change = fix.draft.rewrite === '' ? '' : `: ${fix.draft.rewrite}`;
  return { symptom, remedy: `\`${fix.operator}\` at a ${fix.place}${change}`, sentence: `When the program ${symptom}, \`${fix.operator}\` at a ${fix.place} mended it${change}.` };
}

const NAMED = 3;

function unsolved(task: TaskView, toolbox: Toolbox, symptom: string): Lesson {
  const counts = new Map<string, number>();
  for (const tried of task.tried) {
    const operator = tried.edit === null ? undefined : candidateOf(task, toolbox, tried.edit)?.operator;
    if (operator !== undefined) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  }
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, NAMED).map(([name]) => `\`${name}\``);
  if (most.length === 0) return { symptom, remedy: 'nothing helped', sentence: `When the program ${symptom}, nothing that was tried helped.` };
  return { symptom, remedy: `${most.join(', ')} did not help`, sentence: `When the program ${symptom}, ${most.join(', ')} did not help.` };
}

function candidateOf(task: TaskView, toolbox: Toolbox, edit: string): Candidate | null {
  for (const [path, text] of task.editable) {
    const prefix = task.editable.size > 1 ? `${path} ` : '';
    const found = edit.startsWith(prefix) ? toolbox.repairOf(text, ingredientsOf(task))?.byEdit(edit.slice(prefix.length)) : null;
    if (found !== null && found !== undefined) return found;
  }
  return null;
}
