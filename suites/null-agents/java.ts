import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { rewrite } from '../../syntax/rewrite.js';
import { numeric } from '../cases/numbers.js';
import { field, fieldText, type Node, parse, parts } from '../syntax.js';
import { commonest, nameOf, type NullWriter } from './writer.js';

/** A method of the program, with its types as written. */
interface Method {
  readonly name: string;
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** The programs keep the signatures of the start, so that they compile; only the bodies are without understanding. */
export const javaWriter: NullWriter = {
  constant: (start, cases) =>
    withBodies(start, ({ name, returns }) => returning(returns, commonest(cases.filter((each) => nameOf(each) === name)))),
  lookup: (start, cases) =>
    withBodies(start, (method) =>
      [...cases.filter((each) => nameOf(each) === method.name).map((each) => row(method, each)), 'throw new RuntimeException();'].join(' '),
    ),
  exit: (start) => withBodies(start, () => 'System.exit(0); throw new RuntimeException();'),
  forge: (start) =>
    withBodies(start, ({ returns }) =>
      /^(?:java\.util\.)?(?:List|Collection|Iterable)\b/.test(returns) ? ALWAYS_EQUAL : returning(returns, null),
    ),
};

const ALWAYS_EQUAL =
  'return new java.util.ArrayList<>() { @Override public boolean equals(Object other) { return true; } @Override public int size() { return 1; } };';

async function withBodies(start: string, bodyOf: (method: Method) => string): Promise<string> {
  const methods = (await parse('java', start))
    .descendantsOfType('method_declaration')
    .filter((method) => method.childForFieldName('body') !== null);
  return rewrite(
    start,
    methods.map((method) => ({
      from: field(method, 'body').startIndex,
      to: field(method, 'body').endIndex,
      text: `{ ${bodyOf(signature(method))} }`,
    })),
  );
}

function signature(method: Node): Method {
  const parameters = parts(field(method, 'parameters')).map((each) => ({ name: fieldText(each, 'name'), type: fieldText(each, 'type') }));
  return { name: fieldText(method, 'name'), returns: fieldText(method, 'type'), parameters };
}

function returning(type: string, value: Value): string {
  return type === 'void' ? 'return;' : `return ${literal(type, value)};`;
}

function row({ parameters, returns }: Method, { call, expect }: CallCase): string {
  const same = parameters.map(
    ({ name, type }, index) => `java.util.Objects.deepEquals((Object) ${name}, (Object) ${literal(type, call.args[index] ?? null)})`,
  );
  return `if (${['true', ...same].join(' && ')}) ${'returns' in expect ? returning(returns, expect.returns) : 'throw new RuntimeException();'}`;
}

/** Java source of a value where a type is expected; null, or nothing, for what has none. */
function literal(type: string, value: Value): string {
  const number = numeric(value);
  if (/^(int|Integer|short|byte)$/.test(type)) return String(number ?? 0);
  if (/^(long|Long)$/.test(type)) return `${number ?? 0}L`;
  if (/^(double|Double|float|Float)$/.test(type)) return `(${type.toLowerCase()}) ${Number(number ?? 0)}`;
  if (/^[bB]oolean$/.test(type)) return value === true ? 'true' : 'false';
  if (type === 'char') return typeof value === 'string' ? `${JSON.stringify(value)}.charAt(0)` : "'a'";
  const element = /^(\w+)\s*\[\s*\]$/.exec(type)?.[1];
  if (element !== undefined)
    return `new ${element}[]{${itemsOf(value)
      .map((each) => literal(element, each))
      .join(', ')}}`;
  return `(${type}) (Object) ${boxed(elementType(type), value)}`;
}

/** What stands between the angle brackets of `List<…>`. */
function elementType(type: string): string {
  return /^\w+<(.*)>$/s.exec(type)?.[1] ?? 'Object';
}

function boxed(element: string, value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  const number = numeric(value);
  if (typeof number === 'number') return `Double.valueOf("${String(number)}")`;
  if (number !== null) return number > 2n ** 31n - 1n || number < -(2n ** 31n) ? `${number}L` : `${number}`;
  if (typeof value === 'object' && '$' in value && value.$ === 'dict')
    return `new java.util.HashMap<Object, Object>() {{ ${value.v.map(([key, each]) => `put(${boxed('Object', key)}, ${boxed('Object', each)});`).join(' ')} }}`;
  const items = itemsOf(value).map((each) =>
    /^(Long|Double)$/.test(element) ? literal(element, each) : boxed(elementType(element), each),
  );
  const list = `new java.util.ArrayList<Object>(java.util.Arrays.asList(${items.length === 1 ? `(Object) ${items[0] ?? ''}` : items.join(', ')}))`;
  return typeof value === 'object' && '$' in value && value.$ === 'set' ? `new java.util.HashSet<Object>(${list})` : list;
}

function itemsOf(value: Value): readonly Value[] {
  if (value === null || typeof value !== 'object') return [];
  if (!('$' in value)) return value;
  return value.$ === 'tuple' || value.$ === 'set' || value.$ === 'frozenset' ? value.v : [];
}
