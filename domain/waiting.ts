import { FAILURE_KINDS } from './failure.js';
import { visibleLine } from './visible.js';

/** `lost`: the worker of the last try ended; `no-worker`: none answers at all. */
export const WAITING_KINDS = [...FAILURE_KINDS, 'unexpected', 'lost', 'no-worker'] as const;

/**
 * A step of the engine that failed and is tried again, as the engine tells it. Times are milliseconds since the epoch; null where
 * nobody knows.
 */
export interface Retried {
  /** name of the step */
  readonly step: string;
  readonly kind: Waiting['kind'];
  readonly said: string;
  /** tries that failed */
  readonly tries: number;
  readonly sinceMs: number | null;
  /** null: it is being tried now */
  readonly nextMs: number | null;
}

/** What a campaign waits for: steps that fail alike are one. */
export interface Waiting {
  readonly steps: readonly string[];
  /** steps side by side that wait for it */
  readonly count: number;
  readonly kind: (typeof WAITING_KINDS)[number];
  /** what the last try ended with */
  readonly said: string;
  /** of the step that was tried most */
  readonly tries: number;
  /** ISO 8601; null where nobody knows */
  readonly since: string | null;
  /** ISO 8601; null: it is being tried now */
  readonly next: string | null;
}

/** The longest wait first. */
export function waitsOf(retried: readonly Retried[]): readonly Waiting[] {
  const alike = new Map<string, readonly Retried[]>();
  for (const each of retried) alike.set(`${each.kind} ${each.said}`, [...(alike.get(`${each.kind} ${each.said}`) ?? []), each]);
  const groups = [...alike.values()].map((group) => ({ group, sinceMs: earliest(group.map(({ sinceMs }) => sinceMs)) }));
  return groups
    .toSorted((one, other) => (one.sinceMs ?? Number.POSITIVE_INFINITY) - (other.sinceMs ?? Number.POSITIVE_INFINITY))
    .flatMap(({ group, sinceMs }) => {
      const [first] = group;
      if (first === undefined) return [];
      const next = group.some(({ nextMs }) => nextMs === null) ? null : earliest(group.map(({ nextMs }) => nextMs));
      return [
        {
          steps: [...new Set(group.map(({ step }) => step))],
          count: group.length,
          kind: first.kind,
          said: first.said,
          tries: Math.max(...group.map(({ tries }) => tries)),
          since: iso(sinceMs),
          next: iso(next),
        },
      ];
    });
}

/** One line for people; a moment is told by the clock of the machine that shows it. */
export function waitingLine({ steps, count, said, tries, since, next }: Waiting): string {
  const who = count === 1 ? steps.join(', ') : `${count} steps (${steps.join(', ')})`;
  const times = tries === 0 ? '' : `, tried ${tries === 1 ? 'once' : `${tries} times`}`;
  const later = tries === 0 ? '' : next === null ? '; it is being tried now' : `; next try at ${clockTime(next)}`;
  return `waiting${since === null ? '' : ` since ${clockTime(since)}`}: ${who}${times}${later}: ${visibleLine(said)}`;
}

/** A moment by the clock of this machine. */
export function clockTime(moment: string): string {
  const date = new Date(moment);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
