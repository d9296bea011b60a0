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
  const vain = triedInVain(task, toolbox);
  const note = vain.length === 0 ? '' : ` ${IN_VAIN}${vain.map(([name, times]) => `\`${name}\` ${times}`).join(', ')})`;
  const most = vain
    .slice(0, NAMED)
    .map(([name]) => `\`${name}\``)
    .join(', ');
  if (task.solvedBy === null) {
    if (most === '') return { symptom, remedy: 'nothing helped', sentence: `When the program ${symptom}, nothing that was tried helped.` };
    return { symptom, remedy: `nothing helped${note}`, sentence: `When the program ${symptom}, ${most} did not help.` };
  }
  const fix = candidateOf(task, toolbox, task.solvedBy);
  if (fix === null)
    return {
      symptom,
      remedy: `two changes together${note}`,
      sentence: `When the program ${symptom}, one change may not be enough: build a second change on one that made more cases pass.`,
    };
  const told = fix.candidate.draft.rewrite || toolbox.tell(task.language, { before: fix.given, after: fix.candidate.text });
  const change = told === '' ? '' : `: ${told}`;
  return {
    symptom,
    remedy: `\`${fix.candidate.operator}\` at a ${fix.candidate.place}${change}${note}`,
    sentence: `When the program ${symptom}, \`${fix.candidate.operator}\` at a ${fix.candidate.place} mended it${change}.`,
  };
}

const NAMED = 3;
/** Begins the list of operators that were tried without mending, in a remedy. */
export const IN_VAIN = '(tried in vain: ';

/** How often each operator was tried without mending, the most frequent first. */
function triedInVain(task: TaskView, toolbox: Toolbox): [string, number][] {
  const counts = new Map<string, number>();
  for (const { edit } of task.tried) {
    const operator = edit === null || edit === task.solvedBy ? undefined : candidateOf(task, toolbox, edit)?.candidate.operator;
    if (operator !== undefined) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

interface Found {
  readonly candidate: Candidate;
  /** the program that it starts from */
  readonly given: string;
}

function candidateOf(task: TaskView, toolbox: Toolbox, edit: string): Found | null {
  for (const [path, given] of task.editable) {
    const prefix = task.editable.size > 1 ? `${path} ` : '';
    const candidate = edit.startsWith(prefix)
      ? toolbox.repairOf(task.language, given, ingredientsOf(task), task.examples)?.byEdit(edit.slice(prefix.length))
      : null;
    if (candidate !== null && candidate !== undefined) return { candidate, given };
  }
  return null;
}
