/**
 * A function that answers another value of the same shape, for what is expected and known only when a test runs. It uses
 * nothing of chance that a test could have seeded. `other`: a digit that is not 0
 */
export function wrongValue(name: string, other: number): string {
  return `function ${name}(value, depth = 0) {
  const sign = (it) => (/[0-9]/.test(it) ? (Number(it) + ${other}) % 10 : it === 'e' ? 'a' : 'e');
  const text = (it) => (/[a-z0-9]/i.test(it) ? it.replace(/[a-z0-9]/i, sign) : it + 'e');
  const number = (it) => Number.isFinite(it) ? (it + ${other}7 === it ? it / 2 : it + ${other}7) : ${other};
  const next = (it) => ${name}(it, depth + 1);
  switch (depth > 9 ? 'deep' : typeof value) {
    case 'number': return number(value);
    case 'bigint': return value + ${other}7n;
    case 'string': return text(value);
    case 'boolean': return !value;
    case 'symbol': return Symbol(value.description);
    case 'function': return () => ${other};
    case 'object': break;
    default: return ${other};
  }
  if (value === null) return ${other};
  const at = ${other} % value.length;
  if (Array.isArray(value)) return value.length === 0 ? [${other}] : Array.from(value, (each, index) => (index === at ? next(each) : each));
  if (value instanceof Date) return new Date(Number.isNaN(+value) ? 0 : +value + ${other} * 86400000);
  if (value instanceof RegExp) return new RegExp(value.source + 'e', value.flags);
  if (value instanceof Set) return new Set(value.size === 0 ? [${other}] : [...value].map((each, index) => (index === 0 ? { each } : each)));
  const pairs = value instanceof Map ? [...value].map(([key, each], index) => [key, index === 0 ? next(each) : each]) : [];
  if (value instanceof Map) return new Map(value.size === 0 ? [[${other}, ${other}]] : pairs);
  if (value instanceof Error) return Object.assign(new Error(text(value.message)), { name: value.name });
  const copy = Object.assign(Object.create(Object.getPrototypeOf(value)), value);
  const names = Object.keys(value);
  const changed = names[${other} % names.length] ?? 'value';
  Object.defineProperty(copy, changed, { value: next(value[changed]), enumerable: true, configurable: true, writable: true });
  return copy;
}`.replaceAll(/\n\s*/g, ' ');
}
