import type { FrameworkTests } from '../../../../domain/task.js';
import { type Node, parseSource } from '../grammar.js';
import type { ControlledTests } from '../language.js';
import { randomName, rewrite, type Replacement } from '../rewrite.js';
import { wrongAssertion } from './wrong-assertion.js';

type Roles = Map<string, { readonly of: string; readonly control: boolean }>;

/** Tests that share something, or say in which order they run, are left as they are. */
const ONE_AFTER_THE_OTHER = /@(?:TestMethodOrder|FixMethodOrder|TestInstance|Stepwise)\b/;
/** A test may end before its last assertion, as it should. */
const EXPECTS_EXCEPTION = /\bExpectedException\b|\bexpected\s*=/;

/** JUnit methods under random names, beside each that asserts a literal a copy with the last such assertion made wrong: it must fail. */
export async function withJunitControls(tests: FrameworkTests, random: () => number): Promise<ControlledTests> {
  const files: Record<string, string> = { ...tests.files };
  const roles: Roles = new Map();
  for (const [path, text] of Object.entries(tests.files)) {
    if (path.endsWith('.java')) files[path] = await controlledFile(text, new Set(tests.ids), roles, random);
  }
  const renamed = new Set([...roles.values()].map((role) => role.of));
  for (const id of tests.ids) if (!renamed.has(id)) roles.set(id, { of: id, control: false });
  return { tests: { ...tests, files, ids: [...roles.keys()] }, roles };
}

async function controlledFile(text: string, asked: ReadonlySet<string>, roles: Roles, random: () => number): Promise<string> {
  const root = await parseSource('java', text);
  const changes: Replacement[] = [];
  for (const { type, name } of classesIn(root)) {
    if (sharesState(type)) continue;
    for (const method of methodsOf(type)) {
      const called = method.childForFieldName('name');
      const id = `${name}#${called?.text ?? ''}`;
      if (called === null || !asked.has(id) || isNamedElsewhere(root, called)) continue;
      const running = randomName('test', random);
      changes.push({ from: called.startIndex, to: called.endIndex, text: running });
      roles.set(`${name}#${running}`, { of: id, control: false });
      const copy = randomName('test', random);
      const control = EXPECTS_EXCEPTION.test(type.text) ? null : controlOf(text, method, called, copy);
      if (control === null) continue;
      roles.set(`${name}#${copy}`, { of: id, control: true });
      const at = random() < 0.5 ? method.startIndex : method.endIndex;
      changes.push({ from: at, to: at, text: `\n${control}\n` });
    }
  }
  return rewrite(text, changes);
}

/** Every class with its name as the machine knows it: `shapes.CircleTest$Inner`. */
function classesIn(root: Node): { readonly type: Node; readonly name: string }[] {
  const declared = root.namedChildren.find((each) => each.type === 'package_declaration')?.text ?? '';
  const prefix = /^package\s+([\w.]+)/.exec(declared)?.[1];
  return root.descendantsOfType('class_declaration').map((type) => {
    const names = [type.childForFieldName('name')?.text ?? ''];
    for (let outer = type.parent; outer !== null; outer = outer.parent) if (outer.type === 'class_declaration') names.unshift(outer.childForFieldName('name')?.text ?? '');
    return { type, name: `${prefix === undefined ? '' : `${prefix}.`}${names.join('$')}` };
  });
}

function methodsOf(type: Node): readonly Node[] {
  return type.childForFieldName('body')?.namedChildren.filter((each) => each.type === 'method_declaration') ?? [];
}

function sharesState(type: Node): boolean {
  const fields = type.childForFieldName('body')?.namedChildren.filter((each) => each.type === 'field_declaration') ?? [];
  return ONE_AFTER_THE_OTHER.test(modifiersOf(type)) || fields.some((field) => /\bstatic\b/.test(modifiersOf(field)) && !/\bfinal\b/.test(modifiersOf(field)));
}

function modifiersOf(declaration: Node): string {
  return declaration.namedChildren.find((each) => each.type === 'modifiers')?.text ?? '';
}

/** Called, overloaded, or the name of the method that a test takes its arguments from. */
function isNamedElsewhere(root: Node, name: Node): boolean {
  const method = name.parent;
  if (method !== null && /@(?:[\w.]+\.)?(?:MethodSource|FieldSource)\b(?!\s*\()/.test(method.text.slice(0, name.startIndex - method.startIndex))) return true;
  const others = root.descendantsOfType('identifier').filter((each) => each.text === name.text && each.startIndex !== name.startIndex);
  const called = others.some((each) => each.parent?.type === 'method_declaration' || each.parent?.type === 'method_invocation' || each.parent?.type === 'method_reference');
  return called || root.descendantsOfType('string_literal').some((each) => each.text === `"${name.text}"`);
}

/** The method up to its last assertion of a literal, and that one wrong; what stands before it stays, since it may change what comes after it. */
function controlOf(text: string, method: Node, name: Node, copy: string): string | null {
  const statements = method.childForFieldName('body')?.namedChildren ?? [];
  const last = statements.findLastIndex((statement) => wrongAssertion(statement) !== null);
  const statement = statements[last];
  const wrong = statement === undefined ? null : wrongAssertion(statement);
  if (statement === undefined || wrong === null || statements.slice(0, last).some(mayEnd)) return null;
  const from = method.startIndex;
  const changes = [{ from: name.startIndex, to: name.endIndex, text: copy }, wrong].map((each) => ({ ...each, from: each.from - from, to: each.to - from }));
  return `${rewrite(text.slice(from, statement.endIndex), changes)}\n}`;
}

function mayEnd(statement: Node): boolean {
  return statement.descendantsOfType(['return_statement', 'throw_statement']).length > 0;
}
