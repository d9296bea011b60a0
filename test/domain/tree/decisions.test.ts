import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { touched } from '../../../domain/tree/attribution.js';
import { invalidated } from '../../../domain/tree/changed.js';
import { inOrder } from '../../../domain/tree/in-order.js';
import { planOf } from '../../../domain/tree/plan.js';
import type { FunctionPart, ProgramParts } from '../../../domain/tree/program.js';
import { examplesOf, readUnitCases } from '../../../domain/tree/unit-cases.js';

const LONG = 'Gives what is asked for, in so many words that nobody would call it little.';

function part(name: string, change: Partial<FunctionPart> = {}): FunctionPart {
  return {
    name,
    start: 0,
    end: 0,
    line: 1,
    lastLine: 2,
    signature: `def ${name}(x)`,
    doc: LONG,
    isStub: true,
    parameters: 1,
    calls: [],
    ...change,
  };
}

function program(...functions: readonly FunctionPart[]): Readonly<Record<string, ProgramParts>> {
  return { 'p.py': { functions, imports: [], exports: [], inside: null } };
}

const F = { path: 'p.py', name: 'f' };
const plan = (parts: readonly FunctionPart[], change: Partial<Parameters<typeof planOf>[0]> = {}) =>
  planOf({ parts: program(...parts), unit: F, taken: [], helpers: 8, strict: true, ...change });
const faultOf = (...asked: Parameters<typeof plan>): string => {
  const made = plan(...asked);
  return 'fault' in made ? made.fault.kind : made.helpers.map(({ name }) => name).join();
};
const own = (...calls: readonly string[]): FunctionPart => part('f', { isStub: false, calls });

describe('the plan of a skeleton', () => {
  it('gives to others what is called and not written', () => {
    expect(faultOf([own('a', 'c'), part('a', { doc: `${LONG}\nUses: b` }), part('b'), part('c', { isStub: false }), part('nobody')])).toBe(
      'a,b',
    );
  });
  it.each([
    ['nothing', [], {}, 'empty'],
    ['itself', [part('f')], {}, 'itself'],
    ['only others', [part('a')], {}, 'empty'],
    ['one name twice', [own('a'), part('a'), part('a')], {}, 'equal-names'],
    ["a name of the program's", [own('a'), part('a')], { taken: ['a'] }, 'equal-names'],
    ['helpers in a circle', [own('a'), part('a', { doc: `${LONG}\nUses: b` }), part('b', { doc: `${LONG}\nUses: a` })], {}, 'cycle'],
    ['too many', [own('a', 'b'), part('a'), part('b')], { helpers: 1 }, 'too-many'],
    ['somebody where nobody is left', [own('a'), part('a')], { helpers: 0 }, 'unwritten'],
    ['so little', [own('a'), part('a', { doc: 'Adds.' })], {}, 'trivial'],
    ['so little, at last', [own('a'), part('a', { doc: 'Adds.' })], { strict: false }, 'a'],
    ['somebody whom nobody calls, of the first agent', [own('a'), part('a'), part('b')], { unit: null }, 'uncalled'],
    ['somebody whom nobody calls, at last', [own('a'), part('a'), part('b')], { unit: null, strict: false }, 'a'],
    ['what does nothing on purpose', [own('a'), part('a'), part('b', { doc: '' })], { unit: null }, 'a'],
    ['classes alone, of the first agent', [], { unit: null }, ''],
  ])('of %s', (_, parts, change, kind) => {
    expect(faultOf(parts, change)).toBe(kind);
  });
  it('says of a thousand helpers how many there may be, and not all their names', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => part(`h${index}`));
    const asked = plan([own(...many.map(({ name }) => name)), ...many]);
    expect(asked).toMatchObject({ fault: { kind: 'too-many', told: 'you asked for 1000 helpers, and may have 8' } });
    expect(JSON.stringify(plan([own(...many.map(({ name }) => name)), ...many], { helpers: 0 })).length).toBeLessThan(300);
  });
});

/** Helpers of which each uses some of those before it. */
const graphs = fc
  .array(fc.array(fc.nat({ max: 20 }), { maxLength: 3 }), { minLength: 1, maxLength: 14 })
  .map((uses) =>
    uses.map((of, index) => ({ name: `h${index}`, uses: index === 0 ? [] : [...new Set(of.map((each) => `h${each % index}`))] })),
  );

