import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import { type Replacement, rewrite } from '../../../syntax/rewrite.js';
import { assertionOf } from './assertions.js';
import { argumentsOf, nameOf } from './conditions.js';
import { wrongLiteral } from './wrong-literal.js';

/** The names of one test function, and what stands for them. */
export class Scope {
  readonly #function: Node;
  readonly #module: Node;
  /** names that a decorator gives values to → the literals, one for each run of the test */
  readonly #columns: ReadonlyMap<string, readonly Node[]>;
  /** the same of the loops around */
  readonly #loops = new Map<string, readonly Node[]>();
  /** where an identifier is only held against something */
  readonly #compared: ReadonlySet<number>;

  constructor(definition: Node, module: Node, columns: ReadonlyMap<string, readonly Node[]>) {
    this.#function = definition;
    this.#module = module;
    this.#columns = columns;
    const statements = definition.descendantsOfType(['assert_statement', 'expression_statement']);
    this.#compared = new Set(statements.flatMap((each) => assertionOf(each)?.sides.map((side) => side.startIndex) ?? []));
  }

  /** Whether a loop over it runs at least once, as far as it is written out. */
  isFull(node: Node): boolean {
    switch (node.type) {
      case 'list':
      case 'tuple':
      case 'set':
      case 'dictionary':
        return node.namedChildren.some((each) => each.type !== 'comment' && !each.type.endsWith('splat'));
      case 'string':
        return node.namedChildren.some((each) => each.type === 'string_content');
      case 'identifier': {
        const declared = this.#declaration(node.text, this.#function) ?? this.#ofModule(node.text);
        return declared !== null && this.isFull(declared);
      }
      case 'call':
        return this.#isFullCall(node);
      default:
        return false;
    }
  }

  #isFullCall(call: Node): boolean {
    const [name, args] = [nameOf(call), argumentsOf(call)];
    if (name === 'range') return args.length === 1 && /^[1-9]\d*$/.test(args[0]?.text ?? '');
    if (['items', 'keys', 'values'].includes(name)) {
      const owner = call.childForFieldName('function')?.childForFieldName('object') ?? null;
      return args.length === 0 && owner !== null && this.isFull(owner);
    }
    const kept = name === 'zip' ? args : args.slice(0, 1);
    return (
      ['enumerate', 'reversed', 'sorted', 'zip', 'list', 'tuple', 'iter'].includes(name) &&
      kept.length > 0 &&
      kept.every((each) => this.isFull(each))
    );
  }

  /** The names of a loop over literals stand for them in its body. */
  addLoop(names: readonly string[], rows: readonly Node[]): void {
    for (const [name, column] of columnsOf(names, rows)) this.#loops.set(name, column);
  }

  /** Makes what an expected side stands for wrong, where it is written; null where nothing is certain to become so. */
  wrong(side: Node, values: OtherValues): readonly Replacement[] | null {
    const direct = wrongLiteral(side, values);
    if (direct !== null || side.type !== 'identifier' || isMadeAround(side)) return direct;
    const loop = this.#loops.get(side.text);
    if (loop !== undefined) return this.#isOnlyCompared(side.text, loop) ? oneWrong(loop, values) : null;
    const column = this.#columns.get(side.text);
    if (column !== undefined) return this.#isOnlyCompared(side.text, column) ? allWrong(column, values) : null;
    const declared = this.#declaration(side.text, this.#function);
    if (declared !== null && this.#isOnlyCompared(side.text, [declared])) return wrongLiteral(declared, values);
    return this.#substituted(side, declared ?? this.#ofModule(side.text), values);
  }

  /** What an expression is written as, where it is not put together by a name. */
  written(node: Node): Node | null {
    if (node.type !== 'identifier' || isMadeAround(node) || this.#loops.has(node.text) || this.#columns.has(node.text)) return node;
    return this.#declaration(node.text, this.#function) ?? this.#ofModule(node.text);
  }

  /** A parameter hides what the file calls by its name. */
  #ofModule(name: string): Node | null {
    const parameters = this.#function.childForFieldName('parameters')?.descendantsOfType('identifier') ?? [];
    return parameters.some(({ text }) => text === name) ? null : this.#declaration(name, this.#module);
  }

  /** What a name stands for that is given a value once, in the statements of `owner` itself. */
  #declaration(name: string, owner: Node): Node | null {
    const body = owner.childForFieldName('body') ?? owner;
    const written = assignmentsIn(body).filter((each) =>
      each.descendantsOfType('identifier').some((used) => used.text === name && isTarget(used, each)),
    );
    const [only] = written;
    if (only === undefined || written.length > 1 || only.parent?.parent?.id !== body.id || only.childForFieldName('left')?.text !== name)
      return null;
    return only.childForFieldName('right');
  }

  #isOnlyCompared(name: string, declared: readonly Node[]): boolean {
    const uses = this.#function.descendantsOfType('identifier').filter((each) => each.text === name);
    const inside = uses.filter((each) => !this.#compared.has(each.startIndex));
    // the one place where it is given its value
    return inside.length <= 1 && !declared.some((each) => each.descendantsOfType('identifier').some((used) => used.text === name));
  }

  /** The name is used otherwise, too: here alone another value stands for it. */
  #substituted(side: Node, declared: Node | null, values: OtherValues): readonly Replacement[] | null {
    const wrong = declared === null ? null : wrongLiteral(declared, values);
    if (declared === null || wrong === null) return null;
    const text = rewrite(
      declared.text,
      wrong.map((each) => ({ ...each, from: each.from - declared.startIndex, to: each.to - declared.startIndex })),
    );
    return [{ from: side.startIndex, to: side.endIndex, text: `(${text})` }];
  }
}

