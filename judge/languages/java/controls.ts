import type { FrameworkTests } from '../../../domain/task.js';
import { type Node, parseSource } from '../../../syntax/source.js';
import type { Controls } from '../language.js';
import { pick } from '../bounded-values.js';
import { rewrite, type Replacement } from '../../../syntax/rewrite.js';
import { assertionsIn, assertionsMadeIn, mayLeave } from './certain.js';
import { argumentsOf, around, textOf, withoutComments } from './names.js';
import { LITERALS } from './other-literal.js';
import { otherException } from './other-exception.js';
import { rowsOf } from './rows.js';
import type { Scope } from './elements.js';
import type { Change, Way, Wrong } from '../ways.js';

/** JUnit tests with what they expect made wrong. */
export async function junitControls(tests: FrameworkTests, random: () => number): Promise<Controls> {
  const files: Record<string, string> = { ...tests.files };
  const of = new Map<string, string>();
  const denied = new Set<string>();
  for (const [path, text] of Object.entries(tests.files)) {
    if (!path.endsWith('.java')) continue;
    const wrong = await wrongFile(text, new Set(tests.ids), random);
    files[path] = wrong.text;
    for (const id of wrong.ids) of.set(id, id);
    for (const id of wrong.denied) denied.add(id);
  }
  return { tests: { ...tests, files }, of, denied };
}

async function wrongFile(
  text: string,
  asked: ReadonlySet<string>,
  random: () => number,
): Promise<{ readonly text: string; readonly ids: readonly string[]; readonly denied: readonly string[] }> {
  const root = await parseSource('java', text);
  const changes: Replacement[] = [];
  const ids: string[] = [];
  const denied: string[] = [];
  for (const { type, name } of classesIn(root)) {
    for (const method of methodsOf(type)) {
      const id = `${name}#${textOf(method, 'name')}`;
      if (!asked.has(id) || ids.includes(id)) continue;
      const found = changesOf(method, type, random).find(({ way }) => fits(way, changes));
      if (found === undefined) continue;
      changes.push(...found.way.filter((each) => !changes.some((made) => made.from === each.from && made.to === each.to)));
      ids.push(id);
      if (found.denies) denied.push(id);
    }
  }
  return { text: rewrite(text, changes), ids, denied };
}

/** A place that another test has changed already is wrong for this one as well. */
function fits(way: Way, changes: readonly Replacement[]): boolean {
  return way.every(({ from, to }) =>
    changes.every((made) => (made.from === from && made.to === to && from < to) || to < made.from || made.to < from),
  );
}

/** Every class with its name as the machine knows it: `shapes.CircleTest$Inner`. */
function classesIn(root: Node): { readonly type: Node; readonly name: string }[] {
  const declared = root.namedChildren.find((each) => each.type === 'package_declaration')?.text ?? '';
  const prefix = /^package\s+([\w.]+)/.exec(declared)?.[1];
  return root.descendantsOfType('class_declaration').map((type) => {
    const names = [textOf(type, 'name')];
    for (let outer = type.parent; outer !== null; outer = outer.parent)
      if (outer.type === 'class_declaration') names.unshift(textOf(outer, 'name'));
    return { type, name: `${prefix === undefined ? '' : `${prefix}.`}${names.join('$')}` };
  });
}

function methodsOf(type: Node): readonly Node[] {
  return type.childForFieldName('body')?.namedChildren.filter((each) => each.type === 'method_declaration') ?? [];
}

/**
 * The ways to make a test wrong, best first: another value, then the opposite of what holds, then an assertion at its
 * end that never holds. Of several assertions the last: what a test leaves for the others it leaves all the same.
 */
