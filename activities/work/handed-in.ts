import { withoutFiles } from '../../domain/agent/patch-parts.js';
import { isReadOnly, readOnlyOf } from '../../domain/agent/read-only.js';
import type { Task } from '../../domain/task.js';
import type { Workspace } from '../../ports/workspace.js';

/**
 * What a checkout comes to as an answer: its changes, but for those of files that no answer may change, and of those that are nobody's
 * answer.
 */
export async function handedIn(
  workspace: Workspace,
  task: Task,
  isNoAnswer: (path: string) => boolean = () => false,
): Promise<{ readonly patch: string; readonly leftOut: readonly string[] } | { readonly refused: string }> {
  const made = await workspace.patch();
  if (made.kind === 'refused') return { refused: made.why };
  const readOnly = readOnlyOf(task);
  const kept = withoutFiles(made.patch, (path) => isReadOnly(path, readOnly) || isNoAnswer(path));
  if ('refused' in kept) return kept;
  const laid = task.visible.trust === 'in-process' ? Object.keys(task.visible.tests.files) : [];
  const left = [...kept.left.filter((path) => !laid.includes(path)), ...made.leftOut];
  return { patch: kept.patch, leftOut: left.filter((path) => !isNoAnswer(path)) };
}