describe('helpers side by side', () => {
  it('begin behind those that they use, at most so many at a time, and answer in their order', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat({ max: 3 })), async (helpers, width, waits) => {
        const done = new Set<string>();
        let running = 0;
        const results = await inOrder(helpers, width, async ({ name, uses }) => {
          running += 1;
          expect(running).toBeLessThanOrEqual(width);
          expect(uses.every((each) => done.has(each))).toBe(true);
          for (let left: number = waits.next().value ?? 0; left > 0; left -= 1) await Promise.resolve();
          running -= 1;
          done.add(name);
          return name;
        });
        expect(results).toEqual(helpers.map(({ name }) => name));
      }),
    );
  });
});

const contract = (name: string, uses: readonly string[], doc = '') => ({ path: 'p', name, signature: 's', doc, parameters: 1, uses });

describe('what a change of mind touches', () => {
  it('is what is asked otherwise, what depends on that, and nothing else', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat({ max: 13 }), { maxLength: 4 }), (helpers, which) => {
        const changed = new Set(which.map((each) => `h${each % helpers.length}`));
        const before = helpers.map(({ name, uses }) => contract(name, uses));
        const after = helpers.map(({ name, uses }) => contract(name, uses, changed.has(name) ? 'now otherwise' : ''));
        const found = invalidated(before, after);
        expect(found).toMatchObject({ made: [], dropped: [] });
        expect(new Set(found.changed)).toEqual(changed);
        const dependsOn = (name: string): boolean =>
          (helpers.find((each) => each.name === name)?.uses ?? []).some((each) => changed.has(each) || dependsOn(each));
        expect(new Set(found.shaken)).toEqual(
          new Set(helpers.map(({ name }) => name).filter((name) => !changed.has(name) && dependsOn(name))),
        );
      }),
    );
  });
  it('tells who is new and who is gone; white space is no change', () => {
    const before = [contract('a', [], 'One  word'), contract('b', ['a'])];
    expect(invalidated(before, [contract('a', [], 'One word'), contract('c', ['a'])])).toEqual({
      made: ['c'],
      changed: [],
      shaken: [],
      dropped: ['b'],
    });
  });
});

const test = (status: 'passed' | 'failed', lines?: readonly number[]) => ({
  id: 't',
  status,
  message: '',
  ...(lines === undefined ? {} : { lines: { 'p.py': lines } }),
});

describe('who hears of a failure', () => {
  const functions = {
    'p.py': [part('f', { line: 1, lastLine: 3 }), part('a', { line: 5, lastLine: 7 }), part('b', { line: 9, lastLine: 11 })],
  };
  const of = { a: ['a'], b: ['b'] };
  it('is whose lines the failing tests have run, the most suspicious first', () => {
    expect(touched([test('failed', [1, 2, 5, 9, 10]), test('passed', [1, 2, 5, 6, 9])], { functions, of })).toEqual({
      helpers: ['b'],
      byCalls: false,
    });
    expect(touched([test('failed', [2, 6, 10]), test('passed', [2, 6])], { functions, of }).helpers).toEqual(['b', 'a']);
  });
  it('is everybody where tests do not say what they ran, and nobody where all hold', () => {
    expect(touched([test('failed')], { functions, of })).toEqual({ helpers: ['a', 'b'], byCalls: true });
    expect(touched([test('passed', [6])], { functions, of }).helpers).toEqual([]);
  });
});

describe('cases from a contract', () => {
  const unit = {
    path: 'src/p.py',
    name: 'add',
    signature: 'def add(a, b)',
    doc: 'Adds. add(1, 2) == 3\n>>> add(2, 2)\n4\nadd(9) == 1',
    parameters: 2,
  };
  it('are calls of it by its number of arguments; what an example says otherwise is none', () => {
    expect(examplesOf(unit).map(({ call, expect: said }) => [call.fn, call.args, said])).toEqual([
      ['src/p:add', [1, 2], { returns: 3 }],
      ['src/p:add', [2, 2], { returns: 4 }],
    ]);
    expect(
      readUnitCases('add(1, 2) == 5\n- `add(0, 0) == 0`\nsub(1, 1) == 0\nadd(1) == 1\nadd(5, 5) == 10', unit, 4).map(({ id, call }) => [
        id,
        call.args,
      ]),
    ).toEqual([
      ['add-written-1', [0, 0]],
      ['add-written-2', [5, 5]],
    ]);
    expect(readUnitCases('add(1, 1) == 2', { ...unit, parameters: null }, 4)).toEqual([]);
  });
});
