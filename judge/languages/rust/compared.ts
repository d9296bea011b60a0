import type { Node } from '../../../syntax/source.js';
import { argumentsOf, calledBy, declarationOf, helperOf, methodOf, parametersOf, usesOf } from './names.js';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const EQUALITIES = ['assert_eq', 'debug_assert_eq'];

/** Functions of the standard library that make other values of other arguments. */
const MAKING =
  /^(?:\w+::)*(?:Some|Ok|Err|Duration::from_\w+|(?:String|Box|Rc|Arc|Vec\w*|LinkedList|HashMap|HashSet|BTreeMap|BTreeSet|Cow|PathBuf|Cell|RefCell)::(?:from|new|from_iter|Owned|Borrowed))$/;
/** What keeps all that a value says. */
const KEEPING = words(`
  to_string to_owned into iter into_iter cloned copied collect as_bytes as_str as_ref as_slice as_deref to_vec into_vec clone chars bytes
  into_bytes unwrap as_bstr into_boxed_str into_boxed_slice to_lowercase to_uppercase
`);
const KEEPS_EACH =
  /^(?:ToString::to_string|String::from|str::to_string|str::to_owned|Into::into|\|&?(\w+)\|\s*&?\*?\1(?:\.(?:to_string|to_owned|into|clone)\(\))?)$/;
/** What others of the same shape have alike. */
const OF_SHAPE = ['len'];
const FORMS = [
  'reference_expression',
  'array_expression',
  'tuple_expression',
  'parenthesized_expression',
  'unary_expression',
  'type_cast_expression',
  'binary_expression',
  'field_initializer',
  'field_initializer_list',
  'struct_expression',
];
export const ADDING = ['insert', 'push', 'push_str', 'push_back'];

export function makes(call: Node): boolean {
  return MAKING.test(calledBy(call));
}

/** `Point::new(1, 2)`, `Error::Bad(5)`, `Amount(5)`: equality is a matter of a type of the task. */
export function isOfCandidate(call: Node): boolean {
  return !makes(call) && /^(?:(?:\w+::)*[A-Z]\w*::new|(?:\w+::)*[A-Z]\w*)$/.test(calledBy(call));
}

export function keeps(call: Node): boolean {
  const method = methodOf(call);
  return method !== null && (KEEPING.includes(method.name) || (method.name === 'map' && KEEPS_EACH.test(argumentsOf(call)[0]?.text ?? '')));
}

/** Whether a name stands where a value is held against another, or is put together for that: nothing else sees what it is. */
export function isCompared(use: Node, deep = 0): boolean {
  const { parent } = use;
  if (parent === null || deep > 20) return false;
  if (FORMS.includes(parent.type)) return isCompared(parent, deep + 1);
  if (parent.type === 'arguments') return takesForComparing(parent.parent, use, deep);
  if (parent.type === 'field_expression') return onItself(parent, deep);
  if (parent.type === 'index_expression') return parent.namedChildren[0]?.id === use.id && isCompared(parent, deep + 1);
  return (
    ['let_declaration', 'const_item', 'static_item'].includes(parent.type) &&
    parent.childForFieldName('value')?.id === use.id &&
    usesOf(parent).every((each) => isCompared(each, deep + 1))
  );
}

/** What is called on the value. */
function onItself(field: Node, deep: number): boolean {
  const call = field.parent?.type === 'generic_function' ? field.parent.parent : field.parent;
  if (call?.type !== 'call_expression') return false;
  const name = field.childForFieldName('field')?.text ?? '';
  if (keeps(call)) return isCompared(call, deep + 1);
  return OF_SHAPE.includes(name) || (ADDING.includes(name) && call.parent?.type === 'expression_statement');
}

function takesForComparing(call: Node | null, argument: Node, deep: number): boolean {
  if (call?.type !== 'call_expression') return false;
  const name = calledBy(call);
  if (EQUALITIES.includes(name)) return true;
  const helper = helperOf(call);
  if (helper !== null) {
    const parameter = parametersOf(helper)[argumentsOf(call).findIndex((each) => each.id === argument.id)];
    return parameter !== undefined && parameter !== '' && usesOfParameter(helper, parameter).every((each) => isCompared(each, deep + 1));
  }
  return (makes(call) || isOfCandidate(call)) && isCompared(call, deep + 1);
}

/** Where a name of a helper or a loop is used, and not one that its body declares anew. */
export function usesOfParameter(scope: Node, name: string): readonly Node[] {
  const named =
    scope
      .childForFieldName('body')
      ?.descendantsOfType(['identifier', 'shorthand_field_initializer'])
      .filter((each) => each.text === name) ?? [];
  return named.filter((each) => each.parent?.childForFieldName('pattern')?.id !== each.id && declarationOf(each) === null);
}
