import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { rewrite } from '../../syntax/rewrite.js';
import { numeric } from '../cases/numbers.js';
import { field, fieldText, type Node, parse, parts } from '../syntax.js';
import { commonest, nameOf, type NullWriter } from './writer.js';

/** The programs keep the signatures of the start, so that they compile; only the bodies are without understanding. */
export const rustWriter: NullWriter = {
  constant: (start, cases) =>
    withBodies(start, (item) =>
      literal(fieldText(item, 'return_type'), commonest(cases.filter((each) => nameOf(each) === fieldText(item, 'name')))),
    ),
  lookup: (start, cases) =>
    withBodies(start, (item) =>
      [...cases.filter((each) => nameOf(each) === fieldText(item, 'name')).map((each) => row(item, each)), 'panic!()'].join(' '),
    ),
  exit: (start) => withBodies(start, () => 'std::process::exit(0)'),
  forge: (start) => withBodies(start, () => 'println!("test result: ok. 1 passed; 0 failed"); std::process::exit(0)'),
};

async function withBodies(start: string, bodyOf: (item: Node) => string): Promise<string> {
  const items = (await parse('rust', start)).descendantsOfType('function_item');
  const outer = items.filter(
    (item) => !items.some((other) => other.id !== item.id && other.startIndex <= item.startIndex && item.endIndex <= other.endIndex),
  );
  return rewrite(
    start,
    outer.map((item) => ({ from: field(item, 'body').startIndex, to: field(item, 'body').endIndex, text: `{ ${bodyOf(item)} }` })),
  );
}

function row(item: Node, { call, expect }: CallCase): string {
  const parameters = parts(field(item, 'parameters')).filter((each) => each.type === 'parameter');
  const same = parameters.map(
    (each, index) => `${fieldText(each, 'pattern').replace(/^mut /, '')} == ${literal(fieldText(each, 'type'), call.args[index] ?? null)}`,
  );
  return 'returns' in expect
    ? `if ${same.length === 0 ? 'true' : same.join(' && ')} { return ${literal(fieldText(item, 'return_type'), expect.returns)}; }`
    : '';
}

/** Rust source of a value where a type is expected; the type's default where there is none. */
function literal(written: string, value: Value): string {
  const type = written.replace(/^&\s*('\w+\s+)?/, '').trim();
  const borrowed = type === written.trim() ? '' : '&';
  if (type === '') return '()';
  const inside = /^(?:std::collections::)?(\w+)\s*<(.*)>$/s.exec(type);
  if (type === 'str') return JSON.stringify(typeof value === 'string' ? value : '');
  if (type === 'String') return `String::from(${JSON.stringify(typeof value === 'string' ? value : '')})`;
  if (type === 'char') return typeof value === 'string' ? `'${value.replace(/['\\]/, '\\$&')}'` : "'a'";
  if (type === 'bool') return value === true ? 'true' : 'false';
  if (/^f(32|64)$/.test(type)) return `(${Number(numeric(value) ?? 0)} as ${type})`;
  if (/^[iu](8|16|32|64|128|size)$/.test(type)) return `(${numeric(value) ?? 0} as ${type})`;
  if (inside?.[1] === 'Vec')
    return `${borrowed}vec![${itemsOf(value)
      .map((each) => literal(inside[2] ?? '', each))
      .join(', ')}]`;
  if (inside?.[1] === 'Option') return value === null ? 'None' : `Some(${literal(inside[2] ?? '', value)})`;
  if (type.startsWith('(') && type.endsWith(')'))
    return `(${topLevel(type.slice(1, -1))
      .map((each, index) => literal(each, itemsOf(value)[index] ?? null))
      .join(', ')})`;
  if (type.startsWith('[') && type.endsWith(']'))
    return `${borrowed}[${itemsOf(value)
      .map((each) => literal(type.slice(1, -1).replace(/;.*$/, ''), each))
      .join(', ')}]`;
  return 'Default::default()';
}

/** The parts of a list of types, split at the commas that stand in no brackets. */
function topLevel(types: string): string[] {
  let depth = 0;
  const found = [''];
  for (const sign of types) {
    depth += '(<['.includes(sign) ? 1 : ')>]'.includes(sign) ? -1 : 0;
    if (sign === ',' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${sign}`);
  }
  return found.map((each) => each.trim()).filter((each) => each !== '');
}

function itemsOf(value: Value): readonly Value[] {
  if (value === null || typeof value !== 'object') return [];
  if (!('$' in value)) return value;
  return value.$ === 'tuple' || value.$ === 'set' || value.$ === 'frozenset' ? value.v : [];
}
