import type { Grammar, Role, Spelling } from './grammar.js';
import { over, type RawNode } from './raw.js';
import { macrosAsCalls } from './rust-macros.js';
import { rustTypes } from './rust-types.js';
import { ARITHMETIC, COMPARISONS } from './tokens.js';
import { vocabulary } from './rust-vocabulary.js';

const roles: Readonly<Record<string, Role>> = {
  source_file: 'module',
  function_item: 'function',
  closure_expression: 'lambda',
  parameters: 'parameters',
  closure_parameters: 'parameters',
  parameter: 'target',
  tuple_pattern: 'target',
  tuple_struct_pattern: 'target',
  mut_pattern: 'target',
  reference_pattern: 'target',
  captured_pattern: 'target',
  block: 'block',
  line_comment: 'comment',
  block_comment: 'comment',
  expression_statement: 'expression-statement',
  let_declaration: 'expression-statement',
  let_binding: 'declaration',
  assignment_expression: 'assign',
  compound_assignment_expr: 'augmented',
  return_expression: 'return',
  result: 'return',
  break_expression: 'jump',
  continue_expression: 'jump',
  use_declaration: 'import',
  if_expression: 'if',
  else_clause: 'else',
  while_expression: 'while',
  loop_expression: 'while',
  for_expression: 'for',
  match_expression: 'other-statement',
  macro_definition: 'other-statement',
  struct_item: 'other-statement',
  enum_item: 'other-statement',
  impl_item: 'other-statement',
  mod_item: 'other-statement',
  const_item: 'other-statement',
  static_item: 'other-statement',
  binary_expression: 'by-operator',
  unary_expression: 'by-operator',
  parenthesized_expression: 'parenthesised',
  type_cast_expression: 'cast',
  reference_expression: 'reference',
  range_expression: 'range',
  call_expression: 'call',
  arguments: 'arguments',
  field_expression: 'attribute',
  scoped_identifier: 'attribute',
  index_expression: 'subscript',
  array_expression: 'list',
  tuple_expression: 'tuple',
  macro_invocation: 'macro',
  try_expression: 'call',
  await_expression: 'call',
  identifier: 'name',
  field_identifier: 'name',
  integer_literal: 'integer',
  float_literal: 'float',
  string_literal: 'string',
  char_literal: 'char',
  boolean_literal: 'constant',
};

const spelling: Spelling = {
  not: '!$a',
  and: '&&',
  or: '||',
  equal: '==',
  notEqual: '!=',
  true: 'true',
  false: 'false',
  length: '$a.len()',
  list: 'vec![$a]',
  isPresent: '$a.is_some()',
  contains: '$a.contains(&$b)',
  max: '$b.max($a)',
  min: '$b.min($a)',
  end: ';',
  guarded: 'if $a {\n$i    $b\n$i}',
  skip: '',
  leave: ['break', 'continue'],
  quote: '"',
  strictNumbers: true,
};
const BUILTINS =
  'Some None Ok Err String Vec Box Option Result HashMap HashSet self i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 std cmp char str bool';

/** Statements that the parser sees as expressions with a semicolon: the statement is what they are. */
const HOISTED: ReadonlySet<string> = new Set([
  'return_expression',
  'break_expression',
  'continue_expression',
  'if_expression',
  'while_expression',
  'loop_expression',
  'for_expression',
  'match_expression',
]);

function reshape(node: RawNode): RawNode {
  if (node.kind === 'expression_statement') return hoisted(node);
  if (node.kind === 'let_declaration') return bound(node);
  if (node.kind === 'function_item' || node.kind === 'closure_expression')
    return { ...node, children: node.children.map((each) => (each.field === 'body' ? withResult(each) : each)) };
  return node;
}

function hoisted(node: RawNode): RawNode {
  const [inner, ...rest] = node.children;
  return inner === undefined || !HOISTED.has(inner.kind)
    ? node
    : { ...node, kind: inner.kind, token: '', children: inner.children.length === 0 ? node.children : [...inner.children, ...rest] };
}

/** `let mut x: i32 = 1;` binds `x: i32 = 1`. */
function bound(node: RawNode): RawNode {
  const from = node.children.findIndex((each) => each.field === 'left');
  const to = node.children.findLastIndex((each) => each.named && each.field !== 'alternative') + 1;
  const binding = over('let_binding', '', node.children.slice(from, to));
  return binding === null ? node : { ...node, children: [...node.children.slice(0, from), binding, ...node.children.slice(to)] };
}

/** An expression that ends the body of a function is what it returns; so are those that end its branches. */
function withResult(block: RawNode): RawNode {
  const last = block.children.findLast((each) => each.named);
  if (last === undefined || block.kind !== 'block') return block;
  const changed =
    last.kind === 'if_expression'
      ? {
          ...last,
          children: last.children.map((each) =>
            each.kind === 'else_clause' ? { ...each, children: each.children.map(withResult) } : withResult(each),
          ),
        }
      : isValue(last)
        ? over('result', last.field, [{ ...last, field: '' }])
        : null;
  return changed === null ? block : { ...block, children: block.children.map((each) => (each === last ? changed : each)) };
}

function isValue(node: RawNode): boolean {
  return !/_statement$|_declaration$|_item$|_comment$|_definition$/.test(node.kind) && !HOISTED.has(node.kind);
}

export const rust: Grammar = {
  language: 'rust',
  wasm: 'tree-sitter-rust/tree-sitter-rust.wasm',
  roles,
  fields: {
    'field_expression.value': 'object',
    'field_expression.field': 'attribute',
    'scoped_identifier.name': 'attribute',
    'let_declaration.pattern': 'left',
    'let_declaration.value': 'right',
    'for_expression.pattern': 'left',
    'for_expression.value': 'right',
  },
  positions: { index_expression: ['object', 'subscript'] },
  laidOpen: macrosAsCalls,
  reshape,
  scope: 'block',
  types: rustTypes,
  countsArguments: true,
  tokens: {
    comparisons: COMPARISONS,
    arithmetic: ARITHMETIC,
    booleans: { '&&': ['||'], '||': ['&&'] },
    ranges: { '..': ['..='], '..=': ['..'] },
  },
  constants: { true: ['false'], false: ['true'], None: [] },
  spelling,
  vocabulary,
  lexicon: { lineComment: '//', prose: /\/\*[\s\S]*?\*\//g },
  builtins: new Set(BUILTINS.split(' ')),
};
