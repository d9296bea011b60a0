import type { FrameworkTests } from '../../../../domain/task.js';
import { type Node, parseSource } from '../grammar.js';
import type { ControlledTests } from '../language.js';
import { randomName, rewrite, type Replacement } from '../rewrite.js';
import { wrongAssertions } from './wrong-assertions.js';

type Roles = Map<string, { readonly of: string; readonly control: boolean }>;

/**
 * Test functions under random names, beside each a copy that must fail on a right solution: where it compares with a
 * literal, that literal is another, and everything before it is as it was.
 */
export async function withCargoControls(tests: FrameworkTests, random: () => number): Promise<ControlledTests> {
  const files: Record<string, string> = { ...tests.files };
  const roles: Roles = new Map();
  for (const [path, text] of Object.entries(tests.files)) {
    const asked = new Set(tests.ids.filter((id) => id.startsWith(`${path}::`)));
    if (asked.size > 0) files[path] = await controlledFile(path, text, asked, roles, random);
  }
  const found = new Set([...roles.values()].map((role) => role.of));
  // what a macro makes has no place in the text, and runs as it stands
  for (const id of tests.ids) if (!found.has(id)) roles.set(id, { of: id, control: false });
  const ids = [...roles.keys()].map((id) => ({ id, place: random() })).toSorted((a, b) => a.place - b.place).map(({ id }) => id);
  return { tests: { ...tests, files, ids }, roles };
}

async function controlledFile(path: string, text: string, asked: ReadonlySet<string>, roles: Roles, random: () => number): Promise<string> {
  const root = await parseSource('rust', text);
  const changes: Replacement[] = [];
  for (const { definition, attributes, modules } of testsIn(root)) {
    const name = definition.childForFieldName('name');
    const id = [path, ...modules, name?.text ?? ''].join('::');
    if (name === null || !asked.has(id)) continue;
    const idOf = (running: string): string => [path, ...modules, running].join('::');
    const running = isUsedElsewhere(root, name) ? name.text : randomName('t_', random);
    changes.push({ from: name.startIndex, to: name.endIndex, text: running });
    roles.set(idOf(running), { of: id, control: false });
    const control = controlOf(text, { definition, attributes }, name, random);
    if (control === null) continue;
    roles.set(idOf(control.name), { of: id, control: true });
    const at = random() < 0.5 ? startOf({ definition, attributes }) : definition.endIndex;
    changes.push({ from: at, to: at, text: `\n${control.text}\n` });
  }
  return rewrite(text, changes);
}

interface TestFunction {
  readonly definition: Node;
  readonly attributes: readonly Node[];
}

/** The functions with `#[test]`, and the modules that they stand in. */
function testsIn(scope: Node, modules: readonly string[] = []): readonly (TestFunction & { readonly modules: readonly string[] })[] {
  const found: (TestFunction & { readonly modules: readonly string[] })[] = [];
  let attributes: Node[] = [];
  for (const child of scope.namedChildren) {
    if (child.type === 'attribute_item') attributes.push(child);
    if (child.type === 'attribute_item' || child.type.endsWith('comment')) continue;
    if (child.type === 'function_item' && attributes.some((each) => each.text.replaceAll(/\s/g, '') === '#[test]')) found.push({ definition: child, attributes, modules });
    const body = child.type === 'mod_item' ? child.childForFieldName('body') : null;
    if (body !== null) found.push(...testsIn(body, [...modules, child.childForFieldName('name')?.text ?? '']));
    attributes = [];
  }
  return found;
}

/** A copy that must fail on a right solution; null where none is certain to. */
function controlOf(text: string, test: TestFunction, name: Node, random: () => number): { readonly name: string; readonly text: string } | null {
  const wrong = wrongVersion(test, random);
  if (wrong === null) return null;
  const from = startOf(test);
  const control = randomName('t_', random);
  const changes = [{ from: name.startIndex, to: name.endIndex, text: control }, ...wrong];
  return { name: control, text: rewrite(text.slice(from, test.definition.endIndex), changes.map((each) => ({ ...each, from: each.from - from, to: each.to - from }))) };
}

/** Another literal; where nothing is held against one, an assertion at the end that never holds, which still shows a run that was cut short. */
function wrongVersion({ definition, attributes }: TestFunction, random: () => number): readonly Replacement[] | null {
  const body = definition.childForFieldName('body');
  if (body === null) return null;
  const mustPanic = attributes.find((each) => each.text.includes('should_panic'));
  if (mustPanic !== undefined) return [{ from: mustPanic.startIndex, to: mustPanic.endIndex, text: '' }];
  const ways = wrongAssertions(body, random);
  const end = body.endIndex - 1;
  const atEnd = definition.childForFieldName('return_type') === null ? [{ from: end, to: end, text: ';assert_eq!("a".len(), 2);\n' }] : null;
  return ways[Math.floor(random() * ways.length)] ?? atEnd;
}

function startOf({ definition, attributes }: TestFunction): number {
  return attributes[0]?.startIndex ?? definition.startIndex;
}

function isUsedElsewhere(root: Node, name: Node): boolean {
  return root.descendantsOfType('identifier').some((each) => each.text === name.text && each.startIndex !== name.startIndex);
}
