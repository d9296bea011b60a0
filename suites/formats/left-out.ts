import type { Files, Task } from '../../domain/task.js';
import { isTaskPath } from '../../schemas/cases.js';
import { CodeFailure, problemLine, SuiteFailure } from '../failure.js';
import type { LeftOut } from './format.js';

/** The task that the work makes, or its reason to be left out: one that cannot be read ends nothing but itself. */
export async function orLeftOut(
  who: Pick<LeftOut, 'task' | 'language'>,
  where: string,
  work: () => Promise<Task | LeftOut>,
): Promise<Task | LeftOut> {
  try {
    const made = await work();
    const reason = 'reason' in made ? null : misplaced(made);
    return reason === null ? made : { ...who, reason: `${where}: ${reason}` };
  } catch (error) {
    return { ...who, reason: reasonOf(error, where) };
  }
}

/** Why something cannot be read; what else went wrong is a fault of ours, and is thrown. */
export function reasonOf(error: unknown, where: string): string {
  if (error instanceof SuiteFailure) return error.problems.map(problemLine).join('; ');
  if (error instanceof CodeFailure) return `${where}: ${error.message}`;
  if (error instanceof RangeError) return `${where}: is nested too deeply`;
  throw error;
}

/** What keeps the files of a task from being laid into a folder of its own; null where nothing does. */
function misplaced({ files, editable, reference, visible, hidden }: Task): string | null {
  const tests = [visible, hidden].flatMap((side) => (side.trust === 'in-process' ? [side.tests.files] : []));
  for (const path of editable) {
    // a set may have no right form of anything
    const [lacking] = [files, ...(Object.keys(reference).length === 0 ? [] : [reference])].flatMap((each, index) =>
      Object.hasOwn(each, path) ? [] : [index === 0 ? 'no text' : 'no right form'],
    );
    if (lacking !== undefined) return `has ${lacking} of ${JSON.stringify(path)}`;
  }
  return [files, reference, ...tests].map((each) => unlaid(each, files)).find((reason) => reason !== null) ?? null;
}

function unlaid(laid: Files, under: Files): string | null {
  const paths = new Set([...Object.keys(under), ...Object.keys(laid)]);
  for (const [path, text] of Object.entries(laid)) {
    if (!isTaskPath(path)) return `names ${JSON.stringify(path)}, which is no path inside a task`;
    if (/[\p{Cs}\0]/u.test(text)) return `${path} is no text`;
    const folder = path
      .split('/')
      .slice(0, -1)
      .map((_, index, parts) => parts.slice(0, index + 1).join('/'))
      .find((each) => paths.has(each));
    if (folder !== undefined) return `${folder} is a file and a folder`;
  }
  return null;
}
