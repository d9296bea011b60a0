import type { Node } from '../../../../syntax/source.js';

/** A name that a file declares. */
export interface Declaration {
  readonly name: Node;
  /** all that is declared at once: `{ value, factors }` */
  readonly pattern: Node;
  /** what the pattern takes apart; null where only a run knows */
  readonly value: Node | null;
  readonly uses: Node[];
}

const GENERATORS = ['generator_function', 'generator_function_declaration'];
const FUNCTIONS = new Set(['arrow_function', 'function_expression', 'function_declaration', 'method_definition', ...GENERATORS]);
const BLOCKS = ['program', 'statement_block', 'for_in_statement', 'for_statement', 'catch_clause', 'class_body', 'switch_body'];
const SCOPES = new Set([...FUNCTIONS, ...BLOCKS]);
const DECLARED = ['identifier', 'shorthand_property_identifier_pattern'];

interface Scope {
  readonly names: Map<string, Declaration>;
  readonly outer: Scope | null;
}

/** Which declaration each name of a file stands for. */
export class Names {
  readonly #of = new Map<number, Declaration>();
  readonly #declared = new Set<number>();
  readonly #pending: { readonly use: Node; readonly scope: Scope }[] = [];

  constructor(root: Node) {
    this.#read(root, { names: new Map(), outer: null });
    for (const { use, scope } of this.#pending) {
      const declaration = lookUp(use.text, scope);
      if (declaration === null || this.#declared.has(use.id)) continue;
      declaration.uses.push(use);
      this.#of.set(use.id, declaration);
    }
  }

  of(use: Node): Declaration | null {
    return this.#of.get(use.id) ?? null;
  }

  /** The declaration whose name stands here. */
  declared(name: Node): Declaration | null {
    return this.#declared.has(name.id) ? (this.#of.get(name.id) ?? null) : null;
  }

  #read(node: Node, outer: Scope): void {
    const scope = SCOPES.has(node.type) ? { names: new Map(), outer } : outer;
    this.#declare(node, scope, outer);
    for (const child of node.namedChildren) {
      if (child.type === 'identifier' || child.type === 'shorthand_property_identifier') this.#pending.push({ use: child, scope });
      this.#read(child, scope);
    }
  }

  #declare(node: Node, own: Scope, outer: Scope): void {
    switch (node.type) {
      case 'variable_declarator':
        return this.#add(node.childForFieldName('name'), node.childForFieldName('value'), own);
      case 'function_declaration':
      case 'generator_function_declaration':
        this.#add(node.childForFieldName('name'), node, outer);
        return this.#parameters(node, own);
      case 'class_declaration':
        return this.#add(node.childForFieldName('name'), node, own);
      case 'for_in_statement':
        return node.childForFieldName('kind') === null ? undefined : this.#add(node.childForFieldName('left'), null, own);
      case 'catch_clause':
        return this.#add(node.childForFieldName('parameter'), null, own);
      case 'import_statement':
        for (const clause of node.descendantsOfType(['import_clause', 'namespace_import', 'import_specifier'])) {
          const named = clause.childForFieldName('alias') ?? clause.childForFieldName('name');
          this.#add(named ?? clause.namedChildren.find((each) => each.type === 'identifier') ?? null, null, own);
        }
        return;
      default:
        return FUNCTIONS.has(node.type) ? this.#parameters(node, own) : undefined;
    }
  }

  #parameters(node: Node, scope: Scope): void {
    for (const parameter of parametersOf(node)) this.#add(parameter, null, scope);
  }

  #add(pattern: Node | null, value: Node | null, { names }: Scope): void {
    for (const name of pattern === null ? [] : namesIn(pattern)) {
      const declaration = { name, pattern: pattern ?? name, value, uses: [] };
      names.set(name.text, declaration);
      this.#declared.add(name.id);
      this.#of.set(name.id, declaration);
    }
  }
}

function lookUp(name: string, scope: Scope | null): Declaration | null {
  return scope === null ? null : (scope.names.get(name) ?? lookUp(name, scope.outer));
}

function namesIn(pattern: Node): readonly Node[] {
  if (DECLARED.includes(pattern.type)) return [pattern];
  if (pattern.type === 'assignment_pattern' || pattern.type === 'object_assignment_pattern')
    return namesIn(pattern.childForFieldName('left') ?? pattern);
  if (pattern.type === 'pair_pattern') return namesIn(pattern.childForFieldName('value') ?? pattern);
  return ['object_pattern', 'array_pattern', 'rest_pattern'].includes(pattern.type) ? pattern.namedChildren.flatMap(namesIn) : [];
}

/** The patterns of a function's parameters, without their types. */
export function parametersOf(node: Node): readonly Node[] {
  const one = node.childForFieldName('parameter');
  if (one !== null) return [one];
  const all = node.childForFieldName('parameters')?.namedChildren ?? [];
  return all.filter((each) => each.type !== 'comment').map((each) => each.childForFieldName('pattern') ?? each);
}

export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type);
}

/** The function that stands here; null for anything else. */
export function functionAt(node: Node | null | undefined): Node | null {
  const plain = node === null || node === undefined ? null : bare(node);
  return plain !== null && isFunction(plain) ? plain : null;
}

export function isAsync(node: Node): boolean {
  return node.children.some((each) => each.type === 'async');
}

const AROUND = new Set(['parenthesized_expression', 'as_expression', 'satisfies_expression', 'non_null_expression']);

/** An expression without what says nothing of its value. */
export function bare(node: Node): Node {
  const inner = AROUND.has(node.type) ? node.namedChildren.find((each) => each.type !== 'comment') : undefined;
  return inner === undefined ? node : bare(inner);
}

/** Where a name is called, among its uses. */
export function callsAmong(uses: readonly Node[]): readonly Node[] {
  return uses.flatMap((use) =>
    use.parent?.type === 'call_expression' && use.parent.childForFieldName('function')?.id === use.id ? [use.parent] : [],
  );
}

export function argumentsOf(call: Node): readonly Node[] {
  const given = call.childForFieldName('arguments');
  return given?.type === 'arguments' ? given.namedChildren.filter((each) => each.type !== 'comment') : [];
}

/** Whether a node stands in another, or is it. */
export function isWithin(node: Node, outer: Node): boolean {
  return outer.startIndex <= node.startIndex && node.endIndex <= outer.endIndex;
}
