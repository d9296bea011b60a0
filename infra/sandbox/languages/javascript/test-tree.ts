import type { Node } from '../grammar.js';

/** A test of a trusted file, written out with a name and a body of its own. */
export interface WrittenTest {
  /** names of the suites it stands in, and its own */
  readonly names: readonly string[];
  readonly statements: readonly Node[];
}

/** The tests whose names can be read from the text. Those in loops and tables have names that only a run knows. */
export function writtenTests(block: Node, names: readonly string[] = []): readonly WrittenTest[] {
  return block.namedChildren.flatMap((statement) => {
    const call = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
    const called = call?.type === 'call_expression' ? call.childForFieldName('function')?.text : undefined;
    const parts = call?.childForFieldName('arguments')?.namedChildren ?? [];
    const name = plainString(parts[0]);
    const work = parts.find((part) => part.type === 'arrow_function' || part.type === 'function_expression');
    const body = work?.childForFieldName('body');
    if (name === null || work === undefined || body?.type !== 'statement_block') return [];
    const inside = [...names, name];
    if (called === 'describe' || called === 'suite') return writtenTests(body, inside);
    return (called === 'test' || called === 'it') && endsByItself(work) ? [{ names: inside, statements: body.namedChildren.filter((each) => each.type !== 'comment') }] : [];
  });
}

/** A function that is given a callback ends when it calls it. `t` is what node:test hands to each. */
function endsByItself(work: Node): boolean {
  const parameters = work.childForFieldName('parameters')?.namedChildren ?? [];
  return work.childForFieldName('parameter') === null && (parameters.length === 0 || (parameters.length === 1 && parameters[0]?.text === 't'));
}

function plainString(node: Node | undefined): string | null {
  if (node?.type !== 'string' && node?.type !== 'template_string') return null;
  if (node.namedChildren.some((part) => part.type !== 'string_fragment')) return null;
  return node.text.slice(1, -1);
}

const EQUALITIES = new Set(['equal', 'strictEqual', 'deepEqual', 'deepStrictEqual']);
const MATCHERS = new Set(['toBe', 'toEqual', 'toStrictEqual', 'toBeCloseTo']);

/** The operands of `assert.equal(a, b)` or `expect(a).toBe(b)`, the expected one first; empty for any other statement. */
export function operandsOfEquality(statement: Node): readonly Node[] {
  const whole = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  const awaited = whole?.type === 'await_expression';
  const call = awaited ? whole.namedChildren[0] : whole;
  const called = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  const parts = call?.childForFieldName('arguments')?.namedChildren ?? [];
  if (called === null || called === undefined) return [];
  const name = called.childForFieldName('property')?.text ?? called.text;
  const owner = called.childForFieldName('object');
  if (EQUALITIES.has(name) && (owner === null || /^(?:t\.)?assert(?:\.strict)?$/.test(owner.text))) return parts.slice(0, 2).toReversed();
  return MATCHERS.has(name) && owner !== null && isExpectation(owner, awaited) ? parts.slice(0, 1) : [];
}

/** `expect(…)`, or `expect(…).resolves` that is waited for. */
function isExpectation(node: Node, awaited: boolean): boolean {
  const bare = awaited && node.type === 'member_expression' && node.childForFieldName('property')?.text === 'resolves' ? node.childForFieldName('object') : node;
  return bare?.type === 'call_expression' && bare.childForFieldName('function')?.text === 'expect';
}
