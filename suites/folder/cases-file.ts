import { join } from 'node:path';
import { programOf } from '../../domain/program.js';
import { type Case, isCall, isRun, type Task } from '../../domain/task.js';
import { casesSchema } from '../../schemas/cases.js';
import type { Problem } from '../failure.js';
import { askedIn, type Sides, splitCases } from '../split.js';
import { kindIn } from '../source/read.js';
import { checked, readRaw } from './json.js';
import { casesFileSchema } from './schema.js';
import type { SeenTask } from './seen-task.js';

/** `cases.json`: visible and hidden, or one list that is split; null, with the problems added, when it cannot be used. */
export async function readCases({ folder, entries }: SeenTask, seed: number, task: Called, problems: Problem[]): Promise<Sides | null> {
  const where = join(folder, 'cases.json');
  const raw = await readRaw(where, kindIn(entries, 'cases.json'), problems);
  if (raw === null) return null;
  if (Array.isArray(raw.value)) {
    const cases = checked(where, raw.value, casesSchema, problems);
    if (cases === null) return null;
    if (cases.length < 2)
      problems.push({ where, field: '', value: `${cases.length} case`, mend: 'a list needs at least 2, so that one can be hidden' });
    checkCalled(where, cases, task, problems);
    return splitCases(seed, task.id, cases);
  }
  const sides = checked(where, raw.value, casesFileSchema, problems);
  if (sides === null) return null;
  checkCalled(where, [...sides.visible, ...sides.hidden], task, problems);
  checkApart(where, sides.visible, sides.hidden, problems);
  return { visible: { trust: 'split', cases: sides.visible }, hidden: { trust: 'split', cases: sides.hidden } };
}

/** What cases call, or run. */
type Called = Pick<Task, 'id' | 'language' | 'files' | 'editable'>;

function checkCalled(where: string, cases: readonly Case[], task: Called, problems: Problem[]): void {
  for (const { id, call } of cases.filter(isCall)) {
    const module = call.fn.slice(0, call.fn.indexOf(':'));
    const known = Object.keys(task.files).some((path) => withoutEnding(path) === module);
    const mend = Object.hasOwn(task.files, module)
      ? `names a file; a module is named without its ending, ${withoutEnding(module)}:…`
      : `files/ holds no ${module}${placedBy(module, task)}`;
    if (!known) problems.push({ where, field: `${id}.call.fn`, value: call.fn, mend });
  }
  if (cases.some(isRun) && programOf(task) === null)
    problems.push({
      where,
      field: 'stdin',
      value: '',
      mend: 'wants a program to run: name it main (main.py, Main.java, …), or make it the only editable file',
    });
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

/** The way out where one program is all that there is. */
function placedBy(module: string, { editable: [program, ...more] }: Called): string {
  if (program === undefined || more.length > 0) return '';
  return `; the program stands at ${program}, where \`suite add --as ${module}${/\.[^./]+$/.exec(program)?.[0] ?? ''}\` puts it otherwise`;
}

function checkApart(where: string, visible: readonly Case[], hidden: readonly Case[], problems: Problem[]): void {
  const [first] = visible;
  if (first !== undefined && hidden.some((each) => isCall(each) !== isCall(first)))
    problems.push({
      where,
      field: 'hidden',
      value: '',
      mend: 'has cases of another kind than "visible": all are calls, or all are runs by stdin and stdout',
    });
  const shown = visible.map((each) => ({ id: each.id, asked: askedIn(each) }));
  for (const each of hidden) {
    const asked = askedIn(each);
    const same = shown.find((other) => other.id === each.id || other.asked === asked);
    if (same !== undefined)
      problems.push({
        where,
        field: 'hidden',
        value: each.id,
        mend: `has the id or the ${isCall(each) ? 'call' : 'input'} of the visible case ${same.id}`,
      });
  }
}
