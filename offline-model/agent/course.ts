import { replaced } from '../../domain/agent/apply-edit.js';
import { compactEdit } from '../../domain/edit.js';
import type { TriedLine } from '../prompt/read-prompt.js';
import type { SeenStep, WorkView } from './read-work.js';

/** The lines of a file that were viewed, as they stand now and as they are to be left where nothing better comes. */
interface Viewed {
  readonly base: string;
  readonly now: string;
}

/**
 * How far a work has come. Where an edit made tests pass and none fail that passed before, it is kept: what is tried from there on
 * is tried beside it, so that several faults are mended one after the other.
 */
export interface Course {
  readonly viewed: ReadonlyMap<string, Viewed>;
  /** what the tests said last of what is kept; empty where nothing is */
  readonly keptSeen: string;
  /** steps since then */
  readonly steps: readonly SeenStep[];
}

export function courseOf(view: WorkView): Course {
  const viewed = new Map<string, Viewed>();
  let failing = failingIn(view.given, view) ?? { count: view.tests.length, ids: new Set(view.tests) };
  let [keptSeen, from] = ['', 0];
  for (const [index, { action, seen }] of view.steps.entries()) {
    const known = 'path' in action ? viewed.get(action.path) : undefined;
    if (action.kind === 'view' && known === undefined && linesSeen(seen) !== '') {
      const given = linesSeen(seen);
      viewed.set(action.path, { base: given, now: given });
    } else if (action.kind === 'edit' && known !== undefined && isChange(seen)) {
      const made = replaced(known.now, action.path, action.replacements);
      if ('text' in made) viewed.set(action.path, { ...known, now: made.text });
    } else if (action.kind === 'test') {
      const now = failingIn(seen, view);
      if (now === null || now.count >= failing.count || [...now.ids].some((id) => !failing.ids.has(id))) continue;
      failing = now;
      [keptSeen, from] = [seen, index + 1];
      for (const [path, { now: text }] of viewed) viewed.set(path, { base: text, now: text });
    }
  }
  return { viewed, keptSeen, steps: view.steps.slice(from) };
}

export interface Try {
  readonly text: string;
  readonly tried: TriedLine;
}

/** What was tried in a file since something was kept, each as it left the lines that were viewed, with what the tests said of it. */
export function triesOf({ viewed, steps }: Course, path: string): readonly Try[] {
  const given = viewed.get(path)?.base ?? '';
  const tries: Try[] = [];
  let text = given;
  for (const [index, { action, seen }] of steps.entries()) {
    if (action.kind !== 'edit' || action.path !== path || !isChange(seen)) continue;
    const made = replaced(text, path, action.replacements);
    if ('fault' in made) continue;
    text = made.text;
    // put back as it was
    if (text === given) continue;
    const said = steps.slice(index + 1).find((step) => step.action.kind === 'test')?.seen ?? '';
    tries.push({ text, tried: triedLine(compactEdit(given, text), said) });
  }
  return tries;
}

export function triedLine(edit: string | null, seen: string): TriedLine {
  const [, failed = '1', total = '1'] = FAIL.exec(seen) ?? [];
  return { edit, passed: Number(total) - Number(failed), total: Number(total), errorClass: 'Logic', failures: failuresIn(seen) };
}

const FAIL = /(\d+) of (\d+) visible tests fail/;

function failuresIn(seen: string): readonly string[] {
  return [...seen.matchAll(/^- (.*)$/gm)].map(([, line = '']) => line);
}

/** Null where it does not say. */
function failingIn(seen: string, { tests }: WorkView): { readonly count: number; readonly ids: ReadonlySet<string> } | null {
  const failed = FAIL.exec(seen)?.[1];
  if (failed === undefined) return null;
  const ids = failuresIn(seen).map((line) => tests.find((id) => line.startsWith(`${id}: `)) ?? line.slice(0, line.indexOf(': ')));
  return { count: Number(failed), ids: new Set(ids) };
}

export function isChange(seen: string): boolean {
  return /^changed /m.test(seen);
}

/**
 * The lines of a file that were viewed, without their numbers, from the first on that stands at the margin: what begins within
 * something is no program.
 */
function linesSeen(seen: string): string {
  const viewed = seen.split('\n').flatMap((line) => /^\d+\t(.*)$/.exec(line)?.[1] ?? []);
  const first = viewed.findIndex((line) => /^\S/.test(line) && !/^[)\]}]/.test(line));
  const lines = viewed.slice(Math.max(0, first));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
