import type { Node } from '../../../syntax/source.js';

/** Who has made a value: the tests alone, or the program as well; `unknown` where the names do not tell. */
export type Origin = 'tests' | 'program' | 'unknown';

/** Modules that tests bring in for themselves. */
const OF_TESTS = new Set(
  'math cmath decimal fractions datetime collections itertools functools operator string json re random copy typing time os sys io unittest pytest'.split(
    ' ',
  ),
);
const BUILTIN =
  /^(?:abs|all|any|bool|bytes|chr|dict|divmod|enumerate|filter|float|frozenset|int|len|list|map|max|min|ord|pow|range|repr|reversed|round|set|sorted|str|sum|tuple|zip|complex|type|isinstance)$/;
const GIVING = ['assignment', 'augmented_assignment', 'named_expression', 'for_statement', 'with_item', 'as_pattern'];
const DEEP = 6;
const LOGICAL = new Set(['parenthesized_expression', 'not_operator', 'boolean_operator', 'conditional_expression']);
/** What an object answers for itself. */
const ASKING = /^(?:__contains__|__eq__|equals?|contains|has|startswith|endswith|issubset|issuperset|isdisjoint)$/;

/** Where the values of a test come from, by its names. */
export class Origins {
  readonly #function: Node;
  readonly #module: Node;
  /** name → the module that it is brought in from */
  readonly #imported: ReadonlyMap<string, string>;

  constructor(definition: Node, module: Node) {
    this.#function = definition;
    this.#module = module;
    const imports = module.descendantsOfType(['import_statement', 'import_from_statement']);
    this.#imported = new Map(imports.flatMap(importedBy));
  }

  of(node: Node, depth = 0): Origin {
    const origins = namesIn(node).map((name) => this.#ofName(name, depth));
    if (origins.includes('program')) return 'program';
    return origins.includes('unknown') ? 'unknown' : 'tests';
  }

  /** Whether it is what the program itself has answered, and nothing that was asked of its answer. */
  isAnswer(written: Node, depth = 0): boolean {
    const node = ['parenthesized_expression', 'await'].includes(written.type) ? (written.namedChildren[0] ?? written) : written;
    if (node.type === 'parenthesized_expression' || node.type === 'await') return this.isAnswer(node, depth);
    if (node.type === 'identifier') {
      const given = this.#givenTo(node.text);
      return given.length === 1 && depth < DEEP && given.every((each) => this.isAnswer(each, depth + 1));
    }
    const called = node.type === 'call' ? node.childForFieldName('function') : null;
    if (called?.type === 'identifier') return this.#isOfProgram(called.text);
    const owner = called?.type === 'attribute' ? called.childForFieldName('object') : null;
    return owner?.type === 'identifier' && this.#isOfProgram(owner.text);
  }

  /**
   * Whether a truth is what Python or an object says when the program's answer is asked whether it holds or equals something:
   * one that says yes to everything makes it true. What the program answers itself is none.
   */
  isAsked(written: Node, depth = 0): boolean {
    if (depth > DEEP) return false;
    if (written.type === 'identifier') return this.#givenTo(written.text).some((each) => this.isAsked(each, depth + 1));
    if (written.type === 'comparison_operator') return written.namedChildren.some((each) => this.of(each) !== 'tests');
    if (LOGICAL.has(written.type)) return written.namedChildren.some((each) => this.isAsked(each, depth + 1));
    const called = written.type === 'call' ? written.childForFieldName('function') : null;
    if (called?.type === 'identifier') return /^(?:all|any|bool)$/.test(called.text) && this.of(written) !== 'tests';
    const owner = called?.type === 'attribute' ? called.childForFieldName('object') : null;
    return owner !== null && owner !== undefined && ASKING.test(called?.childForFieldName('attribute')?.text ?? '') && this.isAnswer(owner);
  }

  #isOfProgram(name: string): boolean {
    const module = this.#imported.get(name);
    return module !== undefined && !OF_TESTS.has(module);
  }

