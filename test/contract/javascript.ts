import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, type CallCase, type Comparison, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { Verdict } from '../../domain/verdict.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { call, GCD_CASES, messages } from './sandbox.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const GCD = 'function gcd(a, b) {\n  return b === 0 ? a : gcd(b, a % b);\n}\n';

function job(code: string, cases: readonly CallCase[] = GCD_CASES, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'javascript',
    files: { 'gcd.js': '' },
    editable: ['gcd.js'],
    candidate: { 'gcd.js': code },
    checks: { trust: 'split', cases },
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

function returns(value: Value, compare: Comparison = { kind: 'equal' }): Omit<CallCase, 'id'> {
  return { call: { fn: 'gcd:f', args: [] }, expect: { returns: value }, compare };
}

/** What holds for JavaScript, split, in every box; `node` where the box has the modules of Node. */
export function javascriptContract(name: string, node: boolean, open: () => Promise<OpenSandbox>): void {
  describe(`${name}: JavaScript, split`, () => {
    let sandbox: OpenSandbox;
    const judge = (wanted: JudgeJob): Promise<Verdict> => sandbox.judge(wanted, new AbortController().signal);
    beforeAll(async () => {
      sandbox = await open();
    });
    afterAll(() => sandbox.close());

    /** What the function `f` of a program answers, as the verdict tells it. */
    const answer = async (code: string, args: readonly Value[] = [], more: Partial<Call> = {}): Promise<string> => {
      const asked: CallCase = {
        id: 'f',
        call: { fn: 'gcd:f', args, ...more },
        expect: { returns: 'nobody expects this' },
        compare: { kind: 'equal' },
      };
      return (messages(await judge(job(code, [asked])))[0] ?? '')
        .replace(', expected "nobody expects this"', '')
        .replace(/^.*? returned /, '');
    };
    const isJudged = async (code: string, asked: Omit<CallCase, 'id'>): Promise<string> =>
      (await judge(job(code, [{ id: 'one', ...asked }]))).status;

    it.each([
      ['a script', GCD],
      ['a script with a constant function', 'const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));'],
      ['CommonJS', `${GCD}module.exports = { gcd };\n`],
      ['CommonJS that exports the function itself', `module.exports = ${GCD}`],
      ['a module', `export ${GCD}`],
      ['a module with a default', `export default ${GCD}`],
      ['a module that exports nothing', `export {};\n${GCD}`],
    ])('passes %s', async (_, code) => {
      const verdict = await judge(job(code));
      expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust: 'split', rejectedPaths: [] });
      expect(verdict.tests.map((test) => test.status)).toEqual(['passed', 'passed', 'passed']);
    });

    it('calls a wrong answer Logic, and goes on after it', async () => {
      const verdict = await judge(job(GCD.replace('? a', '? 13')));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
      expect(messages(verdict)).toEqual(['gcd(17, 0) returned 13, expected 17', '', 'gcd(37, 600) returned 13, expected 1']);
    });

    it.each([
      ['a script', 'function gcd(a, b) {\n  return [].first.second;\n}'],
      ['a module', 'export function gcd(a, b) {\n  return [].first.second;\n}'],
    ])('places an exception in %s', async (_, code) => {
      expect(messages(await judge(job(code)))[2]).toMatch(/^raised TypeError: .*'second'.* \(gcd\.js line 2\)$/);
    });

    it.each([
      ['a script', 'function gcd(a, b) {\n  return (a;\n}\n'],
      ['a module', 'export function gcd(a, b) {\n  return (a;\n}\n'],
    ])('calls what does not compile in %s Syntax, with its line', async (_, code) => {
      const verdict = await judge(job(code));
      expect(verdict).toMatchObject({
        status: 'failed',
        errorClass: 'Syntax',
        step: 'compile',
        diagnostics: [{ path: 'gcd.js', line: 2, message: expect.any(String) }],
      });
      expect(verdict.tests.map((test) => test.status)).toEqual(['missing', 'missing', 'missing']);
    });

    it('calls what cannot be loaded Logic', async () => {
      const verdict = await judge(job(`const it = require('./nothing');\n${GCD}`));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'load' });
      expect(messages(verdict)[0]).toMatch(/^raised Error: Cannot find module '\.\/nothing'/);
    });

    it('says which function is not there', async () => {
      expect(messages(await judge(job('const other = 1;')))[0]).toBe('gcd is not defined in gcd');
    });

    it('calls an endless loop Timeout, and judges the cases that are left', async () => {
      const verdict = await judge(job(GCD.replace('return', 'while (a === 17);\n  return'), GCD_CASES, { cpuMs: 1_000 }));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
      expect(messages(verdict)).toEqual(['did not return in time', '', '']);
    });

    it('calls a promise that never settles Timeout', async () => {
      expect(
        await judge(
          job(
            node ? 'const gcd = () => new Promise(() => setInterval(() => {}, 50));' : 'const gcd = () => new Promise(() => {});',
            GCD_CASES,
            { wallMs: 500 },
          ),
        ),
      ).toMatchObject({ errorClass: 'Timeout' });
    });

    it('calls what fills the memory Resource', async () => {
      const verdict = await judge(
        job('const kept = [];\nfunction gcd() {\n  for (;;) kept.push(new Uint8Array(1 << 20).fill(1));\n}', GCD_CASES, {
          memoryMb: 96,
          cpuMs: 20_000,
          wallMs: 20_000,
        }),
      );
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource' });
    });

    it.each<[string, string]>([
      ['(() => 17)', '17'],
      ['(() => -0)', '0'],
      ['(() => 2.5)', '2.5'],
      ['(() => NaN)', 'nan'],
      ['(() => 1e21)', '1e+21'],
      ['(() => 12345678901234567890n)', '12345678901234567890'],
      ['(() => "é\\n")', '"é\\n"'],
      ['(() => [1, [true, null]])', '[1, [True, None]]'],
      ['(() => ({ b: 1, a: [] }))', '{"b": 1, "a": []}'],
      ['(() => new Map([[1, "x"]]))', '{1: "x"}'],
      ['(() => new Set([1, "x"]))', '{1, "x"}'],
      ['(() => new Uint8Array([104, 105]))', 'bytes(aGk=)'],
      ['(() => undefined)', '<undefined>'],
      ['(() => Symbol("x"))', '<symbol>'],
      ['(() => new Date(0))', '<Date>'],
      ['(() => new (class Mine extends Array {})(1, 2))', '[1, 2]'],
      ['(() => new Proxy([], {}))', node ? '<Proxy>' : '[]'],
      ['(() => ({ get it() { throw new Error("no"); } }))', '<Object>'],
      ['(() => { const a = []; a.push(a); return a; })', '<Array (too large)>'],
      ['(async () => 5)', '5'],
      ['(async () => { throw new RangeError("late"); })', 'raised RangeError: late (gcd.js line 1)'],
      ['(() => { throw "text"; })', 'raised string: text'],
      ['(() => { throw new (class Odd extends TypeError {})("x"); })', 'raised Odd: x (gcd.js line 1)'],
    ])('%s answers %s', async (code, shown) => {
      expect(await answer(`const f = ${code};`)).toBe(shown);
    });

    it('hands arguments over as the language has them', async () => {
      const code =
        'const f = (...all) => all.map((each) => Array.isArray(each) ? "array" : each === null ? "null" : typeof each === "object" ? each.constructor.name : typeof each);';
      const args: readonly Value[] = [
        1,
        'a',
        null,
        true,
        [1],
        { $: 'float', v: '1.5' },
        { $: 'int', v: '12345678901234567890' },
        { $: 'dict', v: [['a', 1]] },
        { $: 'dict', v: [[1, 1]] },
        { $: 'set', v: [1] },
        { $: 'tuple', v: [1] },
        { $: 'bytes', v: 'aGk=' },
      ];
      expect(await answer(code, args)).toBe(
        '["number", "string", "null", "boolean", "array", "number", "bigint", "Object", "Map", "Set", "array", "Uint8Array"]',
      );
    });

    it('takes the elements of an iterator', async () => {
      expect(await answer('function* f() { yield 1; yield 2; }', [], { drain: true })).toBe('[1, 2]');
    });

    it('compares floats, sets, exceptions and types as the case says', async () => {
      expect(await isJudged('const f = () => 0.1 + 0.2;', returns({ $: 'float', v: '0.3' }, { kind: 'close', tolerance: 1e-9 }))).toBe(
        'passed',
      );
      expect(await isJudged('const f = () => 0.1 + 0.2;', returns({ $: 'float', v: '0.3' }))).toBe('failed');
      expect(await isJudged('const f = () => new Set([2, 1]);', returns({ $: 'set', v: [1, 2] }))).toBe('passed');
      expect(await isJudged('const f = () => 1;', returns(true, { kind: 'exact' }))).toBe('failed');
      const raises: Omit<CallCase, 'id'> = { call: { fn: 'gcd:f', args: [] }, expect: { raises: 'TypeError' }, compare: { kind: 'equal' } };
      expect(await isJudged('const f = () => null.x;', raises)).toBe('passed');
      expect(await isJudged('const f = () => { throw new RangeError(); };', raises)).toBe('failed');
      expect(await isJudged('class TypeError extends Error {}\nconst f = () => { throw new TypeError(); };', raises)).toBe('failed');
    });

    it('keeps objects for the calls after, and what is printed', async () => {
      const code =
        'class Stack { #items = []; push(item) { this.#items.push(item); console.log("pushed", item); return this; } get size() { return this.#items.length; } }\nfunction Old() { this.n = 0; }\nOld.prototype.up = function () { return ++this.n; };\nfunction sizeOf(stack) { return stack.size; }';
      const stack = { keep: 's', call: { fn: 'gcd:Stack', args: [] } };
      const pushed = { keep: '_', call: { fn: 'push', on: 's', args: [1] } };
      const cases: readonly CallCase[] = [
        {
          id: 'field',
          steps: [stack, pushed],
          call: { fn: 'size', on: 's', args: [] },
          expect: { returns: 1 },
          compare: { kind: 'exact' },
        },
        {
          id: 'handle',
          steps: [stack, pushed],
          call: { fn: 'gcd:sizeOf', args: [{ $: 'handle', name: 's' }] },
          expect: { returns: 1 },
          compare: { kind: 'exact' },
        },
        {
          id: 'old',
          steps: [{ keep: 'o', call: { fn: 'gcd:Old', args: [] } }],
          call: { fn: 'up', on: 'o', args: [] },
          expect: { returns: 1 },
          compare: { kind: 'exact' },
        },
        {
          id: 'prints',
          steps: [stack, pushed],
          call: { fn: 'push', on: 's', args: [2] },
          expect: { prints: 'pushed 2\n' },
          compare: { kind: 'equal' },
        },
      ];
      expect(await judge(job(code, cases))).toMatchObject({ status: 'passed' });
    });

    it('says the same twice', async () => {
      const code = `class Thing {}\nfunction gcd(a, b) {\n  if (b === 13) throw new Error('no ' + __filename);\n  return b === 0 ? new Thing() : [a, b];\n}`;
      const [first, second] = [await judge(job(code)), await judge(job(code))];
      expect(first.tests).toEqual(second.tests);
      expect(messages(first)).toEqual([
        'gcd(17, 0) returned {}, expected 17',
        'raised Error: no gcd.js (gcd.js line 3)',
        'gcd(37, 600) returned [37, 600], expected 1',
      ]);
    });

    it('is not misled by a language that the candidate has changed', async () => {
      const patched =
        'for (const kind of [Array, Object, Map, Set, String]) for (const name of Object.getOwnPropertyNames(kind.prototype)) if (name !== "constructor") try { kind.prototype[name] = () => 17; } catch {}\nJSON.stringify = () => "17";\nconst gcd = () => [0, { a: 1 }];';
      expect(messages(await judge(job(patched)))[0]).toBe('gcd(17, 0) returned [0, {"a": 1}], expected 17');
    });

    it('takes calls across several files', async () => {
      const cases = [call([17, 0], 17, 'src/gcd:gcd')];
      const files = { 'src/gcd.js': '', 'src/rest.mjs': 'export const rest = (a, b) => a % b;\n' };
      const candidate = {
        'src/gcd.js': "import { rest } from './rest.mjs';\nexport const gcd = (a, b) => (b === 0 ? a : gcd(b, rest(a, b)));\n",
      };
      expect(await judge({ ...job('', cases), files, editable: ['src/gcd.js'], candidate })).toMatchObject({ status: 'passed' });
    });
  });
}
