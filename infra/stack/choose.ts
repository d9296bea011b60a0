import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StackFailure, reasonOf } from './failure.js';
import { ifThere } from './if-there.js';
import type { Report } from './report.js';
import type { Engine, Mend, Probe, Recipe, Way } from './way.js';
import { lines } from '../../domain/visible.js';

export interface Survey {
  readonly recipe: Recipe;
  /** in the order of the recipe; the last word on each way */
  readonly ways: readonly { readonly way: Way; readonly probe: Probe }[];
  /** the engine whose state the home holds: another could not read it */
  readonly bound: string | null;
}

export interface Chosen {
  readonly engine: Engine;
  readonly executable: string;
  /** which way, and why it */
  readonly because: string;
}

/** Looks at every way side by side; changes nothing. */
export async function survey(recipe: Recipe, data: string): Promise<Survey> {
  const [bound, probes] = await Promise.all([
    boundEngine(recipe, data),
    Promise.all(recipe.ways.map(async (way) => ({ way, probe: await way.probe() }))),
  ]);
  const ways = probes.map(({ way, probe }) =>
    bound === null || way.engine.name === bound ? { way, probe } : { way, probe: passedOver(bound) },
  );
  return { recipe, ways, bound };
}

/** What the machine lacks for this server, or null where some way is open. */
export function lackOf({ recipe, ways, bound }: Survey): { readonly because: string; readonly mend: Mend | null } | null {
  if (ways.some(({ probe }) => probe.state !== 'absent')) return null;
  const reasons = ways.map(({ way, probe }) => `${way.name}: ${probe.because}`).join('; ');
  const mends = ways.flatMap(({ probe }) => (probe.state === 'absent' && probe.mend !== null ? [probe.mend] : []));
  const state = bound === null ? '' : ` (this home holds the state of ${bound})`;
  return { because: `${recipe.title}${state}: ${reasons}`, mend: mends[0] ?? null };
}

/** The first way that is ready, else the first that can be made ready; a way that fails says why, and the next is tried. */
export async function choose({ recipe, ways }: Survey, report: Report): Promise<Chosen> {
  for (const { way, probe } of ways) {
    if (probe.state === 'ready') return { engine: way.engine, executable: probe.executable, because: `${way.name}, ${probe.because}` };
  }
  const reasons: string[] = [];
  for (const { way, probe } of ways) {
    if (probe.state !== 'possible') continue;
    try {
      const executable = await way.prepare(report);
      return { engine: way.engine, executable, because: `${way.name}, ${executable}` };
    } catch (error) {
      report(`${recipe.title}, ${way.name}: ${reasonOf(error)}`);
      reasons.push(`${way.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new StackFailure(
    'missing',
    lines([`no way to ${recipe.title} worked:`, ...reasons, `Or set ${recipe.variable} to a server that you run.`]),
  );
}

async function boundEngine(recipe: Recipe, data: string): Promise<string | null> {
  const engines = new Set(recipe.ways.map((way) => way.engine.name));
  for (const engine of engines) {
    // Of one that cannot be read nobody knows whose state it holds: an engine that starts beside it would start empty.
    if ((await ifThere(readdir(join(data, engine)), [])).length > 0) return engine;
  }
  return null;
}

function passedOver(bound: string): Probe {
  return { state: 'absent', because: `passed over, since this home holds the state of ${bound}`, mend: null };
}