  #ofName(name: string, depth: number): Origin {
    if (this.#imported.has(name)) return this.#isOfProgram(name) ? 'program' : 'tests';
    const given = [...this.#givenTo(name), ...this.#defined(name)];
    if (given.length > 0 && depth < DEEP) return given.map((each) => this.of(each, depth + 1)).reduce(worse);
    return given.length === 0 && BUILTIN.test(name) && !parametersIn(this.#function).includes(name) ? 'tests' : 'unknown';
  }

  /** All that a name is made to stand for, in the test and in its file. */
  #givenTo(name: string): readonly Node[] {
    const inside = this.#function.descendantsOfType(GIVING);
    const outside = this.#module.namedChildren.flatMap((each) => (each.type === 'expression_statement' ? each.namedChildren : [each]));
    return [...inside, ...outside].filter((each) => GIVING.includes(each.type)).flatMap((each) => givenBy(each, name));
  }

  #defined(name: string): readonly Node[] {
    const all = [...this.#module.namedChildren, ...this.#function.descendantsOfType(['function_definition', 'class_definition'])];
    const plain = all.map((each) => (each.type === 'decorated_definition' ? (each.childForFieldName('definition') ?? each) : each));
    return plain
      .filter((each) => /^(?:function|class)_definition$/.test(each.type) && each.childForFieldName('name')?.text === name)
      .flatMap((each) => each.childForFieldName('body') ?? []);
  }
}

function worse(one: Origin, other: Origin): Origin {
  return [one, other].includes('program') ? 'program' : one === 'unknown' ? one : other;
}

/** `from a import b as c` → c, a */
function importedBy(statement: Node): readonly (readonly [string, string])[] {
  const from = statement.childForFieldName('module_name');
  return statement.childrenForFieldName('name').flatMap((each) => {
    const name = each.type === 'aliased_import' ? each.childForFieldName('name') : each;
    const known = (each.childForFieldName('alias') ?? name)?.text.split('.')[0] ?? '';
    return [[known, (from ?? name)?.text.split('.')[0] ?? ''] as const];
  });
}

function givenBy(statement: Node, name: string): readonly Node[] {
  const [target, value] =
    statement.type === 'with_item' || statement.type === 'as_pattern'
      ? [statement.descendantsOfType('as_pattern_target')[0] ?? null, (statement.childForFieldName('value') ?? statement).namedChildren[0]]
      : [statement.childForFieldName('left') ?? statement.childForFieldName('name'), valueOf(statement)];
  const isTarget = target !== null && target.descendantsOfType('identifier').some((each) => each.text === name);
  return isTarget && value !== null && value !== undefined ? [value] : [];
}

function valueOf(statement: Node): Node | null {
  return statement.childForFieldName('right') ?? statement.childForFieldName('value');
}

/** The names that an expression reads, less those that it makes itself. */
function namesIn(node: Node): readonly string[] {
  const made = node
    .descendantsOfType(['lambda_parameters', 'for_in_clause'])
    .flatMap((each) => (each.type === 'for_in_clause' ? (each.childForFieldName('left') ?? each) : each).descendantsOfType('identifier'));
  const own = new Set(made.map(({ text }) => text));
  return node
    .descendantsOfType('identifier')
    .filter((each) => !isLabel(each))
    .map(({ text }) => text)
    .filter((name) => !own.has(name));
}

/** The name of an attribute or of an argument. */
function isLabel(name: Node): boolean {
  const { parent } = name;
  const label = parent?.type === 'attribute' ? 'attribute' : parent?.type === 'keyword_argument' ? 'name' : null;
  return label !== null && parent?.childForFieldName(label)?.id === name.id;
}

function parametersIn(definition: Node): readonly string[] {
  return (
    definition
      .childForFieldName('parameters')
      ?.descendantsOfType('identifier')
      .map(({ text }) => text) ?? []
  );
}
