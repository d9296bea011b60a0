import { shuffled } from '../domain/random.js';
import type { Files, Language, Suite, Task } from '../domain/task.js';
import type { Sandbox } from '../ports/sandbox.js';
import { type Mutant, mutantsOf } from '../syntax/mutants.js';
import type { SyntaxReader } from '../syntax/parse.js';
import { readerOf } from '../syntax/readers.js';
import { judge, sideBySide } from './check.js';

/** What became of the mutants of one task's reference under its hidden checks. */
export interface MutationCheck {
  readonly task: string;
  readonly language: Language;
  /** mutants that could be judged: those that do not compile are none */
  readonly judged: number;
  readonly killed: number;
  /** those that passed: a hole in the checks, or a program that does the same as the reference */
  readonly survivors: readonly PlacedMutant[];
  /** why there is nothing to mutate; empty otherwise */
  readonly leftOut: string;
}

export interface PlacedMutant extends Mutant {
  readonly path: string;
}

export interface MutationRequest {
  readonly perTask: number;
  /** which mutants of a task are drawn */
  readonly seed: number;
}

/**
 * Puts small faults into the reference solutions, which the hidden checks must find (DeMillo, Lipton and Sayward, 1978,
 * "Hints on Test Data Selection"); in the order of the suite.
 */
export async function mutateSuite(
  suite: Suite,
  { perTask, seed }: MutationRequest,
  sandbox: Sandbox,
  signal: AbortSignal,
  onChecked: (check: MutationCheck) => void,
): Promise<MutationCheck[]> {
  const readers = new Map<Language, SyntaxReader>();
  for (const language of new Set(suite.tasks.map((task) => task.language))) {
    const reader = await readerOf(language);
    if (reader !== null) readers.set(language, reader);
  }
  return sideBySide(suite.tasks, async (task) => {
    const check = await checkTask(task, readers.get(task.language), { perTask, seed }, sandbox, signal);
    onChecked(check);
    return check;
  });
}

async function checkTask(
  task: Task,
  reader: SyntaxReader | undefined,
  { perTask, seed }: MutationRequest,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<MutationCheck> {
  const nothing = { task: task.id, language: task.language, judged: 0, killed: 0, survivors: [] };
  if (reader === undefined) return { ...nothing, leftOut: `programs in ${task.language} are not mutated` };
  if (task.hidden.trust === 'validated') return { ...nothing, leftOut: `its reference is no program, but ${task.kind}` };
  if (task.repo !== undefined || Object.keys(task.reference).length === 0) return { ...nothing, leftOut: 'it has no reference program' };
  const mutants = shuffled(seed, `mutants:${task.id}`, placedMutants(task, reader));
  let killed = 0;
  const survivors: PlacedMutant[] = [];
  for (const mutant of mutants) {
    if (killed + survivors.length >= perTask) break;
    const { status, errorClass } = await judge(task, { ...task.reference, [mutant.path]: mutant.text }, task.hidden, sandbox, signal);
    if (status === 'void' || errorClass === 'Syntax') continue;
    if (status === 'passed') survivors.push(mutant);
    else killed += 1;
  }
  return { ...nothing, judged: killed + survivors.length, killed, survivors, leftOut: '' };
}

/** Of every file of the answer. */
function placedMutants({ reference }: { readonly reference: Files }, reader: SyntaxReader): PlacedMutant[] {
  return Object.entries(reference).flatMap(([path, text]) => mutantsOf(text, reader).map((mutant) => ({ ...mutant, path })));
}