function changesOf(method: Node, type: Node, random: () => number): readonly Change[] {
  const body = method.childForFieldName('body');
  if (body === null) return [];
  const scope: Scope = { random, taken: takenIn(method), bound: new Map() };
  const expected = expectedExceptions(method, body);
  if (expected !== null)
    return expected.map((each) => ({
      way: [{ from: each.startIndex, to: each.endIndex, text: otherException(each.text, random) }],
      denies: false,
    }));
  const rows = rowsOf(method, type, scope)
    .map((bound) => ({ bound, place: random() }))
    .toSorted((a, b) => a.place - b.place);
  const wrongs = rows.flatMap(({ bound }) => [...assertionsIn(body.namedChildren, { ...scope, bound }), ...assertionsMadeIn(body, scope)]);
  const drawn = (kind: keyof Wrong): readonly Way[] => lastFirst(wrongs.map((each) => pick(each[kind], random)));
  return [
    ...[...drawn('values'), ...drawn('opposites')].map((way) => ({ way, denies: false })),
    ...[...drawn('denials'), ...atEnd(method, body)].map((way) => ({ way, denies: true })),
  ];
}

function lastFirst(ways: readonly (Way | undefined)[]): readonly Way[] {
  return ways.filter((each) => each !== undefined).toReversed();
}

/** All that is written in a test: what is changed becomes none of it. */
function takenIn(method: Node): ReadonlySet<string> {
  return new Set(
    method.descendantsOfType(LITERALS).map((each) => (/^[\d_]+[lL]$/.test(each.text) ? each.text.replace(/[lL_]/g, '') : each.text)),
  );
}

/**
 * The class that a test of JUnit 4 must raise, by its annotation or by a rule: statements behind what raises it do not run.
 * null where it must raise none.
 */
function expectedExceptions(method: Node, body: Node): readonly Node[] | null {
  const modifiers = method.namedChildren.find((each) => each.type === 'modifiers');
  const pair = modifiers?.descendantsOfType('element_value_pair').find((each) => textOf(each, 'key') === 'expected');
  const hasRule = /\bExpectedException\b/.test(around(method, ['program'])?.text ?? '');
  const calls = hasRule ? body.descendantsOfType('method_invocation') : [];
  const rules = calls.filter(
    (each) => /^expect(?:Message|Cause)?$/.test(textOf(each, 'name')) && each.childForFieldName('object') !== null,
  );
  if (pair === undefined && rules.length === 0) return null;
  const certain = rules.filter((each) => each.parent?.parent?.id === body.id).map((each) => argumentsOf(each)[0]);
  return [pair?.childForFieldName('value'), ...certain].flatMap((each) =>
    each?.type === 'class_literal' ? each.namedChildren.slice(0, 1) : [],
  );
}

/** Where a test comes to its end in any case. */
function atEnd(method: Node, body: Node): readonly Way[] {
  const statements = withoutComments(body.namedChildren);
  const last = statements.at(-1);
  if (textOf(method, 'type') !== 'void' || last === undefined || statements.some(mayLeave) || !comesToAnEnd(last)) return [];
  return [[{ from: last.endIndex, to: last.endIndex, text: ` ${never(method)}` }]];
}

/** As the compiler sees it: behind a statement that never ends nothing may stand. */
function comesToAnEnd(statement: Node): boolean {
  if (statement.type === 'for_statement' || statement.type === 'while_statement')
    return !/^\(?true\)?$|^$/.test(textOf(statement, 'condition'));
  if (statement.type === 'if_statement')
    return statement.childForFieldName('alternative') === null || statement.descendantsOfType('throw_statement').length === 0;
  const body = statement.childForFieldName('body')?.namedChildren ?? [];
  if (statement.type.startsWith('try_')) return body.at(-1)?.type === 'expression_statement';
  return ['expression_statement', 'local_variable_declaration', 'enhanced_for_statement'].includes(statement.type);
}

/** In the words of the file. */
function never(method: Node): string {
  let root = method;
  while (root.parent !== null) root = root.parent;
  if (/\bassertThat\(/.test(method.text) && root.text.includes('org.assertj'))
    return 'org.assertj.core.api.Assertions.assertThat("a".length()).isEqualTo(2);';
  const isOldOne = /\bimport\s+(?:static\s+)?org\.junit\.(?:Test|Assert|\*)/.test(root.text);
  return `org.junit.${isOldOne ? 'Assert' : 'jupiter.api.Assertions'}.assertEquals("a".length(), 2);`;
}
