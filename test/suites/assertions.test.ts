import { describe, expect, it } from 'vitest';
import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { TestReader } from '../../suites/python/cases.js';
import { plainClasses } from '../../suites/python/classes.js';
import { functionsOf, parsePython, field, parts } from '../../suites/python/syntax.js';

async function read(text: string): Promise<CallCase[] | null> {
  const reader = new TestReader('m:f', ['f', 'candidate']);
  return reader.read(parts(await parsePython(text))) ? reader.cases() : null;
}

async function only(text: string): Promise<Pick<CallCase, 'call' | 'expect' | 'compare'> | undefined> {
  const found = await read(text);
  expect(found).toHaveLength(1);
  return found?.[0];
}

const equal = { kind: 'equal' } as const;

function node(id: number, value: number, next: Value): Value {
  return {
    $: 'object',
    id,
    class: 'node:Node',
    fields: [
      ['value', value],
      ['next', next],
    ],
  };
}

describe('assertions as cases', () => {
  it.each<[string, CallCase['call'], CallCase['expect'], CallCase['compare']]>([
    ['assert f(1, [2]) == 3', { fn: 'm:f', args: [1, [2]] }, { returns: 3 }, equal],
    ['assert 3 == f(1), "message"', { fn: 'm:f', args: [1] }, { returns: 3 }, equal],
    ['assert (f(*[1, 2])) == (3)', { fn: 'm:f', args: [1, 2] }, { returns: 3 }, equal],
    ['assert candidate(1, key="a") == None', { fn: 'm:f', args: [1], kwargs: { key: 'a' } }, { returns: null }, equal],
    ['assert f(1) is True', { fn: 'm:f', args: [1] }, { returns: true }, { kind: 'exact' }],
    ['assert f(1)', { fn: 'm:f', args: [1] }, { returns: true }, { kind: 'truthy' }],
    ['assert not f(1)', { fn: 'm:f', args: [1] }, { returns: false }, { kind: 'truthy' }],
    ['assert abs(f(1) - 2.5) < 1e-6', { fn: 'm:f', args: [1] }, { returns: { $: 'float', v: '2.5' } }, { kind: 'close', tolerance: 1e-6 }],
    ['assert math.isclose(f(1), 4, rel_tol=0.001)', { fn: 'm:f', args: [1] }, { returns: 4 }, { kind: 'close', tolerance: 0.001 }],
    ['assert f(1) == pytest.approx(4, abs=0.5)', { fn: 'm:f', args: [1] }, { returns: 4 }, { kind: 'close', tolerance: 0.5 }],
    ['assert set(f(1)) == set([1, 2])', { fn: 'm:f', args: [1], drain: true }, { returns: [1, 2] }, { kind: 'unordered', distinct: true }],
    ['assert sorted(f(1)) == [1, 2]', { fn: 'm:f', args: [1], drain: true }, { returns: [1, 2] }, { kind: 'unordered', distinct: false }],
    ['assert list(f(1)) == [1, 2]', { fn: 'm:f', args: [1], drain: true }, { returns: [1, 2] }, equal],
    ['assert tuple(f(1)) == tuple([1, 2])', { fn: 'm:f', args: [1], drain: true }, { returns: [1, 2] }, equal],
    ['x = [1] * 2\nassert f(x) == x', { fn: 'm:f', args: [[1, 1]] }, { returns: [1, 1] }, equal],
    ['a, b = 1, 2\nanswer = f(a)\nassert answer == b', { fn: 'm:f', args: [1] }, { returns: 2 }, equal],
  ])('%s', async (text, call, expected, compare) => {
    expect(await only(text)).toMatchObject({ call, expect: expected, compare });
  });

  it.each([
    'assert f(1) != 2',
    'assert f(1) == g(2)',
    'assert f(f(1)) == 1',
    'assert f(x) == 1',
    'for i in range(3):\n    assert f(i) == i',
    'assert f(1) == 1 and f(2) == 2',
    'assert f(1) in [1]',
    'assert False',
    'assert not list(f(1))',
  ])('%s is beyond them', async (text) => {
    expect(await read(text)).toBeNull();
  });

  it('leaves out what cannot fail', async () => {
    expect(await read('assert True, "fine"\nassert f(1) == candidate(1)\nprint("x")\nimport math')).toEqual([]);
  });

  it('forgets an answer when its name gets another value', async () => {
    expect(await read('r = f(1)\nr = 5\nassert r == 5')).toEqual([]);
  });

  it('makes object graphs of plain classes, as they are at the call', async () => {
    const support = await parsePython(
      'class Node:\n    def __init__(self, value=None, next=None):\n        self.value = value\n        self.next = next\n',
    );
    const tests = await parsePython(
      'a = Node(1)\nb = Node(2, next=a)\ndef test1():\n    assert f(a)\ndef test2():\n    a.next = b\n    assert not f(a, b)\n',
    );
    const reader = new TestReader('m:f', ['f'], plainClasses('node', support));
    expect(reader.read(parts(tests).slice(0, 2))).toBe(true);
    for (const test of functionsOf(tests)) expect(reader.inner().read(parts(field(test, 'body')))).toBe(true);
    expect(reader.cases().map((each) => each.call.args)).toEqual([
      [node(1, 1, null)],
      [node(1, 1, node(2, 2, { $: 'ref', id: 1 })), { $: 'ref', id: 2 }],
    ]);
  });
});
