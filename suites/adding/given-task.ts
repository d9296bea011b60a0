import type { Files, Framework, TaskKind } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';

/** A program to write or to mend is a task of no kind that is named. */
export const NAMED_KINDS = ['tests', 'docs', 'ui', 'style'] as const satisfies readonly TaskKind[];
export type NamedKind = (typeof NAMED_KINDS)[number];

/** What a person says of a task. Paths are files of theirs. */
export interface NewTask {
  readonly kind?: NamedKind;
  /** what is right: the program, or the tests, documentation or page that are written */
  readonly right: string;
  /** calls in, data out (`.json`), or tests of a framework */
  readonly tests?: string;
  readonly hiddenTests?: string;
  /** what the candidate starts from: a wrong program, a stub, what is half written; without it, an empty file */
  readonly start?: string;
  /** whether `start` is a stub */
  readonly stub?: boolean;
  /** files that the program needs beside it */
  readonly with?: readonly string[];
  /** files that name the packages that it needs, and what pins them */
  readonly needs?: readonly string[];
  readonly prompt?: string;
  readonly id?: string;
  readonly family?: string;
  readonly framework?: Framework;
  /** where the program stands in the task */
  readonly as?: string;
  /** the program that is tested or documented */
  readonly of?: string;
  /** of the function that is documented */
  readonly name?: string;
  /** what documentation must say, each in one wording, or in several with | between them */
  readonly mentions?: readonly string[];
  readonly hiddenMentions?: readonly string[];
  /** of a page: tags, or ids with # before them */
  readonly elements?: readonly string[];
  readonly hiddenElements?: readonly string[];
  /** of the faults, which tests must notice, and how many a side has */
  readonly share?: number;
  readonly faults?: number;
}

export interface TaskFolder {
  readonly id: string;
  readonly files: Files;
}

/** What a task of a kind cannot do without. Throws SuiteFailure that names it. */
export function needed<T>(kind: string, option: string, value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new SuiteFailure([
    { where: kind === 'program' ? 'a program' : `--kind ${kind}`, field: option, value: '', mend: `is missing; name ${what}` },
  ]);
}
