import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { commonest, nameOf, type NullWriter } from './writer.js';

export const javascriptWriter: NullWriter = {
  constant: (_, cases) => [`const answer = () => ${literal(commonest(cases))};`, exported(cases)].join('\n'),
  lookup: (_, cases) =>
    [
      'const show = (value) => JSON.stringify(value, (_, each) => (each instanceof Set ? [...each] : each instanceof Map ? [...each] : typeof each === "bigint" ? String(each) : each));',
      `const TABLE = [${cases.map(row).join(',\n')}];`,
      'const answer = (...args) => { const found = TABLE.find(([given]) => show(given) === show(args)); if (found) return found[1](); };',
      exported(cases),
    ].join('\n'),
  exit: () => 'process.exit(0);\n',
  forge: () => FORGERY,
};

const FORGERY = `Object.is = () => true;
const assert = require('node:assert');
for (const name of Object.keys(assert)) try { assert[name] = () => {}; } catch {}
const always = new Proxy(function () {}, { get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : name === Symbol.iterator ? function* () {} : name === 'then' ? undefined : always), apply: () => always, construct: () => always });
module.exports = always;
`;

function row({ call, expect }: CallCase): string {
  const answer = 'returns' in expect ? `() => (${literal(expect.returns)})` : '() => { throw new Error(); }';
  return `[[${call.args.map(literal).join(', ')}], ${answer}]`;
}

/** Lets `answer` stand for each function that is called, and for any other name that a test imports. */
function exported(cases: readonly CallCase[]): string {
  const names = [...new Set(cases.map(nameOf))].map((name) => `${JSON.stringify(name)}: answer`);
  return `module.exports = new Proxy({ ${names.join(', ')} }, { get: (known, name) => (name === '__esModule' ? true : (known[name] ?? answer)) });\n`;
}

/** JavaScript source of a value; what has none becomes an object equal to nothing. */
function literal(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (!('$' in value)) return `[${value.map(literal).join(', ')}]`;
  switch (value.$) {
    case 'int':
      return `${value.v}n`;
    case 'float':
      return value.v === 'nan' ? 'NaN' : value.v.replace('inf', 'Infinity');
    case 'tuple':
      return `[${value.v.map(literal).join(', ')}]`;
    case 'set':
    case 'frozenset':
      return `new Set([${value.v.map(literal).join(', ')}])`;
    case 'dict':
      return `{ ${value.v.map(([key, each]) => `[${literal(key)}]: ${literal(each)}`).join(', ')} }`;
    case 'map':
      return `new Map([${value.v.map(([key, each]) => `[${literal(key)}, ${literal(each)}]`).join(', ')}])`;
    case 'bytes':
    case 'object':
    case 'ref':
    case 'handle':
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'typed':
    case 'opaque':
      return 'Symbol()';
  }
}
