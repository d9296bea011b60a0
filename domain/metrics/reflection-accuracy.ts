import { type Change, changesOf } from '../edit.js';
import type { Reflection } from '../reflection.js';
import type { Task } from '../task.js';

/** Of the reflections of an episode, how many were made, how many named the right place, and how many the place or the cause. */
export interface Reflected {
  readonly made: number;
  readonly place: number;
  readonly right: number;
}

/**
 * ReflectionAccuracy: whether what a reflection names is what the reference fix changes. The place is right where the
 * line is one that the fix changes, or next to it; the cause, where the words hold a name or a quoted sign that stands on
 * one side of the fix alone, or name the class of the bug. (Reflexion, Shinn et al., 2023, judges reflections by success
 * alone; CRITIC and Self-Debug name the fault as what to look at.) Null where there is no fix to hold them against.
 */
export function reflected(
  { files, reference, editable, bugClass }: Pick<Task, 'files' | 'reference' | 'editable' | 'bugClass'>,
  reflections: readonly Reflection[],
): Reflected | null {
  const fix = editable.flatMap((path) => {
    const [before, after] = [files[path], reference[path]];
    return before === undefined || after === undefined ? [] : changesOf(before, after).map((change) => ({ path, change }));
  });
  if (fix.length === 0) return null;
  const known = new Set(fix.flatMap(({ change }) => changedTokens(change)));
  const counts = { made: 0, place: 0, right: 0 };
  for (const reflection of reflections) {
    const place = fix.some(({ path, change }) => path === reflection.place.path && isNear(reflection.place.line, change));
    counts.made += 1;
    counts.place += Number(place);
    counts.right += Number(place || namesCause(reflection, known, bugClass));
  }
  return counts;
}

function isNear(line: number, { at, removed }: Change): boolean {
  return line >= at && line <= at + 1 + removed.length;
}

/** What stands on one side of the fix alone. */
function changedTokens({ removed, added }: Change): readonly string[] {
  const [before, after] = [tokensOf(removed.join('\n')), tokensOf(added.join('\n'))];
  return [...before.filter((each) => !after.includes(each)), ...after.filter((each) => !before.includes(each))];
}

function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|[^\s\p{L}\p{N}_]{1,3}/gu) ?? [];
}

function namesCause({ suspectedCause, nextIdea, sentence }: Reflection, known: ReadonlySet<string>, bugClass = ''): boolean {
  const text = `${suspectedCause}\n${nextIdea}\n${sentence}`;
  const quoted = [...text.matchAll(/`([^`]+)`/g)].flatMap((match) => tokensOf(match[1] ?? ''));
  const names = tokensOf(text).filter((each) => each.length >= LEAST_NAME && /^[\p{L}_]/u.test(each));
  const isOfClass = bugClass !== '' && text.toLowerCase().includes(bugClass.toLowerCase().replaceAll('-', ' '));
  return isOfClass || [...quoted, ...names].some((each) => known.has(each));
}

/** A shorter word stands in a sentence by chance. */
const LEAST_NAME = 4;
