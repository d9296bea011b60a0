import { holds, isRecord, isStrategy, same, withOwnIds } from './search/edits.js';
import type { Strategy } from './strategy.js';

export interface Descendants {
  /** what both descend from */
  readonly base: Strategy;
  readonly first: Strategy;
  readonly second: Strategy;
}

type Side = 'first' | 'second';

export interface Merged {
  readonly strategy: Strategy;
  /** parts that both changed, each to another end */
  readonly conflicts: readonly string[];
}

/** Parts whose settings are changed one by one, and lists whose elements are; any other part is one thing. */
const BY_SETTING: readonly string[] = ['', 'prompts', 'decoding', 'episode', 'memory'];
const BY_ELEMENT: readonly string[] = ['rules', 'demonstrations'];

/**
 * Part by part what either of two strategies changed against what both descend from; where both changed a part to
 * different ends, what the preferred side made of it. What either left out of a list is left out, what either added is
 * added.
 */
export function mergedStrategies({ base, first, second }: Descendants, preferred: Side): Merged {
  const conflicts: string[] = [];
  const merge = (part: string, before: unknown, one: unknown, other: unknown): unknown => {
    if (same(one, other) || same(other, before)) return one;
    if (same(one, before)) return other;
    if (BY_SETTING.includes(part) && isRecord(before) && isRecord(one) && isRecord(other)) {
      const names = Object.keys({ ...one, ...other });
      const merged = names.map(
        (name) => [name, merge(part === '' ? name : `${part}.${name}`, before[name], one[name], other[name])] as const,
      );
      return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
    }
    if (BY_ELEMENT.includes(part) && Array.isArray(before) && Array.isArray(one) && Array.isArray(other)) {
      const { list, changedByBoth } = mergedLists(before, one, other, preferred);
      conflicts.push(...changedByBoth.map((id) => `${part} ${id}`));
      return list;
    }
    conflicts.push(part);
    return preferred === 'first' ? one : other;
  };
  const merged = merge('', base, first, second);
  return { strategy: isStrategy(merged) ? withOwnIds(merged) : first, conflicts };
}

function mergedLists(
  base: readonly unknown[],
  first: readonly unknown[],
  second: readonly unknown[],
  preferred: Side,
): { readonly list: readonly unknown[]; readonly changedByBoth: readonly string[] } {
  const added = (side: readonly unknown[]): readonly unknown[] => side.filter((each) => !holds(base, each));
  const wasIn = (each: unknown): boolean => base.some((before) => idOf(before) === idOf(each));
  const changedByBoth = added(first).filter(
    (each) => wasIn(each) && added(second).some((other) => idOf(other) === idOf(each) && !same(other, each)),
  );
  const lost = new Set(changedByBoth.map(idOf));
  const isLost = (side: Side, each: unknown): boolean => side !== preferred && lost.has(idOf(each)) && !holds(base, each);
  const list = [
    ...first.filter((each) => !(holds(base, each) && !holds(second, each)) && !isLost('first', each)),
    ...added(second).filter((each) => !holds(first, each) && !isLost('second', each)),
  ];
  return { list, changedByBoth: [...lost] };
}

function idOf(value: unknown): string {
  return isRecord(value) ? String(value['id']) : '';
}
