import { DEFAULT_LIMITS } from '../../../domain/task.js';
import { cargoTests, testFunctions, unitsOf } from '../../rust/cargo.js';
import { RustReader } from '../../rust/cases.js';
import { functionsOf, published } from '../../rust/program.js';
import { parseRust } from '../../rust/syntax.js';
import { type Sides, splitCases, splitTests } from '../../split.js';
import { field, type Node, parse, parts } from '../../syntax.js';
import type { Line, Parts } from './line.js';

const FILE = 'src/lib.rs';

/** Crates that each program imports, and how it looks when one is used. */
const CRATES = [
  { name: 'rand', version: '0.4', imported: 'use rand::Rng;', used: /\brand::|\.gen\(|\.gen_range\(/ },
  { name: 'regex', version: '1', imported: 'use regex::Regex;', used: /\bRegex::/ },
  { name: 'md5', version: '0.6', imported: 'use md5;', used: /\bmd5::/ },
] as const;

/** The tests are a module inside the program; here they stand beside it, and what the program declares is public. */
export async function rustParts(line: Line, id: string, seed: number): Promise<Parts | string> {
  const used = CRATES.filter((crate) =>
    crate.used.test(`${line.canonical_solution}${line.buggy_solution}${line.test}`.replace(crate.imported, '')),
  );
  const [start, reference] = await Promise.all(
    [line.buggy_solution, line.canonical_solution].map((body) => published(trimmed(line.declaration, used) + body)),
  );
  if (start === undefined || reference === undefined) return 'it has no program';
  const checks = await checksOf(reference, line.test, id, seed);
  if (checks === undefined) return 'its tests assert nothing';
  return {
    files: { [FILE]: start, 'Cargo.toml': manifest(used) },
    editable: [FILE],
    reference: { [FILE]: reference },
    ...checks,
    limits: DEFAULT_LIMITS,
  };
}

/** Every declaration imports all crates; those that nothing uses would only have to be built. */
function trimmed(declaration: string, used: readonly (typeof CRATES)[number][]): string {
  return CRATES.filter((crate) => !used.includes(crate)).reduce((text, crate) => text.replace(`${crate.imported}\n`, ''), declaration);
}

function manifest(used: readonly (typeof CRATES)[number][]): string {
  return [
    '[package]',
    'name = "solution"',
    'version = "0.1.0"',
    'edition = "2021"',
    '',
    '[dependencies]',
    ...used.map(({ name, version }) => `${name} = "${version}"`),
    '',
  ].join('\n');
}

async function checksOf(reference: string, test: string, id: string, seed: number): Promise<Sides | undefined> {
  const program = await parse('rust', reference);
  const reader = new RustReader('src/lib', functionsOf(program));
  const bodies = testFunctions(await parseRust(test)).map((each) => parts(field(each.test, 'body')));
  if (bodies.every((body) => reader.read(body)) && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  const units = testFunctions(await parse('rust', test)).flatMap((each) => unitsOf(parts(field(each.test, 'body'))));
  const head = ['#![allow(unused_imports)]', ...imports(program), 'use solution::*;'];
  return units.length === 0 ? undefined : splitTests(seed, id, units, (side, each) => cargoTests(`tests/${side}.rs`, head, each));
}

function imports(program: Node): string[] {
  return parts(program)
    .filter((each) => each.type === 'use_declaration')
    .map((each) => each.text);
}
