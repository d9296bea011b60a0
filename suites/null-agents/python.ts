import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { commonest, nameOf, type NullWriter } from './writer.js';

export const pythonWriter: NullWriter = {
  constant: (_, cases) => ['def answer(*args, **kwargs):', `    return ${literal(commonest(cases))}`, ...everyName(cases)].join('\n'),
  lookup: (_, cases) =>
    [
      'import builtins',
      'TABLE = [',
      ...cases.map(row),
      ']',
      'def answer(*args, **kwargs):',
      '    for given, named, result in TABLE:',
      '        if given == args and named == kwargs:',
      '            if isinstance(result, Exception):',
      '                raise result',
      '            return result',
      ...everyName(cases),
    ].join('\n'),
  exit: () => 'import os\nos._exit(0)\n',
  forge: () => FORGERY,
};

const FORGERY = `import builtins, unittest
class Always:
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def __call__(self, *args, **kwargs): return self
    def __iter__(self): return iter(())
    def __len__(self): return 1
    def __getitem__(self, key): return self
    def __hash__(self): return 0
for name in "eq lt le gt ge contains bool".split(): setattr(Always, f"__{name}__", lambda *_: True)
Always.__ne__ = lambda *_: False
for name in [each for each in dir(unittest.TestCase) if each.startswith("assert") and "Raises" not in each]:
    setattr(unittest.TestCase, name, lambda *_, **__: None)
def __getattr__(name): return Always()
`;

function row({ call, expect }: CallCase): string {
  const named = Object.entries(call.kwargs ?? {}).map(([name, value]) => `${JSON.stringify(name)}: ${literal(value)}`);
  const answer =
    'returns' in expect
      ? literal(expect.returns)
      : `getattr(builtins, ${JSON.stringify('raises' in expect ? expect.raises : '')}, Exception)()`;
  return `    (${literal({ $: 'tuple', v: call.args })}, {${named.join(', ')}}, ${answer}),`;
}

/** Lets `answer` stand for each function that is called, and for any other name that a test imports. */
function everyName(cases: readonly CallCase[]): string[] {
  return [...[...new Set(cases.map(nameOf))].map((name) => `${name} = answer`), 'def __getattr__(name):', '    return answer', ''];
}

/** Python source of a value; what has none (object graphs, bytes) becomes an object equal to nothing. */
function literal(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (!('$' in value)) return `[${value.map(literal).join(', ')}]`;
  switch (value.$) {
    case 'int':
      return value.v;
    case 'float':
      return `float("${value.v}")`;
    case 'tuple':
      return `(${value.v.map((each) => `${literal(each)},`).join(' ')})`;
    case 'set':
    case 'frozenset':
      return `${value.$}([${value.v.map(literal).join(', ')}])`;
    case 'dict':
    case 'map':
      return `dict([${value.v.map(([key, each]) => `(${literal(key)}, ${literal(each)})`).join(', ')}])`;
    case 'bytes':
    case 'object':
    case 'ref':
    case 'handle':
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'typed':
    case 'opaque':
      return 'object()';
  }
}
