import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { caseSchema, casesSchema, limitsSchema, taskPathSchema } from '../../schemas/cases.js';
import { valueSchema } from '../../schemas/value.js';

const gcd = { id: 'zero', call: { fn: 'gcd:gcd', args: [17, 0] }, expect: { returns: 17 } };

describe('values', () => {
  it.each([
    [null],
    [[1, [true, 'x']]],
    [{ $: 'float', v: '1e-07' }],
    [{ $: 'float', v: '-inf' }],
    [{ $: 'int', v: '123456789012345678901234567890' }],
    [{ $: 'dict', v: [[{ $: 'tuple', v: [1, 2] }, 'x']] }],
    [{ $: 'object', id: 1, class: 'node:Node', fields: [['next', { $: 'ref', id: 1 }]] }],
    [{ $: 'bytes', v: 'aGk=' }],
  ])('%j is one', (value) => {
    expect(valueSchema.parse(value)).toEqual(value);
  });

  it.each([
    [1.5, '', 'no safe integer'],
    [[1, { v: 2 }], '1', 'needs "$"'],
    [{ $: 'float', v: 'NaN' }, 'v', 'decimal number'],
    [{ $: 'tuple', v: 3 }, 'v', 'a list'],
    [{ $: 'dict', v: [[1]] }, 'v.0', 'a pair'],
    [{ $: 'set', v: [], extra: 1 }, 'extra', 'unknown field'],
    [{ $: 'object', id: 1, class: 'a:B', fields: [[1, 2]] }, 'fields.0.0', 'name of a field'],
    [{ $: '__proto__', v: [] }, '', 'needs "$"'],
  ])('%j is none, and the place is named', (value, path, message) => {
    const issue = valueSchema.safeParse(value).error?.issues[0];
    expect(issue?.path.join('.')).toBe(path);
    expect(issue?.message).toContain(message);
  });

  it('refuses a value that is nested without end in sight', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level += 1) deep = [deep];
    expect(valueSchema.safeParse(deep).success).toBe(false);
  });
});

describe('cases', () => {
  it('compares by == where nothing else is asked', () => {
    expect(caseSchema.parse(gcd)).toEqual({ ...gcd, compare: { kind: 'equal' } });
  });

  it.each([
    [{ ...gcd, call: { fn: 'gcd', args: [] } }, 'call.fn'],
    [{ ...gcd, call: { fn: 'gcd:gcd', args: [0.5] } }, 'call.args.0'],
    [{ ...gcd, note: 1 }, ''],
    [{ ...gcd, expect: {} }, 'expect.returns'],
  ])('names the field of %j', (value, path) => {
    expect(caseSchema.safeParse(value).error?.issues[0]?.path.join('.')).toBe(path);
  });

  it('reads a run of a program, compared exactly where nothing else is asked', () => {
    expect(caseSchema.parse({ id: 'a', stdin: '1\n', stdout: '2\n' })).toEqual({
      id: 'a',
      stdin: '1\n',
      stdout: '2\n',
      checker: { kind: 'exact' },
    });
  });

  it.each([
    [{ id: 'a', stdin: '1' }, 'stdout'],
    [{ id: 'a', stdin: '', stdout: '', checker: { kind: 'floats' } }, 'checker.tolerance'],
    [{ id: 'a', stdin: '', stdout: '', checker: 'tokens' }, 'checker'],
    [{ id: 'a', stdin: '', stdout: '', call: gcd.call }, ''],
  ])('names the field of the run %j', (value, path) => {
    expect(caseSchema.safeParse(value).error?.issues[0]?.path.join('.')).toBe(path);
  });

  it('refuses calls and runs in one list', () => {
    expect(casesSchema.safeParse([gcd, { id: 'b', stdin: '', stdout: '' }]).error?.issues[0]?.path).toEqual([1]);
  });

  it('refuses an id that stands twice', () => {
    expect(casesSchema.safeParse([gcd, gcd]).error?.issues[0]?.path).toEqual([1, 'id']);
  });

  it('refuses a file outside the task', () => {
    expect(taskPathSchema.safeParse('tests/test_gcd.py').success).toBe(true);
    for (const path of ['../x.py', '/x.py', 'a//b.py', 'a\0b.py']) expect(taskPathSchema.safeParse(path).success).toBe(false);
  });
});

describe('limits', () => {
  it('have their defaults', () => {
    expect(limitsSchema.parse({ memoryMb: 64 })).toEqual({ ...DEFAULT_LIMITS, memoryMb: 64 });
  });

  it('refuse what nobody reads', () => {
    expect(limitsSchema.safeParse({ memory: 64 }).success).toBe(false);
  });
});
