import { rewrite } from '../../syntax/rewrite.js';
import { fieldText, type Node, parse, parts } from '../syntax.js';

/** A function of a crate, with its types as written. */
export interface RustFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: string;
}

export function functionsOf(root: Node): RustFunction[] {
  return parts(root)
    .filter((each) => each.type === 'function_item')
    .map((each) => ({
      name: fieldText(each, 'name'),
      parameters: parts(each)
        .filter((part) => part.type === 'parameters')
        .flatMap((list) => parts(list).map((parameter) => fieldText(parameter, 'type'))),
      returns: fieldText(each, 'return_type'),
    }));
}

/** Types that plain data can be turned into and back. */
const PLAIN = new Set([
  'i8',
  'i16',
  'i32',
  'i64',
  'i128',
  'isize',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'usize',
  'f32',
  'f64',
  'bool',
  'char',
  'str',
  'String',
  'Vec',
  'Option',
  'HashMap',
  'HashSet',
  'BTreeMap',
  'BTreeSet',
  'static',
]);

/** Whether calls of a function are plain data in and out, and change nothing that they are given. */
export function isPlain({ parameters, returns }: RustFunction): boolean {
  return [...parameters, returns].every(
    (type) =>
      !/&\s*('\w+\s*)?mut\b/.test(type) &&
      (type.replaceAll(/'\w+/g, '').match(/\w+/g) ?? []).every((word) => PLAIN.has(word) || /^\d+$/.test(word)),
  );
}

const ITEMS = ['function_item', 'enum_item', 'struct_item', 'type_item', 'const_item', 'trait_item'];

/** The program as a library: what it declares at its top is public, so that tests beside it can call it. */
export async function published(program: string): Promise<string> {
  const items = parts(await parse('rust', program)).filter(
    (each) => ITEMS.includes(each.type) && !parts(each).some((part) => part.type === 'visibility_modifier'),
  );
  return rewrite(
    program,
    items.map((each) => ({ from: each.startIndex, to: each.startIndex, text: 'pub ' })),
  );
}
