import { field, fieldText, type Node, parts } from '../syntax.js';

/** A class of a program, and what its methods return. */
export interface JavaProgram {
  readonly name: string;
  /** method → return type as written */
  readonly methods: ReadonlyMap<string, string>;
  /** types that the program declares itself, its own class left out */
  readonly types: readonly string[];
}

const TYPES = ['class_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration'];

/** The first class of a file, or the one of a name. */
export function javaProgram(root: Node, wanted?: string): JavaProgram | undefined {
  const declared = root.descendantsOfType(TYPES);
  const main = declared.find((each) => wanted === undefined || fieldText(each, 'name') === wanted);
  if (main === undefined) return undefined;
  const methods = methodsOf(main).map((method) => [fieldText(method, 'name'), fieldText(method, 'type')] as const);
  return {
    name: fieldText(main, 'name'),
    methods: new Map(methods),
    types: declared.filter((each) => each.id !== main.id).map((each) => fieldText(each, 'name')),
  };
}

export function methodsOf(type: Node): Node[] {
  return parts(field(type, 'body')).filter((each) => each.type === 'method_declaration');
}

/** Names of the annotations of a declaration, without package. */
export function annotationsOf(declaration: Node): string[] {
  const modifiers = parts(declaration).find((each) => each.type === 'modifiers');
  const annotations = modifiers === undefined ? [] : parts(modifiers).filter((each) => each.type.endsWith('annotation'));
  return annotations.map((each) => fieldText(each, 'name').split('.').at(-1) ?? '');
}
