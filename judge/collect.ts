import type { Files } from '../domain/task.js';
import { isTaskPath } from '../schemas/cases.js';

export interface Collected {
  /** the task's files with the candidate's over them */
  readonly files: Files;
  /** sources that the candidate gave, at editable paths: they must compile */
  readonly sources: readonly string[];
  /** what was submitted elsewhere, sorted */
  readonly rejectedPaths: readonly string[];
}

/** Takes of a submission only what stands at an editable path. By path alone: the text is never looked at. */
export function collect(
  job: { readonly files: Files; readonly editable: readonly string[]; readonly candidate: Files },
  sourceEndings: readonly string[],
): Collected {
  const editable = new Set(job.editable.filter(isTaskPath));
  const submitted = Object.keys(job.candidate).toSorted();
  const taken = submitted.filter((path) => editable.has(path));
  const given = Object.entries(job.files).filter(([path]) => isTaskPath(path));
  return {
    files: withoutMarks(Object.fromEntries([...given, ...taken.map((path) => [path, job.candidate[path] ?? ''] as const)]), sourceEndings),
    sources: taken.filter((path) => isSource(path, sourceEndings)),
    rejectedPaths: submitted.filter((path) => !editable.has(path)),
  };
}

/** A byte order mark is no part of a source, and not every compiler knows that. */
export function withoutMarks(files: Files, sourceEndings: readonly string[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, isSource(path, sourceEndings) ? text.replace(/^\uFEFF/, '') : text]),
  );
}

function isSource(path: string, sourceEndings: readonly string[]): boolean {
  return sourceEndings.some((ending) => path.endsWith(ending));
}
