import type { Grammar, Role, Spelling, Vocabulary } from './grammar.js';
import { withoutBrackets } from './raw.js';
import type { Types } from './types.js';

const roles: Readonly<Record<string, Role>> = {
  program: 'module', class_body: 'module', function_declaration: 'function', function_expression: 'function', arrow_function: 'function', method_definition: 'function', generator_function_declaration: 'function',
  formal_parameters: 'parameters', assignment_pattern: 'target', object_pattern: 'target', array_pattern: 'target', rest_pattern: 'target', object_assignment_pattern: 'target',
  statement_block: 'block', switch_case: 'block', switch_default: 'block', comment: 'comment',
  expression_statement: 'expression-statement', lexical_declaration: 'expression-statement', variable_declaration: 'expression-statement', variable_declarator: 'declaration',
  assignment_expression: 'assign', augmented_assignment_expression: 'augmented', update_expression: 'step', return_statement: 'return', break_statement: 'jump', continue_statement: 'jump', throw_statement: 'raise',
  import_statement: 'import', if_statement: 'if', else_clause: 'else', while_statement: 'while', do_statement: 'while', for_statement: 'for', for_in_statement: 'for',
  try_statement: 'other-statement', switch_statement: 'other-statement', class_declaration: 'other-statement', export_statement: 'other-statement',
  binary_expression: 'by-operator', unary_expression: 'by-operator', ternary_expression: 'conditional', parenthesized_expression: 'parenthesised',
  call_expression: 'call', new_expression: 'call', arguments: 'arguments', member_expression: 'attribute', subscript_expression: 'subscript',
  array: 'list', object: 'dict', pair: 'pair', identifier: 'name', property_identifier: 'name', shorthand_property_identifier_pattern: 'name',
  number: 'integer', string: 'string', template_string: 'macro', regex: 'macro', true: 'constant', false: 'constant', null: 'constant', undefined: 'constant',
};

const spelling: Spelling = {
  not: '!$a',
  and: '&&',
  or: '||',
  equal: '===',
  notEqual: '!==',
  true: 'true',
  false: 'false',
  length: '$a.length',
  list: '[$a]',
  isPresent: '$a != null',
  contains: '$a.includes($b)',
  max: 'Math.max($a, $b)',
  min: 'Math.min($a, $b)',
  end: ';',
  guarded: 'if ($a) {\n$i  $b\n$i}',
  skip: '',
  leave: ['break', 'continue'],
  quote: "'",
  strictNumbers: false,
};

const vocabulary: Vocabulary = {
  families: [
    ['some', 'every', 'filter', 'find'], ['min', 'max'], ['push', 'unshift', 'concat', 'add'], ['pop', 'shift'], ['floor', 'ceil', 'round', 'trunc', 'abs'], ['sqrt', 'cbrt', 'pow'],
    ['toUpperCase', 'toLowerCase'], ['startsWith', 'endsWith', 'includes'], ['indexOf', 'lastIndexOf', 'search'], ['trim', 'trimStart', 'trimEnd'], ['keys', 'values', 'entries'],
    ['slice', 'splice', 'substring'], ['parseInt', 'parseFloat', 'Number', 'String', 'Boolean'], ['map', 'filter', 'forEach', 'flatMap'], ['isNaN', 'isInteger', 'isFinite'], ['has', 'get', 'set', 'delete', 'add'],
    ['sin', 'cos', 'tan'], ['padStart', 'padEnd'], ['reduce', 'reduceRight'],
  ],
  wrappers: [
    ['Math.abs($a)', 1], ['Math.floor($a)', 1], ['Math.round($a)', 0.8], ['Math.ceil($a)', 0.6], ['String($a)', 0.6], ['Number($a)', 0.6], ['Boolean($a)', 0.3], ['[...$a]', 0.6], ['new Set($a)', 0.4], ['[...new Set($a)]', 0.5],
    ['Math.max(...$a)', 0.5], ['Math.min(...$a)', 0.5], ['Math.sqrt($a)', 0.4], ['Object.keys($a)', 0.3], ['Object.values($a)', 0.3],
  ],
  methods: [
    ['$a.length', 0.6], ['$a.sort((x, y) => x - y)', 0.7], ['$a.sort()', 0.5], ['$a.reverse()', 0.4], ['$a.toLowerCase()', 0.4], ['$a.toUpperCase()', 0.4], ['$a.trim()', 0.4], ['$a.slice()', 0.3], ["$a.join('')", 0.4], ["$a.split('')", 0.3], ["$a.split(' ')", 0.3],
    ['$a.toString()', 0.3], ['$a.filter(Boolean)', 0.2], ['$a.flat()', 0.2],
  ],
  terms: [['$a ** 2', 0.6], ['-$a', 0.6], ['$a * 2', 0.6], ['Math.floor($a / 2)', 0.5], ['$a % 2', 0.3], ['$a % 10', 0.2], ['$a / 2', 0.6]],
  parts: ['$a.slice(1)', '$a.slice(0, -1)', '[...$a].reverse()'],
  tails: ['$a.slice($b)'],
  heads: ['$a.slice(0, $b)'],
  indices: ['0', '1', '$a.length - 1'],
  elements: ['$a[$b]'],
  pushes: [['$a.push($b)', 0.6], ['$a.add($b)', 0.3], ['$a.unshift($b)', 0.15], ['$a.push(...$b)', 0.15]],
  actions: [['$a.sort((x, y) => x - y)', 0.3], ['$a.sort()', 0.2], ['$a.reverse()', 0.2], ['$a.pop()', 0.2], ['$a.shift()', 0.15]],
  options: [{ of: ['sort'], argument: '(x, y) => x - y' }, { of: ['sort'], argument: '(x, y) => y - x' }],
  endings: ['$a.length', '$a.length > 0', '$a.size > 0'],
  starts: ['0', '[]', "''", '1'],
  results: ['true', 'false', 'null', 'undefined', '0', '1', '-1', '[]', "''", '[[]]'],
  earlyResults: ['[]', '0', 'false', 'true', 'null'],
  stubs: {
    empty: ['throw new Error('],
    overOne: [
      "$a.split('').reverse().join('')", '[...$a].reverse()', '$a.slice(1)', '$a.slice(0, -1)', '$a[0]', '$a[$a.length - 1]', 'new Set($a).size', '[...new Set($a)]', '$a.reduce((x, y) => x + y, 0)', '$a.reduce((x, y) => x + y, 0) / $a.length',
      '[...$a].sort((x, y) => x - y)', '[...$a].sort((x, y) => y - x)', "$a.join('')", "$a.split(' ').length", '$a.filter((each) => each > 0)', '$a.filter((each) => each % 2 === 0)', '$a.filter((each) => each % 2 === 1)', '$a.filter(Boolean)',
      '$a.map((each) => each ** 2)', '$a.map((each) => each.length)', 'Math.max(...$a)', 'Math.min(...$a)', '$a > 0', '$a % 2 === 0', '$a % 2 === 1',
    ],
    overTwo: [
      '$a + $b', '$a - $b', '$a * $b', '$a / $b', 'Math.floor($a / $b)', '$a % $b', '$a ** $b', '$a < $b', '$a === $b', '$b.includes($a)', '$a[$b]', '$a.slice(0, $b)', 'Math.max($a, $b)', 'Math.min($a, $b)',
      '$a.filter((each) => $b.includes(each))', '$a.filter((each) => !$b.includes(each))', '$a.filter((each) => each.includes($b))', '$a.filter((each) => each < $b)', '$a.filter((each) => each > $b)', '$a.filter((each) => each.startsWith($b))',
      '$a.every((each) => each < $b)', '$a.some((each) => each === $b)', '[...$a].sort((x, y) => x - y).slice(0, $b)', '[...$a].sort((x, y) => x - y).slice(-$b)', "$a.replaceAll($b, '')", '$a.filter($b)', '$a.map($b)',
    ],
  },
};

