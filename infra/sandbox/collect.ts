import type { Files } from '../../domain/task.js';
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
export function collect(job: { readonly files: Files; readonly editable: readonly string[]; readonly candidate: Files }, sourceEndings: readonly string[]): Collected {
  const editable = new Set(job.editable.filter(isTaskPath));
  const submitted = Object.keys(job.candidate).toSorted();
  const taken = submitted.filter((path) => editable.has(path));
  const given = Object.entries(job.files).filter(([path]) => isTaskPath(path));
  return {
    files: Object.fromEntries([...given, ...taken.map((path) => [path, job.candidate[path] ?? ''] as const)]),
    sources: taken.filter((path) => sourceEndings.some((ending) => path.endsWith(ending))),
    rejectedPaths: submitted.filter((path) => !editable.has(path)),
  };
}
