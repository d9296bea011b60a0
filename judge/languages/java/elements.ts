import type { Node } from '../../../syntax/source.js';
import { isCompared, makes, usesOfParameter } from './compared.js';
import { argumentsOf, around, declarationOf, textOf, usesOf, valueOf, withoutComments } from './names.js';
import type { Way } from '../ways.js';

/** Where a value is read. */
export interface Scope {
  readonly random: () => number;
  readonly taken: ReadonlySet<string>;
  /** what the parameters of a helper, or the variable of a loop, stand for in one call */
  readonly bound: ReadonlyMap<string, Bound>;
}

/** Stands for a value in a method or the body of a loop; or for a cell of a table, which is a part of a text. */
export type Bound =
  | { readonly within: Node; readonly value: Node; readonly scope: Scope }
  | { readonly within: Node; readonly cell: Stretch; readonly ways: readonly Way[] };

export type Stretch = Pick<Node, 'startIndex' | 'endIndex'>;

/** Whether a use of what is written out takes it apart and hands it on to nobody. */
export function isGoneThrough(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === 'enhanced_for_statement' || parent?.type === 'array_access') return true;
  return (
    (parent?.type === 'field_access' && textOf(parent, 'field') === 'length') ||
    (parent?.type === 'method_invocation' && ['size', 'forEach'].includes(textOf(parent, 'name')))
  );
}

export function usesOfAny(name: Node, scope: Scope): readonly Node[] {
  const bound = boundTo(name, scope);
  if (bound !== undefined) return usesIn(bound.within, name.text);
  const declaration = declarationOf(name);
  return declaration === null ? [] : usesOf(declaration);
}

function isFirstPlace(index: Node): boolean {
  const loop = around(index, ['for_statement']);
  const init = loop?.childForFieldName('init')?.text ?? '';
  return index.type === 'identifier' && new RegExp(`^(?:int|var)\\s+${index.text}\\s*=\\s*0;?$`).test(init);
}

/** The elements of an array or a list that is written out and only compared or gone through. */
export function elementsOf(collection: Node, scope: Scope): { readonly values: readonly Node[]; readonly scope: Scope } | null {
  switch (collection.type) {
    case 'array_initializer':
      return { values: withoutComments(collection.namedChildren), scope };
    case 'array_creation_expression': {
      const values = collection.childForFieldName('value');
      return values === null ? null : elementsOf(values, scope);
    }
    case 'method_invocation':
      return makes(collection) && /^(?:java\.util\.)?(?:List|Arrays|Stream|Set)$|Stream$/.test(textOf(collection, 'object'))
        ? { values: argumentsOf(collection), scope }
        : null;
    case 'identifier': {
      const bound = boundTo(collection, scope);
      if (!usesOfAny(collection, scope).every((each) => isGoneThrough(each) || isCompared(each))) return null;
      if (bound !== undefined) return 'value' in bound ? elementsOf(bound.value, bound.scope) : null;
      const value = valueOf(declarationOf(collection));
      return value === null ? null : elementsOf(value, scope);
    }
    default:
      return null;
  }
}

export function boundTo(name: Node, scope: Scope): Bound | undefined {
  const bound = scope.bound.get(name.text);
  return bound !== undefined && name.startIndex >= bound.within.startIndex && name.endIndex <= bound.within.endIndex ? bound : undefined;
}

export function elementAt(access: Node, scope: Scope): { readonly value: Node; readonly scope: Scope } | null {
  const [array, index] = [access.childForFieldName('array'), access.childForFieldName('index')];
  const elements = array === null ? null : elementsOf(array, scope);
  const value = index === null ? undefined : elements?.values[/^\d+$/.test(index.text) ? Number(index.text) : isFirstPlace(index) ? 0 : -1];
  return elements === null || value === undefined ? null : { value, scope: elements.scope };
}

export function usesIn(scope: Node, name: string): readonly Node[] {
  return scope.type === 'method_declaration'
    ? usesOfParameter(scope, name)
    : (scope.childForFieldName('body')?.descendantsOfType('identifier') ?? []).filter((each) => each.text === name);
}
