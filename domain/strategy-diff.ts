import { settingText } from './setting-text.js';
import { stepLine } from './steps/step-text.js';
import { stepsOf } from './steps/steps.js';
import type { Demonstration, Rule, Strategy } from './strategy.js';

/** One part of a strategy that differs: the lines that went and the lines that came. */
export interface PartChange {
  readonly part: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What differs between two strategies, part by part in a fixed order; empty when nothing does. */
export function strategyDiff(from: Strategy, to: Strategy): readonly PartChange[] {
  const [before, after] = [settingsOf(from), settingsOf(to)];
  const settings = Object.keys({ ...before, ...after }).map((part) =>
    changed(part, (before[part] ?? '').split('\n'), (after[part] ?? '').split('\n')),
  );
  const lists = [
    changed('rules', from.rules.map(ruleLine), to.rules.map(ruleLine)),
    changed('demonstrations', from.demonstrations.map(demonstrationLine), to.demonstrations.map(demonstrationLine)),
    changed('tools', from.tools, to.tools),
    changed('steps', stepLines(from), stepLines(to)),
    changed('tactics', tacticLines(from), tacticLines(to)),
  ];
  return [...settings, ...lists].filter((change) => change.removed.length + change.added.length > 0);
}

/** The changes as people know them from `diff`. */
export function diffLines(changes: readonly PartChange[]): readonly string[] {
  return changes.flatMap(({ part, removed, added }) => [
    `@@ ${part} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ]);
}

function settingsOf({
  asking,
  prompts,
  decoding,
  episode,
  memory,
  focus,
  worth,
  solver,
  adapter,
}: Strategy): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({
      asking,
      prompts,
      decoding,
      episode,
      // what an earlier version of a strategy leaves out is none
      memory: { ...memory, examples: memory.examples ?? 0 },
      focus,
      worth,
      solver: solver ?? { kind: 'answer' },
      adapter: adapter ?? {},
    }).flatMap(([section, values]) => Object.entries(values).map(([name, value]) => [`${section}.${name}`, settingText(value)])),
  );
}

/** Rules carry their place, because earlier ones weigh more. */
function ruleLine(rule: Rule, index: number): string {
  return `${index + 1}. [${rule.id}${rule.pinned ? ', pinned' : ''}] ${rule.text}`;
}

function demonstrationLine({ id, text, example }: Demonstration): string {
  return `[${id}] ${text}${example === undefined ? '' : ` | before: ${example.before} | answer: ${example.answer}`}`.replaceAll(
    '\n',
    ' ⏎ ',
  );
}

/** Steps carry their place, since it is the order that counts. */
function stepLines(strategy: Strategy): readonly string[] {
  return stepsOf(strategy).map((step, index) => `${index + 1}. ${stepLine(step)}`);
}

function tacticLines({ tactics }: Strategy): readonly string[] {
  return Object.entries(tactics)
    .map(([name, weight]) => `${name} ${weight}`)
    .toSorted();
}

/** Lines that both have at the start and at the end are left out. */
function changed(part: string, before: readonly string[], after: readonly string[]): PartChange {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { part, removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}
