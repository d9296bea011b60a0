import { dirname } from 'node:path/posix';
import type { FrameworkTests } from '../../../../domain/task.js';
import { type Node, parseSource } from '../grammar.js';
import type { ControlledTests } from '../language.js';
import { randomName, type Replacement, rewrite } from '../rewrite.js';
import { operandsOfEquality, type WrittenTest, writtenTests } from './test-tree.js';
import { wrongLiteral } from './wrong-literal.js';

type Roles = Map<string, { readonly of: string; readonly control: boolean }>;

/** What a file under another name would answer differently. */
const KNOWS_ITS_NAME = /toMatch(?:Inline)?Snapshot|__filename|import\.meta/;

/**
 * Each file of tests as a pair of twins under random names. They differ only in literals: of each test that holds an
 * equality against a literal, one twin, drawn by lot, has it right and the other has it wrong. Both do the same steps
 * in the same order, so that tests which share something see in both what they see in the original.
 */
export async function withJavascriptControls(tests: FrameworkTests, random: () => number): Promise<ControlledTests> {
  const files: Record<string, string> = { ...tests.files };
  const roles: Roles = new Map();
  for (const [path, text] of Object.entries(tests.files)) {
    const ids = tests.ids.filter((id) => id.startsWith(`${path} > `));
    const controls = tests.framework === 'tap' || KNOWS_ITS_NAME.test(text) ? [] : controlsOf(await parseSource('javascript', text), path, ids, random);
    if (controls.length === 0) {
      for (const id of ids) roles.set(id, { of: id, control: false });
      continue;
    }
    delete files[path];
    addTwins({ path, text, ids, controls }, files, roles, random);
  }
  // an id of no file is run as it stands, and will be found missing
  for (const id of tests.ids) if (![...roles.values()].some((role) => role.of === id)) roles.set(id, { of: id, control: false });
  return { tests: { ...tests, files, ids: [...roles.keys()] }, roles };
}

interface Control {
  readonly id: string;
  readonly wrong: Replacement;
  /** keep the steps of the test going when the equality does not hold */
  readonly around: readonly Replacement[];
}

interface Original {
  readonly path: string;
  readonly text: string;
  readonly ids: readonly string[];
  readonly controls: readonly Control[];
}

function addTwins({ path, text, ids, controls }: Original, files: Record<string, string>, roles: Roles, random: () => number): void {
  const rightIn = new Map(controls.map((control) => [control.id, random() < 0.5 ? 0 : 1]));
  for (const twin of [0, 1]) {
    const twinPath = besides(path, random);
    const wrongs = controls.filter((control) => rightIn.get(control.id) !== twin).map((control) => control.wrong);
    files[twinPath] = rewrite(text, [...wrongs, ...controls.flatMap((control) => control.around)]);
    for (const id of ids) {
      const isRight = (rightIn.get(id) ?? 0) === twin;
      if (isRight || rightIn.has(id)) roles.set(`${twinPath}${id.slice(path.length)}`, { of: id, control: !isRight });
    }
  }
}

/** In the same folder and with the same ending: what it imports and how it is read stay the same. */
function besides(path: string, random: () => number): string {
  const name = `${randomName('t', random)}${/(?:[.\-_](?:test|spec))?\.[cm]?[jt]sx?$/.exec(path)?.[0] ?? ''}`;
  return dirname(path) === '.' ? name : `${dirname(path)}/${name}`;
}

/** A test that the grammar can read is one in whatever file it stands, which may hold types beside it. */
function controlsOf(root: Node, path: string, ids: readonly string[], random: () => number): readonly Control[] {
  const written = writtenTests(root).map((test) => ({ id: [path, ...test.names].join(' > '), test }));
  const isOne = (id: string): boolean => written.filter((each) => each.id === id).length === 1 && ids.includes(id);
  return written.filter(({ id }) => isOne(id)).flatMap(({ id, test }) => controlOf(id, test, random) ?? []);
}

/** Only where the equality is surely reached, and what follows it can go on without it. */
function controlOf(id: string, { statements }: WrittenTest, random: () => number): Control | null {
  if (statements.some((each) => each.hasError || leavesEarly(each))) return null;
  for (const [index, statement] of statements.entries()) {
    const wrong = operandsOfEquality(statement).map((operand) => wrongLiteral(writtenAs(operand, statements, index), random)).find((each) => each !== null);
    if (wrong === undefined || wrong === null) continue;
    const rest = statements.slice(index + 1);
    return sharesNames(statements.slice(0, index + 1), rest) ? null : { id, wrong, around: goingOn(statement, rest) };
  }
  return null;
}

/** What stands for `expected` after `const expected = 5;`, where nothing else uses it. */
function writtenAs(operand: Node, statements: readonly Node[], index: number): Node {
  if (operand.type !== 'identifier') return operand;
  const uses = statements.flatMap((each) => each.descendantsOfType(['identifier', 'shorthand_property_identifier'])).filter((name) => name.text === operand.text);
  const declarations = statements.slice(0, index).filter((each) => each.type === 'lexical_declaration' && each.text.startsWith('const')).flatMap((each) => each.namedChildren);
  const declaration = declarations.find((each) => each.childForFieldName('name')?.text === operand.text);
  return (uses.length === 2 ? declaration?.childForFieldName('value') : null) ?? operand;
}

/** The first failure of the test is the one that it ends with, as before. */
function goingOn(statement: Node, rest: readonly Node[]): readonly Replacement[] {
  const last = rest.at(-1);
  if (last === undefined) return [];
  return [
    { from: statement.startIndex, to: statement.startIndex, text: 'let ratchet$; try { ' },
    { from: statement.endIndex, to: statement.endIndex, text: ' } catch (error$) { ratchet$ = [error$]; } try { ' },
    { from: last.endIndex, to: last.endIndex, text: ' } finally { if (ratchet$) throw ratchet$[0]; }' },
  ];
}

function leavesEarly(statement: Node): boolean {
  if (/function|=>|class/.test(statement.type) || ['arrow_function', 'method_definition'].includes(statement.type)) return false;
  return statement.type === 'return_statement' || statement.namedChildren.some(leavesEarly);
}

/** Whether the first statements use a name that the others declare. */
function sharesNames(first: readonly Node[], others: readonly Node[]): boolean {
  const declared = others.flatMap((each) => each.descendantsOfType(['variable_declarator', 'function_declaration', 'class_declaration']).map((declaration) => declaration.childForFieldName('name')?.text ?? ''));
  if (declared.length === 0) return false;
  const used = new Set(first.flatMap((each) => each.descendantsOfType(['identifier', 'shorthand_property_identifier']).map((name) => name.text)));
  return declared.some((name) => used.has(name) || !/^[\w$]+$/.test(name));
}