/** `a, b` over `[(1, 2), (3, 4)]`: a → 1, 3 and b → 2, 4; nothing where a row is written otherwise. */
function columnsOf(names: readonly string[], rows: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const columns = new Map<string, Node[]>(names.map((name) => [name, []]));
  for (const row of rows) {
    const cells = names.length === 1 ? [row] : row.type === 'tuple' || row.type === 'list' ? row.namedChildren : [];
    if (cells.length !== names.length) return new Map();
    for (const [index, name] of names.entries()) columns.get(name)?.push(...cells.slice(index, index + 1));
  }
  return columns;
}

/** In one round of a loop, drawn. */
function oneWrong(column: readonly Node[], values: OtherValues): readonly Replacement[] | null {
  return values.shuffled(column).reduce<readonly Replacement[] | null>((found, each) => found ?? wrongLiteral(each, values), null);
}

function allWrong(column: readonly Node[], values: OtherValues): readonly Replacement[] | null {
  const wrong = column.map((each) => wrongLiteral(each, values));
  return wrong.length === 0 || wrong.some((each) => each === null) ? null : wrong.flatMap((each) => each ?? []);
}

/** Whether it is a name of a comprehension or a lambda, which hides any other. */
function isMadeAround(name: Node): boolean {
  for (let node = name.parent; node !== null && !/_statement$|_definition$/.test(node.type); node = node.parent) {
    const made = node.type === 'lambda' ? [node.childForFieldName('parameters')] : targetsOf(node);
    if (made.some((each) => each?.descendantsOfType('identifier').some(({ text }) => text === name.text))) return true;
  }
  return false;
}

function targetsOf(node: Node): readonly (Node | null)[] {
  return node.namedChildren.filter((each) => each.type === 'for_in_clause').map((each) => each.childForFieldName('left'));
}

function assignmentsIn(body: Node): readonly Node[] {
  return body.descendantsOfType([
    'assignment',
    'augmented_assignment',
    'for_statement',
    'with_item',
    'named_expression',
    'global_statement',
    'nonlocal_statement',
    'delete_statement',
  ]);
}

function isTarget(used: Node, statement: Node): boolean {
  if (!/assignment|for_statement|named_expression/.test(statement.type)) return true;
  const target = statement.childForFieldName('left') ?? statement.childForFieldName('name');
  return target !== null && used.startIndex >= target.startIndex && used.endIndex <= target.endIndex;
}
