import { SuiteFailure } from '../failure.js';
import type { NamedKind, NewTask, TaskFolder } from './given-task.js';
import { newProgram } from './new-program.js';
import { newWritten } from './new-written.js';
import type { Making } from './trial.js';

const OF_PROGRAMS = ['tests', 'hiddenTests', 'stub', 'framework'] as const;
const ABOUT_PROGRAMS = ['of', 'with', 'as'] as const;
const OF_WHAT_RUNS = ['needs'] as const;
const KINDS_ONLY = ['name', 'mentions', 'hiddenMentions', 'elements', 'hiddenElements', 'share', 'faults'] as const;
const OPTIONS = [...OF_PROGRAMS, ...ABOUT_PROGRAMS, ...OF_WHAT_RUNS, ...KINDS_ONLY] as const;
type Option = (typeof OPTIONS)[number];

/** Of what not every task has: what one of each kind may have. */
const TAKES: Readonly<Record<NamedKind | 'program', readonly Option[]>> = {
  program: [...OF_PROGRAMS, 'with', 'as', 'needs'],
  style: ['tests', 'with', 'as', 'needs'],
  tests: [...ABOUT_PROGRAMS, 'needs', 'share', 'faults'],
  docs: [...ABOUT_PROGRAMS, 'name', 'mentions', 'hiddenMentions'],
  ui: ['elements', 'hiddenElements'],
};

/** The files of a task's folder. Throws SuiteFailure. */
export async function newTask(given: NewTask, making: Making): Promise<TaskFolder> {
  const { kind } = given;
  const takes = TAKES[kind ?? 'program'];
  const foreign = OPTIONS.filter((option) => given[option] !== undefined && !takes.includes(option));
  if (foreign.length > 0)
    throw new SuiteFailure(
      foreign.map((option) => ({
        where: kind === undefined ? 'without --kind' : `--kind ${kind}`,
        field: optionOf(option),
        value: [given[option]].flat().join(' '),
        mend: `is for ${Object.entries(TAKES)
          .filter(([, taken]) => taken.includes(option))
          .map(([other]) => (other === 'program' ? 'programs to write or to mend (no --kind)' : `--kind ${other}`))
          .join(', ')}; leave it out, or name another kind`,
      })),
    );
  return kind === undefined || kind === 'style' ? newProgram(kind, given, making) : newWritten(kind, given);
}

/** As a person writes it. */
export function optionOf(field: string): string {
  return `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
