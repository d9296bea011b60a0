import type { FrameworkTests } from '../../../domain/task.js';
import { type Node, parseSource } from '../../../syntax/source.js';
import type { Controls } from '../language.js';
import { OtherValues } from '../other-values.js';
import { randomName, type Replacement, rewrite } from '../../../syntax/rewrite.js';
import { nameOf } from './conditions.js';
import { type FindHelper, type TestBody, type Wrong, wrongAssertion } from './certain.js';
import { otherValue } from './other-value.js';
import { Origins } from './origins.js';
import { idsOf, type Parameters, parametersOf } from './parameters.js';
import { Scope } from './scope.js';

/** pytest's and unittest's tests with what they assert made wrong. */
export async function pytestControls(tests: FrameworkTests, random: () => number): Promise<Controls> {
  const files: Record<string, string> = { ...tests.files };
  const of = new Map<string, string>();
  const denied = new Set<string>();
  const running = new Map<string, string>();
  for (const [path, text] of Object.entries(tests.files)) {
    const ids = tests.ids.filter((id) => id.startsWith(`${path}::`));
    if (ids.length === 0) continue;
    const file = await controlsIn({ path, text, ids, random });
    files[path] = file.text;
    for (const id of file.denied) denied.add(id);
    for (const [id, control] of file.controls) {
      of.set(control, id);
      running.set(id, control);
    }
  }
  return { tests: { ...tests, files, ids: tests.ids.map((id) => running.get(id) ?? id) }, of, denied };
}

interface TestFile {
  readonly path: string;
  readonly text: string;
  readonly ids: readonly string[];
  readonly random: () => number;
}

/** `controls`: test → the id of its control; `denied`: those whose control is a denial alone. */
async function controlsIn({ path, text, ids, random }: TestFile): Promise<{
  readonly text: string;
  readonly controls: ReadonlyMap<string, string>;
  readonly denied: readonly string[];
}> {
  const root = await parseSource('python', text);
  const values = new OtherValues(text, random);
  const other = randomName('_', random);
  const changes = new Map<number, Replacement>();
  const controls = new Map<string, string>();
  const denied: string[] = [];
  const written = (id: string): string => id.slice(path.length + 2).replace(/\[.*$/s, '');
  for (const name of new Set(ids.map(written))) {
    const found = findTest(root, name.split('::'));
    if (found === null) continue;
    const control = controlOf(
      found,
      ids.filter((id) => written(id) === name),
      { root, values, other },
    );
    if (control === null) continue;
    // tests of one class may share a helper: it is changed once
    for (const change of control.changes) if (!changes.has(change.from)) changes.set(change.from, change);
    for (const [id, running] of control.ids) controls.set(id, running);
    if (control.denies) denied.push(...control.ids.keys());
  }
  const made = rewrite(text, [...changes.values()]);
  return { text: made.includes(`${other}(`) ? made + otherValue(other, values) : made, controls, denied };
}

interface Found {
  readonly definition: Node;
  /** the innermost class first */
  readonly types: readonly Node[];
}

interface Control extends Wrong {
  readonly ids: ReadonlyMap<string, string>;
}

function controlOf(
  { definition, types }: Found,
  asked: readonly string[],
  { root, values, other }: { readonly root: Node; readonly values: OtherValues; readonly other: string },
): Control | null {
  const parameters = parametersOf(definition);
  const helper = helpersOf(root, types);
  const body = (of: Node, columns: ReadonlyMap<string, readonly Node[]>): TestBody => ({
    definition: of,
    helper,
    values,
    other,
    scope: new Scope(of, root, columns),
    origins: new Origins(of, root),
    within: (inner) => body(inner, new Map()),
  });
  const made = (columns: ReadonlyMap<string, readonly Node[]>): Wrong => wrongAssertion(body(definition, columns));
  if (parameters !== null) {
    const { changes, denies } = made(
      new Map(parameters.names.map((name, column) => [name, parameters.rows.flatMap((cells) => cells.slice(column, column + 1))])),
    );
    const ids = parameters.named ? sameIds(asked) : idsAfter(parameters, changes, asked);
    if (changes.length > 0 && ids !== null) return { changes, denies, ids };
  }
  const { changes, denies } = made(new Map());
  return changes.length === 0 ? null : { changes, denies, ids: sameIds(asked) };
}

function sameIds(asked: readonly string[]): ReadonlyMap<string, string> {
  return new Map(asked.map((id) => [id, id]));
}

/** Null where it is not certain which row an id is of. */
function idsAfter(parameters: Parameters, changes: readonly Replacement[], asked: readonly string[]): ReadonlyMap<string, string> | null {
  const [before, after] = [idsOf(parameters, []), idsOf(parameters, changes)];
  if (before === null || after === null) return null;
  const ids = new Map<string, string>();
  for (const id of asked) {
    const bracket = id.indexOf('[');
    const row = before.indexOf(id.slice(bracket + 1, -1));
    if (bracket < 0 || row < 0) return null;
    ids.set(id, `${id.slice(0, bracket)}[${after[row] ?? ''}]`);
  }
  return ids;
}

/** `['TestG', 'test_a']`; a method may stand in a class of the file that its own descends from. */
function findTest(root: Node, path: readonly string[]): Found | null {
  const types: Node[] = [];
  let scope = root;
  for (const name of path.slice(0, -1)) {
    const type = definitionIn(scope, name, 'class_definition');
    if (type === null) return null;
    types.unshift(type);
    scope = type;
  }
  const name = path.at(-1) ?? '';
  const own = types[0] === undefined ? [] : lineageOf(root, types[0]);
  const definition = types.length === 0 ? definitionIn(root, name, 'function_definition') : methodIn(own, name);
  return definition === null ? null : { definition, types: own };
}

function helpersOf(root: Node, types: readonly Node[]): FindHelper {
  return (call) =>
    call.childForFieldName('function')?.type === 'identifier'
      ? definitionIn(root, nameOf(call), 'function_definition')
      : methodIn(types, nameOf(call));
}

function methodIn(types: readonly Node[], name: string): Node | null {
  return types.map((type) => definitionIn(type, name, 'function_definition')).find((each) => each !== null) ?? null;
}

/** A class and those of the file that it descends from, nearest first. */
function lineageOf(root: Node, type: Node, depth = 0): readonly Node[] {
  const bases = type.childForFieldName('superclasses')?.namedChildren.filter((each) => each.type === 'identifier') ?? [];
  const known = bases.map((base) => definitionIn(root, base.text, 'class_definition')).filter((each) => each !== null);
  return [type, ...(depth > 8 ? [] : known.flatMap((base) => lineageOf(root, base, depth + 1)))];
}

/** The last of its name counts, as it does for Python. */
function definitionIn(scope: Node, name: string, type: string): Node | null {
  const body = scope.type === 'module' ? scope : scope.childForFieldName('body');
  const plain = (body?.namedChildren ?? []).map((each) =>
    each.type === 'decorated_definition' ? (each.childForFieldName('definition') ?? each) : each,
  );
  return plain.findLast((each) => each.type === type && each.childForFieldName('name')?.text === name) ?? null;
}
