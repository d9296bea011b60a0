import type { Grammar, Role, Spelling, Vocabulary } from './grammar.js';
import { over, type RawNode } from './raw.js';
import { macrosAsCalls } from './rust-macros.js';
import { rustTypes } from './rust-types.js';
import { ARITHMETIC, COMPARISONS } from './tokens.js';

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

const vocabulary: Vocabulary = {
  families: [
    ['any', 'all'],
    ['min', 'max'],
    ['push', 'push_str', 'insert', 'extend', 'push_back', 'push_front'],
    ['pop', 'remove', 'pop_front', 'pop_back'],
    ['first', 'last'],
    ['floor', 'ceil', 'round', 'trunc', 'abs'],
    ['sqrt', 'cbrt', 'powi', 'powf', 'pow'],
    ['to_uppercase', 'to_lowercase'],
    ['to_ascii_uppercase', 'to_ascii_lowercase', 'to_uppercase', 'to_lowercase'],
    ['is_uppercase', 'is_lowercase'],
    ['is_ascii_uppercase', 'is_ascii_lowercase'],
    ['is_alphabetic', 'is_numeric', 'is_alphanumeric', 'is_ascii_digit', 'is_whitespace'],
    ['starts_with', 'ends_with', 'contains'],
    ['find', 'rfind', 'position'],
    ['trim', 'trim_start', 'trim_end'],
    ['keys', 'values', 'iter'],
    ['skip', 'take', 'step_by'],
    ['skip_while', 'take_while', 'filter'],
    ['sum', 'product', 'count', 'max', 'min'],
    ['sort', 'reverse', 'sort_unstable', 'dedup'],
    ['is_some', 'is_none'],
    ['is_ok', 'is_err'],
    ['div_euclid', 'rem_euclid'],
    ['chars', 'bytes'],
    ['sin', 'cos', 'tan'],
  ],
  wrappers: [
    ['($a) as usize', 0.3],
    ['($a) as i32', 0.3],
    ['($a) as f64', 0.3],
    ['i32::abs($a)', 0.4],
    ['Some($a)', 0.4],
    ['&$a', 0.3],
  ],
  methods: [
    ['$a.abs()', 0.6],
    ['$a.len()', 0.6],
    ['$a.round()', 0.5],
    ['$a.floor()', 0.5],
    ['$a.ceil()', 0.4],
    ['$a.sqrt()', 0.3],
    ['$a.clone()', 0.3],
    ['$a.to_string()', 0.4],
    ['$a.to_lowercase()', 0.5],
    ['$a.to_uppercase()', 0.5],
    ['$a.trim()', 0.4],
    ['$a.unwrap()', 0.2],
    ['$a.rev()', 0.4],
    ['$a.is_empty()', 0.3],
    ['$a.iter().sum()', 0.2],
  ],
  terms: [
    ['$a * $a', 0.6],
    ['-$a', 0.6],
    ['$a * 2', 0.6],
    ['$a / 2', 0.6],
    ['$a / 2.0', 0.6],
    ['$a * 2.0', 0.4],
    ['$a % 2', 0.3],
    ['$a % 10', 0.2],
  ],
  parts: ['$a[1..]', '$a[..$a.len() - 1]'],
  tails: ['$a[$b..]'],
  heads: ['$a[..$b]'],
  indices: ['0', '1', '$a.len() - 1'],
  elements: ['$a[$b]'],
  pushes: [
    ['$a.push($b)', 0.6],
    ['$a.insert($b)', 0.3],
    ['$a.push_str(&$b)', 0.15],
    ['$a.remove($b)', 0.1],
  ],
  actions: [
    ['$a.sort()', 0.3],
    ['$a.reverse()', 0.2],
    ['$a.pop()', 0.2],
    ['$a.dedup()', 0.1],
  ],
  options: [],
  endings: ['!$a.is_empty()'],
  starts: ['0', '1', '0.0', 'String::new()', 'vec![]'],
  results: ['true', 'false', 'None', '0', '1', '-1', '0.0', 'String::new()', 'vec![]'],
  earlyResults: ['0', 'false', 'true', 'None', 'vec![]', 'String::new()'],
  stubs: {
    empty: ['todo!(', 'unimplemented!('],
    overOne: [
      '$a.chars().rev().collect()',
      '$a.len()',
      '$a.iter().sum()',
      '$a.iter().product()',
      '$a.to_string()',
      '$a.is_empty()',
      '$a > 0',
      '$a % 2 == 0',
      '$a % 2 == 1',
      '$a * $a',
      '$a[0]',
    ],
    overTwo: [
      '$a + $b',
      '$a - $b',
      '$a * $b',
      '$a / $b',
      '$a % $b',
      '$a.pow($b)',
      '$a < $b',
      '$a == $b',
      '$a.contains($b)',
      '$a[$b]',
      '$a.max($b)',
      '$a.min($b)',
      '$a.into_iter().filter($b).collect()',
      '$a.into_iter().map($b).collect()',
    ],
  },
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
