import type { Ingredients } from '../operators/program.js';
import type { TaskView } from './read-prompt.js';

const MAX_EACH = 12;

/** Literals and names that the task tells of: a forgotten word or number often stands there. */
export function ingredientsOf(task: TaskView): Ingredients {
  const told = [task.about, ...task.cases.map((line) => line.slice(line.indexOf(': ') + 2))];
  const expected = task.cases.map((line) => line.split(/ should | == /).at(-1) ?? '');
  return {
    numbers: mostCommon(task.about.match(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g) ?? []),
    strings: mostCommon(
      [...expected, ...told.slice(0, 1)]
        .flatMap((text) => text.match(/"[^"\n]{0,20}"|'[^'\n]{0,20}'/g) ?? [])
        .map((each) => each.slice(1, -1)),
    ),
    attributes: mostCommon(
      [...task.support.values()].flatMap((text) => [...text.matchAll(/\b(?:self|this)\.(\w+)/g)].map((match) => match[1] ?? '')),
    ),
  };
}

function mostCommon(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_EACH)
    .map(([text]) => text);
}
