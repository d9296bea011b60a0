import type { OtherValues } from '../other-values.js';

/**
 * Python's source of a function that gives another value of the same type, certain not to be equal; of a class of its own, an object
 * that equals nothing.
 */
export function otherValue(name: string, values: OtherValues): string {
  const [far, word] = [values.integer(7n), values.text('abc')];
  return `

def ${name}(value):
    kind = type(value)
    if value is None:
        return ${far}
    if kind is bool:
        return not value
    if kind is int or kind is float:
        if value != value or value in (float("inf"), float("-inf")):
            return ${far}
        return value * 3 + ${far} if value >= 0 else value * 3 - ${far}
    if kind is complex:
        return value + ${far}
    if kind is str:
        return value + "${word}"
    if kind is bytes:
        return value + b"${word}"
    if kind is list or kind is tuple:
        at = ${far} % len(value) if value else 0
        return value[:at] + kind([${name}(value[at]) if value else "${word}"]) + value[at + 1 :]
    if kind is set or kind is frozenset:
        return value | {"${word}"}
    if kind is dict:
        key = list(value)[${far} % len(value)] if value else "${word}"
        return {**value, key: ${name}(value.get(key))}
    return object()
`;
}
