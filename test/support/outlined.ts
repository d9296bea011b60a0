import type { Suite } from '../../domain/task.js';
import type { Outline } from '../../suites/folder/outline.js';

/** What the outline of a suite must say, by all of it. */
export function outlined({ name, tasks }: Suite): Outline {
  return { name, tasks: tasks.map(({ family, language, kind, hidden }) => ({ family, language, kind, trust: hidden.trust })) };
}