const BUILTINS = 'Array BigInt Boolean Date Error Infinity JSON Map Math NaN Number Object Promise RangeError RegExp Set String Symbol TypeError WeakMap console exports globalThis isFinite isNaN module parseFloat parseInt process require arguments';

/** Values have no checked types here; what remains is that a name must be known where it stands. */
const dynamic: Types = {
  literals: { integer: '', float: '', string: '', char: '', truth: '' },
  normal: () => '',
  fits: () => true,
  members: new Map(),
  element: () => null,
  arithmetic: () => '',
  negated: () => '',
  index: '',
  lacks: () => false,
  computes: () => true,
  frame: 'const it = $a;',
};

export const javascript: Grammar = {
  language: 'javascript',
  wasm: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  roles,
  fields: {
    'member_expression.property': 'attribute', 'subscript_expression.index': 'subscript', 'variable_declarator.name': 'left', 'variable_declarator.value': 'right', 'arrow_function.parameter': 'parameters',
    'for_statement.initializer': 'initial', 'for_statement.increment': 'update', 'new_expression.constructor': 'type', 'pair.key': 'name',
  },
  positions: {},
  laidOpen: (text) => text,
  reshape: (node) => (node.kind.endsWith('_statement') ? withoutBrackets(node, 'parenthesized_expression') : node),
  scope: 'block',
  types: dynamic,
  countsArguments: false,
  tokens: {
    comparisons: {
      '<': ['<=', '>', '>=', '===', '!=='],
      '<=': ['<', '>=', '>', '===', '!=='],
      '>': ['>=', '<', '<=', '!==', '==='],
      '>=': ['>', '<=', '<', '===', '!=='],
      '==': ['!=', '<=', '>=', '<', '>', '==='],
      '!=': ['==', '<', '>', '<=', '>=', '!=='],
      '===': ['!==', '<=', '>=', '<', '>', '=='],
      '!==': ['===', '<', '>', '<=', '>=', '!='],
      in: ['==='],
      instanceof: [],
    },
    arithmetic: {
      '+': ['-', '*', '%', '/'],
      '-': ['+', '*', '/', '%'],
      '*': ['+', '**', '/', '-', '%'],
      '/': ['*', '%', '-', '+'],
      '%': ['/', '*', '-', '+'],
      '**': ['*', '/', '+'],
      '&': ['|', '^', '<<', '>>'],
      '|': ['&', '^', '+'],
      '^': ['&', '|', '**'],
      '<<': ['>>', '*'],
      '>>': ['<<', '/'],
      '>>>': ['>>', '<<'],
    },
    booleans: { '&&': ['||'], '||': ['&&', '??'], '??': ['||'] },
    ranges: {},
  },
  constants: { true: ['false', 'null'], false: ['true', 'null'], null: ['0', '[]', 'false', "''", 'undefined'], undefined: ['null', '0', '[]', 'false'] },
  spelling,
  vocabulary,
  lexicon: { lineComment: '//', prose: /\/\*[\s\S]*?\*\//g },
  builtins: new Set(BUILTINS.split(' ')),
};
