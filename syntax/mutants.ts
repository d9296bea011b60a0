import { fill, type Grammar } from './grammar.js';
import type { SyntaxReader } from './parse.js';
import { child, isExpression, isStatement, operand, parts, type SyntaxNode, walk } from './tree.js';

/** A program with one small fault put in. */
export interface Mutant {
  readonly operator: MutationOperator;
  /** 1-based */
  readonly line: number;
  /** what stood there, and what stands there now */
  readonly before: string;
  readonly after: string;
  /** the whole program */
  readonly text: string;
}

/**
 * The usual set (Offutt et al., 1996, "An Experimental Determination of Sufficient Mutant Operators"), and what languages with blocks
 * add.
 */
type MutationOperator = 'comparison' | 'arithmetic' | 'boolean' | 'negation' | 'number' | 'constant' | 'statement' | 'sign';

interface Change {
  readonly operator: MutationOperator;
  readonly node: SyntaxNode;
  readonly after: string;
}

/** Every mutant of first order that is still a program, each text once, in the order of the text. */
export function mutantsOf(text: string, reader: SyntaxReader): readonly Mutant[] {
  const root = reader.parse(text);
  if (root === null) return [];
  const seen = new Set([text]);
  return [...walk(root)]
    .flatMap((node) => [...changesOf(node, reader.grammar)])
    .flatMap(({ operator, node, after }) => {
      const mutated = text.slice(0, node.start) + after + text.slice(node.end);
      if (seen.has(mutated) || !reader.isProgram(mutated)) return [];
      seen.add(mutated);
      return [{ operator, line: node.line, before: text.slice(node.start, node.end), after, text: mutated }];
    });
}

function* changesOf(node: SyntaxNode, grammar: Grammar): Generator<Change> {
  const { comparisons, arithmetic, booleans } = grammar.tokens;
  if (node.role === 'comparison')
    yield* swaps(node, 'comparison', (sign) => (comparisons[sign] ?? []).filter((each) => RELATIONAL.has(each) && !isTwin(sign, each)));
  if (node.role === 'arithmetic') yield* swaps(node, 'arithmetic', (sign) => (arithmetic[sign] ?? []).slice(0, 1));
  if (node.role === 'augmented')
    yield* swaps(node, 'arithmetic', (sign) => (arithmetic[sign.slice(0, -1)] ?? []).slice(0, 1).map((each) => `${each}=`));
  if (node.role === 'boolean') yield* swaps(node, 'boolean', (sign) => booleans[sign] ?? []);
  if (node.role === 'integer' && isExpression(node)) yield* neighbours(node);
  if (node.role === 'constant' && isExpression(node))
    for (const after of (grammar.constants[node.text] ?? []).slice(0, 1)) yield { operator: 'constant', node, after };
  if (node.role === 'unary' && node.text.startsWith('-'))
    for (const inner of parts(node)) yield { operator: 'sign', node, after: inner.text };
  yield* negated(node, grammar);
  yield* dropped(node, grammar);
}

/** `is` for `==`, or `in` for it, seldom does anything else on what tests give. */
/** JavaScript's `==` beside `===`: between values of one type they are the same, so hardly any check could find it. */
function isTwin(one: string, other: string): boolean {
  return one.replace('===', '==').replace('!==', '!=') === other.replace('===', '==').replace('!==', '!=');
}

const RELATIONAL: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==']);

function* swaps(node: SyntaxNode, operator: MutationOperator, othersOf: (sign: string) => readonly string[]): Generator<Change> {
  for (const token of node.children.filter((each) => !each.named))
    for (const after of othersOf(token.text)) yield { operator, node: token, after };
}

function* neighbours(node: SyntaxNode): Generator<Change> {
  const [, digits = '', suffix = ''] = /^(\d+)([A-Za-z]\w*)?$/.exec(node.text) ?? [];
  const value = Number(digits);
  if (digits === '' || !Number.isSafeInteger(value)) return;
  for (const other of value === 0 ? [1] : [value + 1, value - 1]) yield { operator: 'number', node, after: `${other}${suffix}` };
}

const CONDITIONAL: ReadonlySet<SyntaxNode['role']> = new Set(['if', 'elif', 'while', 'conditional', 'if-clause']);

function* negated(node: SyntaxNode, { spelling }: Grammar): Generator<Change> {
  if (!CONDITIONAL.has(node.role)) return;
  const condition = child(node, 'condition');
  if (condition === null) return;
  const inner = condition.role === 'parenthesised' ? parts(condition)[0] : condition;
  if (inner === undefined || !isExpression(inner)) return;
  const after = inner.role === 'not' ? parts(inner)[0]?.text : fill(spelling.not, operand(inner));
  if (after !== undefined) yield { operator: 'negation', node: inner, after };
}

const DROPPED: ReadonlySet<SyntaxNode['role']> = new Set(['expression-statement', 'augmented', 'step', 'jump', 'raise', 'if']);

/** What declares a name is left, and what gives a value back: without them most programs are none. */
function* dropped(node: SyntaxNode, { spelling }: Grammar): Generator<Change> {
  if (!DROPPED.has(node.role) || !isStatement(node) || node.parent?.role === 'module') return;
  if (IDLE.has(parts(node)[0]?.role ?? 'other')) return;
  yield { operator: 'statement', node, after: spelling.skip };
}

/** What a statement of one part must not be: a name that would be missing, or documentation. */
const IDLE: ReadonlySet<SyntaxNode['role']> = new Set(['assign', 'string']);
