import type { Grammar, Role, Spelling, Vocabulary } from './grammar.js';
import { javaTypes } from './java-types.js';
import { over, withoutBrackets, type RawNode } from './raw.js';
import { ARITHMETIC, COMPARISONS } from './tokens.js';

const roles: Readonly<Record<string, Role>> = {
  program: 'module', class_body: 'module', method_declaration: 'function', constructor_declaration: 'function', formal_parameters: 'parameters', inferred_parameters: 'parameters',
  formal_parameter: 'target', spread_parameter: 'target', catch_formal_parameter: 'target', block: 'block', constructor_body: 'block', switch_block_statement_group: 'block', line_comment: 'comment', block_comment: 'comment',
  expression_statement: 'expression-statement', local_variable_declaration: 'expression-statement', variable_declarator: 'declaration', assignment_expression: 'by-operator', update_expression: 'step',
  return_statement: 'return', break_statement: 'jump', continue_statement: 'jump', yield_statement: 'return', throw_statement: 'raise', import_declaration: 'import', package_declaration: 'import',
  if_statement: 'if', while_statement: 'while', do_statement: 'while', for_statement: 'for', enhanced_for_statement: 'for',
  try_statement: 'other-statement', switch_expression: 'other-statement', class_declaration: 'other-statement', labeled_statement: 'other-statement', synchronized_statement: 'other-statement',
  binary_expression: 'by-operator', unary_expression: 'by-operator', ternary_expression: 'conditional', parenthesized_expression: 'parenthesised', lambda_expression: 'lambda', cast_expression: 'cast',
  method_invocation: 'call', object_creation_expression: 'call', argument_list: 'arguments', field_access: 'attribute', method_path: 'attribute', array_access: 'subscript', array_creation_expression: 'macro', array_initializer: 'list',
  identifier: 'name', decimal_integer_literal: 'integer', decimal_floating_point_literal: 'float', string_literal: 'string', character_literal: 'char', true: 'constant', false: 'constant', null_literal: 'constant',
};

const spelling: Spelling = {
  not: '!$a',
  and: '&&',
  or: '||',
  equal: '==',
  notEqual: '!=',
  true: 'true',
  false: 'false',
  length: '$a.length()',
  list: 'Arrays.asList($a)',
  isPresent: '$a != null',
  contains: '$a.contains($b)',
  max: 'Math.max($a, $b)',
  min: 'Math.min($a, $b)',
  end: ';',
  guarded: 'if ($a) {\n$i    $b\n$i}',
  skip: '',
  leave: ['break', 'continue'],
  quote: '"',
  strictNumbers: false,
};

