import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Case, Files } from '../../domain/task.js';
import { casesSchema } from '../../schemas/cases.js';
import type { Problem } from '../failure.js';
import { type Sides, splitCases } from '../split.js';
import { checked, readRaw } from './json.js';
import { casesFileSchema } from './schema.js';

/** `cases.json`: visible and hidden, or one list that is split; null, with the problems added, when it cannot be used. */
export async function readCases(folder: string, seed: number, taskId: string, files: Files, problems: Problem[]): Promise<Sides | null> {
  const where = join(folder, 'cases.json');
  const raw = await readRaw(where, problems);
  if (raw === null) return null;
  if (Array.isArray(raw.value)) {
    const cases = checked(where, raw.value, casesSchema, problems);
    if (cases === null) return null;
    if (cases.length < 2)
      problems.push({ where, field: '', value: `${cases.length} case`, mend: 'a list needs at least 2, so that one can be hidden' });
    checkModules(where, cases, files, problems);
    return splitCases(seed, taskId, cases);
  }
  const sides = checked(where, raw.value, casesFileSchema, problems);
  if (sides === null) return null;
  checkModules(where, [...sides.visible, ...sides.hidden], files, problems);
  checkApart(where, sides.visible, sides.hidden, problems);
  return { visible: { trust: 'split', cases: sides.visible }, hidden: { trust: 'split', cases: sides.hidden } };
}

function checkModules(where: string, cases: readonly Case[], files: Files, problems: Problem[]): void {
  for (const { id, call } of cases) {
    const module = call.fn.slice(0, call.fn.indexOf(':'));
    const known = Object.keys(files).some((path) => path.replace(/\.[^./]+$/, '') === module);
    if (!known) problems.push({ where, field: `${id}.call.fn`, value: call.fn, mend: `files/ holds no ${module}` });
  }
}

function checkApart(where: string, visible: readonly Case[], hidden: readonly Case[], problems: Problem[]): void {
  for (const each of hidden) {
    const shown = visible.find((other) => other.id === each.id || isDeepStrictEqual(other.call, each.call));
    if (shown !== undefined)
      problems.push({ where, field: 'hidden', value: each.id, mend: `has the id or the call of the visible case ${shown.id}` });
  }
}
