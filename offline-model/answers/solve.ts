import { NO_CHANGE } from '../../domain/edit.js';
import { fenced } from '../../domain/fence.js';
import type { Candidate } from '../operators/candidates.js';
import type { TaskView } from '../prompt/read-prompt.js';
import { poolsOf, type Pool } from '../rank/pools.js';
import type { Toolbox } from '../rank/repair.js';
import { draw } from '../rank/sample.js';

export interface Decoding {
  readonly n: number;
  readonly temperature: number;
  readonly seed: number;
}

/** The answers to a task: `n` programs that were not tried, the likeliest first or drawn by temperature. */
export function solve(task: TaskView, toolbox: Toolbox, decoding: Decoding): string[] {
  const answers = programsFor(task, toolbox, decoding).map(({ path, text }) => answer(task, path, text));
  while (answers.length < decoding.n) answers.push(NOTHING_LEFT);
  return answers;
}

/** At most `n` of them, as they are. */
export function programsFor(
  task: TaskView,
  toolbox: Toolbox,
  decoding: Decoding,
): readonly { readonly path: string; readonly text: string }[] {
  const pools = poolsOf(task, toolbox);
  const tried = new Set([NO_CHANGE, ...task.tried.flatMap((each) => each.edit ?? [])]);
  const programs: { readonly path: string; readonly text: string }[] = [];
  for (const index of draw(joined(pools), decoding.temperature, decoding.seed)) {
    const found = at(pools, index);
    if (found === null) continue;
    const edit = found.pool.editOf(found.candidate);
    if (tried.has(edit) || !toolbox.isProgram(task.language, found.candidate.text)) continue;
    tried.add(edit);
    programs.push({ path: found.pool.path, text: found.candidate.text });
    if (programs.length === decoding.n) break;
  }
  return programs;
}

const NOTHING_LEFT = 'Every change that this model can think of has been tried.';

function answer(task: TaskView, path: string, text: string): string {
  const heading = task.editable.size > 1 ? `### ${path}\n` : '';
  return `${heading}${fenced(text, task.language)}`;
}

function joined(pools: readonly Pool[]): Float64Array {
  const scores = new Float64Array(pools.reduce((sum, pool) => sum + pool.scores.length, 0));
  let offset = 0;
  for (const pool of pools) {
    scores.set(pool.scores, offset);
    offset += pool.scores.length;
  }
  return scores;
}

/** The candidate at an index of the joined scores. */
function at(pools: readonly Pool[], index: number): { readonly pool: Pool; readonly candidate: Candidate } | null {
  let left = index;
  for (const pool of pools) {
    const candidate = pool.candidates[left];
    if (candidate !== undefined) return { pool, candidate };
    left -= pool.candidates.length;
  }
  return null;
}
