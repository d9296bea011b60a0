import type { Grammar, Role } from '../../syntax/grammar.js';
import { typeOf } from '../../syntax/infer.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { child, isExpression, isResult, walk, type SyntaxNode } from '../../syntax/tree.js';
import { ILL, type TypeName } from '../../syntax/types.js';
import { isKnownAt, readScope } from './scope.js';

/** What the prompt offers to build changes from, beside the program itself. */
export interface Ingredients {
  readonly numbers: readonly string[];
  /** without quotes */
  readonly strings: readonly string[];
  /** names of attributes in the files to read */
  readonly attributes: readonly string[];
}

/** A parsed program with what operators ask of it. */
export interface Program {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly grammar: Grammar;
  readonly ingredients: Ingredients;
  /** the nodes in the order of the text */
  readonly nodes: readonly SyntaxNode[];
  /** literals of the program, with the most frequent first */
  readonly numbers: readonly string[];
  readonly strings: readonly string[];
  readonly chars: readonly string[];
  readonly attributes: readonly string[];
  /** expressions that are more than a name, by text, once each */
  readonly expressions: readonly SyntaxNode[];
  readonly functions: readonly string[];
  /** names that are bound where the node stands */
  variables(node: SyntaxNode): readonly string[];
  isMutable(name: string, at: SyntaxNode): boolean;
  /** the type of an expression of the program; null where it is not known */
  typeOf(node: SyntaxNode): TypeName | null;
  typeOfName(name: string, at: SyntaxNode): TypeName | null;
  /** whether a part of the program uses a name that another part declares */
  isUsedBeside(declaring: SyntaxNode, within: SyntaxNode): boolean;
  /** whether a text could be an expression at a place: its names are known there, and its type is the wanted one where both are known */
  isSound(expression: string, at: SyntaxNode, wanted: TypeName | null): boolean;
  /** whether the function round a node could return the expression */
  givesBack(expression: string, at: SyntaxNode): boolean;
  /** whether a part of the program would know its names at another place */
  fitsAt(part: SyntaxNode, at: SyntaxNode): boolean;
}

export function readProgram(text: string, root: SyntaxNode, reader: SyntaxReader, ingredients: Ingredients): Program {
  const { grammar } = reader;
  const nodes = [...code(root)];
  const scope = readScope(root, nodes, grammar);
  const texts = (role: SyntaxNode['role']): string[] =>
    frequent(nodes.filter((node) => node.role === role && isExpression(node)).map((node) => node.text));
  const isSound = (expression: string, at: SyntaxNode, wanted: TypeName | null): boolean => {
    const { types } = grammar;
    const read = types === null ? null : alone(expression, reader, types.frame);
    if (read === null || types === null) return true;
    const type = typeOf(read, scope.names(at), grammar);
    if (type === ILL || (wanted !== null && COMPUTED.has(read.role) && types.arithmetic(wanted, wanted, '+') === ILL)) return false;
    // null is no number and no truth
    if (type === null && wanted !== null && read.role === 'constant') return !types.computes(wanted) && wanted !== types.literals.truth;
    return type === null || wanted === null || types.fits(type, wanted);
  };
  return {
    text,
    root,
    grammar,
    ingredients,
    nodes,
    numbers: frequent(nodes.filter((node) => node.role === 'integer' || node.role === 'float').map((node) => node.text)),
    strings: texts('string'),
    chars: texts('char'),
    attributes: frequent(nodes.filter((node) => node.field === 'attribute' && node.parent?.field !== 'function').map((node) => node.text)),
    expressions: distinctByText(
      nodes.filter((node) => isExpression(node) && node.role !== 'name' && node.text.length <= MAX_EXPRESSION && !node.text.includes('\n')),
    ),
    functions: nodes.filter((node) => node.field === 'name' && node.parent?.role === 'function').map((node) => node.text),
    variables: (node) => scope.variables(node),
    isMutable: (name, at) => scope.isMutable(name, at),
    typeOf(node) {
      const type = typeOf(node, scope.names(node), grammar);
      return type === null && isResult(node) ? scope.returned(node) : type;
    },
    isUsedBeside(declaring, within) {
      const bound = boundIn(declaring);
      return (
        bound.size > 0 &&
        nodes.some(
          (node) =>
            node.role === 'name' &&
            node.field !== 'attribute' &&
            bound.has(node.text) &&
            isInside(node, within) &&
            !isInside(node, declaring),
        )
      );
    },
    typeOfName: (name, at) => scope.names(at).typeOf(name),
    givesBack: (expression, at) => isSound(expression, at, scope.returned(at)),
    isSound,
    fitsAt: (part, at) => isKnownAt(part, at, scope),
  };
}

const COMPUTED: ReadonlySet<Role> = new Set(['arithmetic', 'unary']);
const MAX_EXPRESSION = 60;
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, SyntaxNode | null>();

/** The tree of an expression that stands alone; null when it is none. Most candidates are made of the same few texts. */
function alone(expression: string, reader: SyntaxReader, frame: string): SyntaxNode | null {
  const framed = frame.replace('$a', () => expression);
  const known = remembered.get(framed);
  if (known !== undefined) return known;
  const root = reader.parse(framed);
  const holder = root === null ? undefined : [...walk(root)].find((node) => node.role === 'declaration');
  const made = holder === undefined ? null : child(holder, 'right');
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(framed, made);
  return made;
}

/** The nodes that run: no imports, no types. */
function* code(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const each of node.children)
    if (each.role !== 'import' && each.role !== 'comment' && !TYPES.has(each.field) && each.kind !== 'type_arguments') yield* code(each);
}

const TYPES: ReadonlySet<string> = new Set(['type', 'return_type', 'type_arguments', 'type_parameters']);

function isInside(node: SyntaxNode, whole: SyntaxNode): boolean {
  return whole.start <= node.start && node.end <= whole.end;
}

/** Names that a statement declares. */
function boundIn(statement: SyntaxNode): ReadonlySet<string> {
  const declared = statement.children.flatMap((each) => (each.role === 'declaration' ? [child(each, 'left')] : []));
  return new Set(
    declared.flatMap((left) => (left === null ? [] : [...walk(left)].flatMap((node) => (node.role === 'name' ? [node.text] : [])))),
  );
}

function frequent(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
}

function distinctByText(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  const seen = new Set<string>();
  return nodes.filter((node) => !seen.has(node.text) && seen.add(node.text));
}
