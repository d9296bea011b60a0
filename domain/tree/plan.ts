import { contractOf, usesIn, type Contract, type FunctionPart, type ProgramParts } from './program.js';

/** A function that somebody else is to write. */
export interface Helper extends Contract {
  /** helpers of the same mother that it calls, by name */
  readonly uses: readonly string[];
  /** how much there is to write, by what is asked for */
  readonly lines: number;
}

/** Why what an agent wrote cannot be built on. Each is told to it, and costs it one of its tries. */
type PlanFault =
  | { readonly kind: 'empty'; readonly told: string }
  | { readonly kind: 'itself'; readonly told: string }
  | { readonly kind: 'equal-names'; readonly told: string }
  | { readonly kind: 'cycle'; readonly told: string }
  | { readonly kind: 'too-many'; readonly told: string }
  | { readonly kind: 'unwritten'; readonly told: string }
  | { readonly kind: 'uncalled'; readonly told: string }
  | { readonly kind: 'trivial'; readonly told: string };

export type Plan = { readonly helpers: readonly Helper[] } | { readonly fault: PlanFault };

/** What an agent wrote, and within what. */
export interface Written {
  /** by path, as it was read */
  readonly parts: Readonly<Record<string, ProgramParts>>;
  /** the function that it was to write; null for the first agent, which writes what the task asks for */
  readonly unit: Pick<Contract, 'path' | 'name'> | null;
  /** functions of the program that others have, or that it was given: no helper may take their names */
  readonly taken: readonly string[];
  /** helpers that it may ask for; 0: it has to write all itself */
  readonly helpers: number;
  /** trivial helpers are sent back; not on its last try */
  readonly strict: boolean;
}

/**
 * What others are to write of it: the functions that stand there with signature and documentation only, as far as what
 * is written calls them. A model that asks for a thousand, for itself, or for helpers in a circle, is told so.
 */
export function planOf({ parts, unit, taken, helpers: most, strict }: Written): Plan {
  const functions = Object.entries(parts).flatMap(([path, { functions: found }]) => found.map((each) => ({ path, part: each })));
  // a task may want classes: then the first agent writes all of it
  if (functions.length === 0) return unit === null ? { helpers: [] } : fault('empty', 'no function stands in the answer');
  const twice = functions.find(({ part }, index) => functions.findIndex((other) => other.part.name === part.name) !== index);
  if (twice !== undefined) return fault('equal-names', `${twice.part.name} stands there twice; each function has a name of its own`);
  if (unit !== null) {
    const own = functions.find(({ part }) => part.name === unit.name);
    if (own === undefined) return fault('empty', `${unit.name} does not stand in the answer`);
    if (own.part.isStub) return fault('itself', `${unit.name} is what you were asked to write; its body is missing`);
  }
  if (functions.every(({ part }) => part.isStub)) return fault('empty', 'nothing is written: every body is missing');
  const clash = functions.find(({ part }) => part.name !== unit?.name && taken.includes(part.name));
  if (clash !== undefined)
    return fault('equal-names', `the program has a function ${clash.part.name} already; give your helper another name`);
  const wanted = reached(functions.map(({ part }) => part));
  const stubs = functions.filter(({ part }) => part.isStub && wanted.has(part.name));
  if (stubs.length > 0 && most === 0) return fault('unwritten', `nobody is left to write ${namesOf(stubs)}; write it yourself`);
  if (stubs.length > most) return fault('too-many', `you asked for ${stubs.length} helpers, and may have ${most}`);
  // all that the first agent writes stays in the program; what does nothing on purpose has no documentation that asks for more
  const uncalled = functions.filter(({ part }) => part.isStub && part.doc !== '' && !wanted.has(part.name));
  if (unit === null && strict && uncalled.length > 0)
    return fault(
      'uncalled',
      `nothing that is written calls ${namesOf(uncalled)}, so nobody would write the body: call it, say "Uses: …" in the documentation of a helper that does, or leave it out`,
    );
  const names = new Set(stubs.map(({ part }) => part.name));
  const helpers = stubs.map(({ path, part }): Helper => ({
    ...contractOf(path, part),
    uses: usesIn(part.doc).filter((name) => names.has(name) && name !== part.name),
    lines: linesAsked(part),
  }));
  const circle = circleIn(helpers);
  if (circle.length > 0) return fault('cycle', `${circle.join(', ')} use each other in a circle; let one of them do without`);
  const trivial = helpers.filter(({ lines }) => lines <= TRIVIAL_LINES);
  if (strict && trivial.length > 0)
    return fault(
      'trivial',
      `${trivial.map(({ name }) => name).join(', ')} is so little that you write it yourself, or else say more of what it does`,
    );
  return { helpers };
}

function fault(kind: PlanFault['kind'], told: string): Plan {
  return { fault: { kind, told } };
}

function namesOf(stubs: readonly { readonly part: FunctionPart }[]): string {
  const names = stubs.map(({ part }) => part.name);
  return names.length <= MAX_NAMED ? names.join(', ') : `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more`;
}

const MAX_NAMED = 8;

/** What is written calls these, or what helpers that it calls say that they use. */
function reached(functions: readonly FunctionPart[]): ReadonlySet<string> {
  const known = new Map(functions.map((each) => [each.name, each]));
  const found = new Set<string>();
  const open = functions.filter(({ isStub }) => !isStub).flatMap(({ calls }) => calls);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const part = known.get(name);
    if (part === undefined || found.has(name)) continue;
    found.add(name);
    open.push(...(part.isStub ? usesIn(part.doc) : part.calls));
  }
  return found;
}

/** The names of a circle, as it is gone through; empty where there is none. */
function circleIn(helpers: readonly Pick<Helper, 'name' | 'uses'>[]): readonly string[] {
  const waiting = new Map(helpers.map(({ name, uses }) => [name, new Set(uses)]));
  for (let free = freeIn(waiting); free.length > 0; free = freeIn(waiting)) {
    for (const name of free) waiting.delete(name);
    for (const uses of waiting.values()) for (const name of free) uses.delete(name);
  }
  return [...waiting.keys()];
}

function freeIn(waiting: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...waiting].flatMap(([name, uses]) => (uses.size === 0 ? [name] : []));
}

/** Fewer are sooner written than told. */
const TRIVIAL_LINES = 2;

/** How many lines a function will have, by how much is said of it. */
function linesAsked({ doc, parameters }: FunctionPart): number {
  const words = doc.match(/\S+/g)?.length ?? 0;
  return Math.ceil(words / WORDS_PER_LINE) + (parameters ?? 1);
}

const WORDS_PER_LINE = 4;
