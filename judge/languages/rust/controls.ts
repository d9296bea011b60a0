import type { FrameworkTests } from '../../../domain/task.js';
import { pick } from '../bounded-values.js';
import { type Node, parseSource } from '../../../syntax/source.js';
import type { Controls } from '../language.js';
import { rewrite, type Replacement } from '../../../syntax/rewrite.js';
import { assertionsIn, mayLeave } from './certain.js';
import { withoutComments } from './names.js';
import { LITERALS, otherLiteral } from './other-literal.js';
import type { Change, Way, Wrong } from '../ways.js';
import type { Scope } from './wrong-value.js';

/** Tests of a crate with what they expect made wrong. */
export async function cargoControls(tests: FrameworkTests, random: () => number): Promise<Controls> {
  const files: Record<string, string> = { ...tests.files };
  const of = new Map<string, string>();
  const denied = new Set<string>();
  for (const [path, text] of Object.entries(tests.files)) {
    const asked = new Set(tests.ids.filter((id) => id.startsWith(`${path}::`)));
    if (asked.size === 0) continue;
    const wrong = await wrongFile(path, text, asked, random);
    files[path] = wrong.text;
    for (const id of wrong.ids) of.set(id, id);
    for (const id of wrong.denied) denied.add(id);
  }
  return { tests: { ...tests, files }, of, denied };
}

async function wrongFile(
  path: string,
  text: string,
  asked: ReadonlySet<string>,
  random: () => number,
): Promise<{ readonly text: string; readonly ids: readonly string[]; readonly denied: readonly string[] }> {
  const root = await parseSource('rust', legible(text));
  const changes: Replacement[] = [];
  const ids: string[] = [];
  const denied: string[] = [];
  for (const test of testsIn(root)) {
    const id = [path, ...test.modules, test.definition.childForFieldName('name')?.text ?? ''].join('::');
    if (!asked.has(id)) continue;
    const found = changesOf(test, random).find(({ way }) => fits(way, changes));
    if (found === undefined) continue;
    changes.push(...found.way.filter((each) => !changes.some((made) => made.from === each.from && made.to === each.to)));
    ids.push(id);
    if (found.denies) denied.push(id);
  }
  return { text: rewrite(text, changes), ids, denied };
}

/** What stands in a macro is no syntax to a parser: assertions read as calls and `vec!` as an array, each letter in its place. */
function legible(text: string): string {
  return text.replaceAll(/\b((?:debug_)?assert(?:_eq|_ne)?)!(?=\s*\()/g, '$1 ').replaceAll(/\bvec!(?=\s*\[)/g, '    ');
}

/** A place that another test has changed already is wrong for this one as well. */
function fits(way: Way, changes: readonly Replacement[]): boolean {
  return way.every(({ from, to }) =>
    changes.every((made) => (made.from === from && made.to === to && from < to) || to < made.from || made.to < from),
  );
}

interface TestFunction {
  readonly definition: Node;
  readonly attributes: readonly Node[];
  readonly modules: readonly string[];
}

/** The functions with `#[test]`, and the modules that they stand in. */
function testsIn(scope: Node, modules: readonly string[] = []): readonly TestFunction[] {
  const found: TestFunction[] = [];
  let attributes: Node[] = [];
  for (const child of scope.namedChildren) {
    if (child.type === 'attribute_item') attributes.push(child);
    if (child.type === 'attribute_item' || child.type.endsWith('comment')) continue;
    if (child.type === 'function_item' && attributes.some((each) => each.text.replaceAll(/\s/g, '') === '#[test]'))
      found.push({ definition: child, attributes, modules });
    const body = child.type === 'mod_item' ? child.childForFieldName('body') : null;
    if (body !== null) found.push(...testsIn(body, [...modules, child.childForFieldName('name')?.text ?? '']));
    attributes = [];
  }
  return found;
}

/**
 * The ways to make a test wrong, best first: another value, then the opposite of what holds, then an assertion at its end
 * that never holds. Each test runs in a process of its own, so that it may end at any of its assertions.
 */
function changesOf({ definition, attributes }: TestFunction, random: () => number): readonly Change[] {
  const body = definition.childForFieldName('body');
  if (body === null) return [];
  const mustPanic = attributes.find((each) => each.text.includes('should_panic'));
  if (mustPanic !== undefined) return wrongPanic(mustPanic, random).map((way) => ({ way, denies: false }));
  const scope: Scope = { random, taken: takenIn(definition), bound: new Map() };
  const wrongs = assertionsIn(body, scope);
  const drawn = (kind: keyof Wrong): readonly Way[] =>
    shuffled(
      wrongs.map((each) => pick(each[kind], random)),
      random,
    );
  return [
    ...[...drawn('values'), ...drawn('opposites')].map((way) => ({ way, denies: false })),
    ...[...drawn('denials'), ...atEnd(definition, body)].map((way) => ({ way, denies: true })),
  ];
}

function shuffled(ways: readonly (Way | undefined)[], random: () => number): readonly Way[] {
  return ways
    .filter((each) => each !== undefined)
    .map((way) => ({ way, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ way }) => way);
}

/** All that is written in a test: what is changed becomes none of it. */
function takenIn(definition: Node): ReadonlySet<string> {
  return new Set(
    definition
      .descendantsOfType(LITERALS)
      .map((each) =>
        each.type === 'integer_literal' ? each.text.replace(/[iu](?:8|16|32|64|128|size)$/, '').replaceAll('_', '') : each.text,
      ),
  );
}

/** Enough that no message holds them by chance beside the right ones. */
const LONG = 6;

/** A message that is another; where it is short, a panic is not what must happen. */
function wrongPanic(attribute: Node, random: () => number): readonly Way[] {
  const message = attribute.descendantsOfType(['string_literal', 'raw_string_literal'])[0];
  const text = message !== undefined && message.text.length > LONG ? otherLiteral(message, { random, taken: new Set() }) : null;
  if (message !== undefined && text !== null && text.length === message.text.length)
    return [[{ from: message.startIndex, to: message.endIndex, text }]];
  return [[{ from: attribute.startIndex, to: attribute.endIndex, text: '' }]];
}

/** Behind the last statement, or before the value that the test answers. */
function atEnd(definition: Node, body: Node): readonly Way[] {
  const statements = withoutComments(body.namedChildren);
  const last = statements.at(-1);
  if (statements.some(mayLeave) || body.hasError) return [];
  const never = 'assert_eq!("a".len(), 2);';
  if (definition.childForFieldName('return_type') === null)
    return [
      [{ from: body.endIndex - 1, to: body.endIndex - 1, text: `${last === undefined || /[;}]$/.test(last.text) ? '' : ';'}${never}\n` }],
    ];
  return last === undefined || last.type === 'expression_statement' || last.type === 'let_declaration'
    ? []
    : [[{ from: last.startIndex, to: last.startIndex, text: never }]];
}