const vocabulary: Vocabulary = {
  families: [
    ['anyMatch', 'allMatch', 'noneMatch'], ['min', 'max'], ['add', 'addAll', 'push', 'addFirst', 'addLast', 'append', 'offer'], ['removeFirst', 'removeLast', 'remove', 'pop', 'poll', 'pollLast'], ['getFirst', 'getLast', 'get', 'peek'],
    ['toUpperCase', 'toLowerCase'], ['isUpperCase', 'isLowerCase'], ['isLetter', 'isDigit', 'isLetterOrDigit', 'isWhitespace', 'isAlphabetic'], ['startsWith', 'endsWith', 'contains', 'equals'], ['indexOf', 'lastIndexOf'],
    ['floor', 'ceil', 'round', 'rint', 'abs'], ['sqrt', 'cbrt', 'pow'], ['keySet', 'values', 'entrySet'], ['getKey', 'getValue'], ['size', 'length'], ['intValue', 'doubleValue', 'longValue'], ['containsKey', 'containsValue'],
    ['put', 'putIfAbsent', 'replace'], ['floorMod', 'floorDiv'], ['sin', 'cos', 'tan'], ['sort', 'reverse'], ['equals', 'equalsIgnoreCase'], ['trim', 'strip'],
  ],
  wrappers: [
    ['Math.abs($a)', 1], ['Math.round($a)', 0.6], ['Math.floor($a)', 0.6], ['Math.ceil($a)', 0.5], ['(int) Math.floor($a)', 0.3], ['(double) $a', 0.5], ['(int) ($a)', 0.5], ['String.valueOf($a)', 0.6], ['Math.sqrt($a)', 0.3], ['new ArrayList<>($a)', 0.6],
    ['Collections.max($a)', 0.3], ['Collections.min($a)', 0.3], ['Integer.parseInt($a)', 0.3], ['Arrays.asList($a)', 0.3],
  ],
  methods: [
    ['$a.length()', 0.5], ['$a.size()', 0.5], ['$a.toLowerCase()', 0.5], ['$a.toUpperCase()', 0.5], ['$a.trim()', 0.4], ['$a.toString()', 0.4], ['$a.isEmpty()', 0.3], ['$a.stream().sorted().toList()', 0.2],
  ],
  terms: [['$a * $a', 0.6], ['-$a', 0.6], ['$a * 2', 0.6], ['$a / 2', 0.6], ['$a % 2', 0.3], ['$a % 10', 0.2]],
  parts: ['$a.substring(1)', '$a.substring(0, $a.length() - 1)', '$a.subList(1, $a.size())', '$a.subList(0, $a.size() - 1)'],
  tails: ['$a.substring($b)', '$a.subList($b, $a.size())'],
  heads: ['$a.substring(0, $b)', '$a.subList(0, $b)'],
  indices: ['0', '1', '$a.length - 1'],
  elements: ['$a.get($b)', '$a[$b]', '$a.charAt($b)'],
  pushes: [['$a.add($b)', 0.6], ['$a.append($b)', 0.3], ['$a.remove($b)', 0.15], ['$a.push($b)', 0.15]],
  actions: [['Collections.sort($a)', 0.3], ['Collections.reverse($a)', 0.2], ['Arrays.sort($a)', 0.1]],
  options: [{ of: ['sort', 'sorted'], argument: 'Collections.reverseOrder()' }],
  endings: ['!$a.isEmpty()', '$a != null'],
  starts: ['0', '1', '""', 'null'],
  results: ['true', 'false', 'null', '0', '1', '-1', '""', 'new ArrayList<>()', '0.0'],
  earlyResults: ['0', 'false', 'true', 'null', 'new ArrayList<>()', '""'],
  stubs: {
    empty: ['throw new UnsupportedOperationException('],
    overOne: ['new StringBuilder($a).reverse().toString()', '$a.length()', '$a.size()', '$a.stream().mapToInt(Integer::intValue).sum()', '$a.stream().sorted().toList()', '$a.stream().distinct().toList()', 'Collections.max($a)', 'Collections.min($a)', '$a > 0', '$a % 2 == 0', '$a % 2 == 1', '$a * $a', '$a.get(0)'],
    overTwo: ['$a + $b', '$a - $b', '$a * $b', '$a / $b', '$a % $b', '(int) Math.pow($a, $b)', '$a < $b', '$a == $b', '$a.equals($b)', '$a.contains($b)', '$a.get($b)', 'Math.max($a, $b)', 'Math.min($a, $b)', '$a.stream().filter($b::contains).toList()', '$a.stream().filter($b).toList()', '$a.stream().map($b).toList()'],
  },
};

const BUILTINS = 'Arrays Boolean Character Collections Collectors Double Integer List Long Map Math Object Objects Set String System this super';

/** `a.b(c)` gets a part of its own for `a.b`, as other languages have it. */
function reshape(node: RawNode): RawNode {
  if (node.kind !== 'method_invocation') return /_statement$|^switch_expression$/.test(node.kind) ? withoutBrackets(node, 'parenthesized_expression') : node;
  const at = node.children.findIndex((each) => each.field === 'arguments');
  const before = node.children.slice(0, at);
  const path = over('method_path', 'function', before.map((each) => (each.field === 'name' ? { ...each, field: 'attribute' } : each)));
  const called = before.length === 1 ? before.map((each) => ({ ...each, field: 'function' })) : path === null ? before : [path];
  return { ...node, children: [...called, ...node.children.slice(at)] };
}

export const java: Grammar = {
  language: 'java',
  wasm: 'tree-sitter-java/tree-sitter-java.wasm',
  roles,
  fields: {
    'field_access.field': 'attribute', 'array_access.index': 'subscript', 'array_access.array': 'object', 'variable_declarator.name': 'left', 'variable_declarator.value': 'right',
    'enhanced_for_statement.name': 'left', 'enhanced_for_statement.value': 'right', 'for_statement.init': 'initial',
  },
  positions: {},
  laidOpen: (text) => text,
  reshape,
  scope: 'block',
  types: javaTypes,
  countsArguments: true,
  tokens: {
    comparisons: COMPARISONS,
    arithmetic: { ...ARITHMETIC, '>>': ['<<', '/', '>>>'], '>>>': ['>>', '<<'] },
    booleans: { '&&': ['||'], '||': ['&&'] },
    ranges: {},
  },
  constants: { true: ['false'], false: ['true'], null: ['0', 'false', '""'] },
  spelling,
  vocabulary,
  lexicon: { lineComment: '//', prose: /\/\*[\s\S]*?\*\//g },
  builtins: new Set(BUILTINS.split(' ')),
};
