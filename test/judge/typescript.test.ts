import { describe, expect, it } from 'vitest';
import { type CallCase, DEFAULT_LIMITS, type Files } from '../../domain/task.js';
import { GCD_CASES, messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import { nodeForms, TYPED_SOLUTION } from './javascript-forms.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const GCD = 'export function gcd(a: number, b: number): number {\n  return b === 0 ? a : gcd(b, a % b);\n}\n';

function job(code: string, cases: readonly CallCase[] = GCD_CASES): JudgeJob {
  return {
    language: 'typescript',
    files: { 'gcd.ts': '', 'rest.ts': 'export const rest = (a: number, b: number): number => a % b;\n' },
    editable: ['gcd.ts'],
    candidate: { 'gcd.ts': code },
    checks: { trust: 'split', cases },
    limits: DEFAULT_LIMITS,
  };
}

describe('TypeScript, split', () => {
  const { judge } = withBubblewrap();

  it.each([
    ['what is right', GCD],
    ['what exports nothing', GCD.replace('export ', '')],
    [
      'what imports another file',
      "import { rest } from './rest';\nexport const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, rest(a, b)));\n",
    ],
    [
      'enumerations and interfaces',
      `enum Side { Left = 1, Right }\ninterface Pair { readonly a: number }\nconst pair: Pair = { a: Side.Left };\nvoid pair;\n${GCD}`,
    ],
  ])('passes %s', async (_, code) => {
    expect(await judge(job(code))).toMatchObject({ status: 'passed', trust: 'split' });
  });

  it('calls a wrong answer Logic', async () => {
    expect(messages(await judge(job(GCD.replace('? a', '? 13'))))).toEqual([
      'gcd(17, 0) returned 13, expected 17',
      '',
      'gcd(37, 600) returned 13, expected 1',
    ]);
  });

  it('places an exception in the source, and not in what was made of it', async () => {
    const code =
      'interface Nothing {\n  readonly there: boolean;\n}\nexport function gcd(a: number, b: number): number {\n  const nothing: Nothing | undefined = [].at(a + b);\n  return (nothing as unknown as string[]).length;\n}\n';
    expect(messages(await judge(job(code)))[0]).toBe(
      "raised TypeError: Cannot read properties of undefined (reading 'length') (gcd.ts line 6)",
    );
  });

  it.each([
    ['does not parse', 'export function gcd(a: number {\n  return a;\n}\n', 1, /expected/],
    [
      'does not type-check',
      'export function gcd(a: number, b: number): number {\n  return a + "x" + b;\n}\n',
      2,
      /Type 'string' is not assignable to type 'number'/,
    ],
  ])('calls what %s Syntax, with its line', async (_, code, line, message) => {
    expect(await judge(job(code))).toMatchObject({
      status: 'failed',
      errorClass: 'Syntax',
      step: 'compile',
      diagnostics: expect.arrayContaining([{ path: 'gcd.ts', line, message: expect.stringMatching(message) }]),
    });
  });

  it('calls an endless loop Timeout', async () => {
    expect(await judge(job(GCD.replace('return', 'while (a === 17);\n  return')))).toMatchObject({ errorClass: 'Timeout' });
  });
});

describe('TypeScript, one compiler for candidate after candidate', () => {
  const { judge } = withBubblewrap();
  it.each([
    [
      'what it would take minutes for',
      `export const sum = ${'1 + '.repeat(60_000)}1;\n${GCD}`,
      { errorClass: expect.stringMatching(/^(?:Timeout|Resource)$/), step: 'compile' },
    ],
    [
      'what nests deeper than it can follow',
      `export const deep = ${'['.repeat(20_000)}${']'.repeat(20_000)};\n${GCD}`,
      { errorClass: 'Syntax', step: 'compile', diagnostics: [{ path: 'gcd.ts', line: 0, message: 'the compiler broke off' }] },
    ],
  ])('fails %s, and passes what is right after it', async (_, code, wanted) => {
    expect(await judge(job(code))).toMatchObject({ status: 'failed', ...wanted });
    expect(await judge(job(GCD))).toMatchObject({ status: 'passed' });
  });

  it.each([
    ['a global', 'declare global {\n  var left: number;\n}\n', 'left'],
    ['a method of arrays', 'declare global {\n  interface Array<T> {\n    left(): T;\n  }\n}\n', '[a].left()'],
    ['an export of a module', "declare module 'node:fs' {\n  export const left: number;\n}\n", "require('node:fs').left + left"],
    ['an interface without a module', 'interface Left {\n  readonly left: number;\n}\n', '(null as unknown as Left).left'],
  ])('%s that one candidate declares is not there for the next', async (_, declared, used) => {
    const uses = GCD.replace('? a', `? a * (1 + 0 * (${used}))`);
    const { tests, ...first } = await judge(job(`${declared}${GCD}`));
    expect([first.step, first.diagnostics, tests.length]).toEqual(['test', [], 3]);
    expect(await judge(job(uses))).toMatchObject({ errorClass: 'Syntax', diagnostics: [{ path: 'gcd.ts', line: 2 }] });
  });
});

const TESTS = `import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { gcd } from '../gcd';
type Pair = readonly [number, number];
const of = (pair: Pair): number => gcd(...pair);
test('zero', () => {
  assert.equal(gcd(17, 0), 17);
});
describe('both', () => {
  it('same', () => {
    assert.strictEqual(gcd(13, 13), 13);
  });
  it('other', () => {
    const pair: Pair = [37, 600];
    assert.ok(of(pair) === 1);
  });
});
`;
const FILE = 'tests/gcd.test.ts';
const IDS = ['zero', 'both > same', 'both > other'].map((name) => `${FILE} > ${name}`);

function tested(code: string, files: Files = { [FILE]: TESTS }, ids: readonly string[] = IDS): JudgeJob {
  return { ...job(code), checks: { trust: 'in-process', tests: { framework: 'node-test', files, ids } } };
}

describe('TypeScript, in-process', () => {
  const { judge, sandbox } = withBubblewrap();

  it('names its tests without a solution', async () => {
    expect(
      await sandbox().listTests(
        { language: 'typescript', framework: 'node-test', files: { [FILE]: TESTS, 'gcd.ts': GCD }, limits: DEFAULT_LIMITS },
        new AbortController().signal,
      ),
    ).toEqual(IDS);
    expect(
      await sandbox().listTests(
        { language: 'typescript', framework: 'node-test', files: { [FILE]: TESTS }, limits: DEFAULT_LIMITS },
        new AbortController().signal,
      ),
    ).toEqual(IDS);
  });

  it('passes what is right, with a control for each test', async () => {
    const verdict = await judge(tested(GCD));
    expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust: 'in-process' });
    expect(verdict.tests.map(({ controlled }) => controlled)).toEqual([true, true, true]);
  });

  it('has a control for each of the usual forms of tests', async () => {
    const text = nodeForms(true);
    const ids = await sandbox().listTests(
      { language: 'typescript', framework: 'node-test', files: { [FILE]: text }, limits: DEFAULT_LIMITS },
      new AbortController().signal,
    );
    const verdict = await judge(tested(TYPED_SOLUTION, { [FILE]: text }, ids));
    expect(verdict.tests.filter((test) => test.status !== 'passed' || !test.controlled)).toEqual([]);
    expect(verdict).toMatchObject({ status: 'passed', errorClass: null });
  });

  it('passes what imports another file, in a package of modules', async () => {
    const wanted = tested(
      "import { rest } from './rest';\nexport const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, rest(a, b)));\n",
    );
    expect(await judge({ ...wanted, files: { ...wanted.files, 'package.json': '{"type":"module"}' } })).toMatchObject({ status: 'passed' });
  });

  it('calls a wrong answer Logic, and goes on after it', async () => {
    const verdict = await judge(tested(GCD.replace('? a', '? 13')));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
    expect(verdict.tests.map(({ status }) => status)).toEqual(['failed', 'passed', 'failed']);
  });

  it('places an exception in the source', async () => {
    const code =
      'interface Nothing {\n  readonly there: boolean;\n}\nexport function gcd(a: number, b: number): number {\n  const nothing: Nothing | undefined = [].at(a + b);\n  return (nothing as unknown as string[]).length;\n}\n';
    expect(messages(await judge(tested(code)))[0]).toBe(
      "raised TypeError: Cannot read properties of undefined (reading 'length') (gcd.ts line 6)",
    );
  });

  it('calls what does not type-check Syntax, with its line', async () => {
    expect(await judge(tested('export function gcd(a: number, b: number): number {\n  return `${a}${b}`;\n}\n'))).toMatchObject({
      status: 'failed',
      errorClass: 'Syntax',
      step: 'compile',
      diagnostics: [{ path: 'gcd.ts', line: 2 }],
    });
  });

  it('calls an endless loop Timeout', async () => {
    expect(await judge(tested(GCD.replace('return', 'while (a === 17);\n  return')))).toMatchObject({ errorClass: 'Timeout' });
  });

  it('measures which lines of the source ran, where it is asked', async () => {
    const code = `interface Pair {\n  readonly a: number;\n}\nexport const never = (pair: Pair): number => {\n  return pair.a;\n};\n${GCD}`;
    expect(await judge({ ...tested(code), coverage: true })).toMatchObject({
      status: 'passed',
      untrustedCoverage: { lines: 4, covered: 3 },
    });
  });

  it('runs each file as it was given, whatever the one before has written', async () => {
    const overwrites = `import { writeFileSync, readdirSync } from 'node:fs';\nfor (const name of readdirSync('/work/tests')) writeFileSync(\`/work/tests/\${name}\`, '');\n${GCD}`;
    const files = { 'tests/a.test.ts': TESTS, 'tests/b.test.ts': TESTS };
    const ids = Object.keys(files).flatMap((path) => IDS.map((id) => id.replace(FILE, path)));
    expect(await judge(tested(overwrites, files, ids))).toMatchObject({ status: 'passed' });
  });

  it('has no other framework', async () => {
    const tests = { framework: 'jest', files: {}, ids: ['a'] } as const;
    await expect(judge({ ...job(GCD), checks: { trust: 'in-process', tests } })).rejects.toMatchObject({
      kind: 'bad-request',
      message: 'TypeScript has no framework jest; it has node-test',
    });
  });
});
