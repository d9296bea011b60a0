import type { OtherRole } from '../../domain/roles.js';
import { clockTime } from '../../domain/waiting.js';
import { readStack } from './addresses.js';
import { lockOwner } from './lock.js';
import { placesOf } from './places.js';
import { readProcesses } from './processes.js';
import { readTroubles } from './troubles.js';

export interface PartStatus {
  /** a role: where its model is elsewhere than the solver's */
  readonly name: 'temporal' | 'mongo' | 'chroma' | 'model' | OtherRole | 'worker' | 'api' | 'disk';
  readonly up: boolean;
  /** why it is not; empty where it is */
  readonly because: string;
  /** ISO 8601: since when the stack's owner has seen that; null where it is up, or was just found down */
  readonly since: string | null;
  readonly address: string | null;
  /** null where somebody else runs it */
  readonly pid: number | null;
}

export interface StackStatus {
  readonly home: string;
  readonly state: 'up' | 'degraded' | 'starting' | 'down';
  /** the process that owns the home */
  readonly owner: number | null;
  readonly parts: readonly PartStatus[];
}

/** Asks each part itself: a file says only what was. */
export async function stackStatus(home: string): Promise<StackStatus> {
  const places = placesOf(home);
  const [owner, addresses] = await Promise.all([lockOwner(places.owner), readStack(home)]);
  if (addresses === null) return { home, state: owner === null ? 'down' : 'starting', owner: owner?.pid ?? null, parts: [] };
  const [processes, troubles, { checks }] = await Promise.all([
    readProcesses(places.processes),
    readTroubles(places),
    import('./checks.js'),
  ]);
  const parts = await Promise.all(
    checks(addresses, places).map(async ({ name, address, trouble }) => {
      const pid = processes[name]?.pid ?? null;
      const because = await trouble(pid);
      const since = because === null ? null : (troubles.find((each) => each.name === name)?.since ?? null);
      return { name, address, pid, up: because === null, because: because ?? '', since };
    }),
  );
  return { home, state: parts.every(({ up }) => up) ? 'up' : 'degraded', owner: addresses.pid, parts };
}

/** What is not well, a line each; empty where all is. */
export async function troubleLines(home: string): Promise<readonly string[]> {
  const { state, parts } = await stackStatus(home);
  if (state === 'down') return [`nothing runs in ${home}: \`ratchet up\` brings it up`];
  return parts
    .filter(({ up }) => !up)
    .map((part) => `not well${part.since === null ? '' : `, since ${clockTime(part.since)}`}: ${part.name} ${part.because}`);
}
