import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Files } from '../../domain/task.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { treeOf } from '../../judge/bubblewrap/process-tree.js';
import { GCD_CASES } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import { processesWith } from '../support/processes.js';

const GCD = 'export function gcd(a: number, b: number): number {\n  return b === 0 ? a : gcd(b, a % b);\n}\n';
const LIBRARIES = '/mnt/ratchet/typescript/node_modules/typescript/lib';

function called(code: string, files: Files = {}, candidate: Files = {}): JudgeJob {
  return {
    language: 'typescript',
    files: { 'gcd.ts': '', ...files },
    editable: ['gcd.ts', ...Object.keys(candidate)],
    candidate: { 'gcd.ts': code, ...candidate },
    checks: { trust: 'split', cases: GCD_CASES },
    limits: DEFAULT_LIMITS,
  };
}

/** What could stay in the files of libraries that are read once. */
const HOSTILE: readonly (readonly [string, string])[] = [
  [
    'merges into the library',
    `declare global { var left: number; interface Array<T> { left(): T } interface Promise<T> { left: T } interface NumberConstructor { left: number } interface Math { left: number } namespace Left { const left: number } interface SymbolConstructor { readonly left: unique symbol } interface Iterator<T> { left: T } }`,
  ],
  [
    'contradicts the library, unchecked',
    `// @ts-nocheck\ndeclare global { class Array<T> { left: T } type Map = 3; let Math: number; var process: 3; const console: 4; var undefined: 3; namespace globalThis { var left: number } }\nexport as namespace Left;`,
  ],
  [
    'declares modules',
    `// @ts-nocheck\ndeclare module 'left' { const left: number; export default left; }\ndeclare module '*.left' { const left: number; export default left; }\ndeclare module 'fs' { export const left: number }\ndeclare module 'node:fs' { export const left: number }`,
  ],
  [
    'asks for other libraries',
    `/// <reference lib="dom" />\n/// <reference lib="esnext" />\n/// <reference path="${LIBRARIES}/typescript.d.ts" />\nexport const left = document;`,
  ],
  ['asks for no library', `/// <reference no-default-lib="true" />\ndeclare global { interface Array<T> { left: T } }`],
  [
    'augments files of the library',
    `// @ts-nocheck\ndeclare module '${LIBRARIES}/lib.es5' { export const left: number }\ndeclare module '/surroundings' { export const left: number }`,
  ],
];
/** Each says something else where anything of them is left. */
const PROBE = `import left from 'left';
import other from './other.left';
import { left as third } from 'fs';
export const all = [left, other, third];
[1].left();
Number.left;
Math.left;
globalThis.left;
document.left;
Symbol.left;
Left.left;
Promise.resolve(1).left;
[1].values().left;
console.left;
process.left;
new Map<string, number>().left;
[1].toSorted().left;
`;

describe('the compiler of TypeScript, which serves one candidate after the other', () => {
  const { judge } = withBubblewrap();

  it.each(HOSTILE)('says the same as before when a candidate %s', async (_, code) => {
    const before = await judge(called(PROBE));
    for (const path of ['gcd.ts', 'global.d.ts', 'surroundings.d.ts', `${LIBRARIES.slice(1)}/lib.es5.d.ts`, 'node_modules/left/index.d.ts'])
      await judge(called(GCD, {}, { [path]: code }));
    const after = await judge(called(PROBE));
    expect(before.diagnostics.length).toBeGreaterThan(10);
    expect(after.diagnostics).toEqual(before.diagnostics);
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
  });

  it.each(['surroundings.d.ts', `${LIBRARIES.slice(1)}/types.d.ts`])('reads the file %s of a task as any other', async (path) => {
    const code = `const most: Most = 3;\nvoid most;\n${GCD}`;
    expect(await judge(called(code, { [path]: 'type Most = number;\n' }))).toMatchObject({ status: 'passed' });
  });

  it('tells what does not compile as that, however long its names are', async () => {
    const types = `interface Long {\n  readonly ${'n'.repeat(1_000_000)}: 1;\n}\n`;
    const code = `${types}${Array.from({ length: 20 }, (_, index) => `export const a${index}: Long = {};\n`).join('')}${GCD}`;
    const { errorClass, diagnostics } = await judge(called(code));
    expect([errorClass, diagnostics.length]).toEqual(['Syntax', 20]);
  });
});

describe('a source that is too much for the compiler of TypeScript', () => {
  const { judge } = withBubblewrap();

  it.each([
    ['memory', ';'.repeat(5_000_000), 'more than 768 MB of memory'],
    ['output', `export const long = '${'x'.repeat(17_000_000)}';`, 'more than 16384 KB of output'],
  ])('is told of its %s, and not of the limits of the task', async (_, code, reason) => {
    expect(await judge(called(`${code}\n${GCD}`))).toMatchObject({ errorClass: 'Resource', step: 'compile', reason });
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
  });
});

function boxes(): number[] {
  return treeOf(process.pid).filter((pid) => processesWith('bwrap').includes(pid));
}

function killBoxes(): void {
  for (const pid of boxes()) process.kill(pid, 'SIGKILL');
}

describe('a compiler of TypeScript that is killed', () => {
  const { judge, sandbox } = withBubblewrap();
  /** takes all the time that there is */
  const slow = called(`export const sum = ${'1 + '.repeat(60_000)}1;\n${GCD}`);

  it('while it waits, loses no verdict', async () => {
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
    killBoxes();
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
  });

  it('while it works, blames nobody, and the same source has another', async () => {
    const judging = judge(slow);
    await sleep(300);
    killBoxes();
    expect(await judging).toMatchObject({ errorClass: 'Timeout', step: 'compile' });
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
  });

  it('by the verdict that is not wanted any more or the judge that closes, leaves nothing running', async () => {
    const controller = new AbortController();
    const judging = sandbox().judge(slow, controller.signal);
    await sleep(300);
    controller.abort();
    await expect(judging).rejects.toThrow('aborted');
    expect(await judge(called(GCD))).toMatchObject({ status: 'passed' });
    const last = judge(slow);
    await Promise.all([expect(last).rejects.toThrow('the sandbox was closed'), sleep(300).then(() => sandbox().close())]);
    expect(boxes()).toEqual([]);
  });
});

const FILE = 'tests/gcd.test.ts';
const TESTS = `import assert from 'node:assert';
import { test } from 'node:test';
import { gcd, Kind, type Pair } from '../gcd';
import { helped } from './helper';
import { EXPECTED } from './expected';
const pair: Pair = [17, 0];
test('zero', () => {
  assert.strictEqual(helped(gcd(...pair)), EXPECTED[Kind.Zero]);
});
`;
const HELPERS = {
  'tests/helper.js': 'exports.helped = (value) => value;\n',
  'tests/expected.ts': 'export const EXPECTED = [17, 4711] as const;\n',
};
const TYPES = 'export type Pair = readonly [number, number];\nexport const enum Kind {\n  Zero,\n}\n';
const WRONG = 'export const gcd = (a: number, b: number): number => a * 0 + b * 0 + 3;\n';

function tested(code: string, candidate: Files = {}): JudgeJob {
  const tests = { framework: 'node-test', files: { [FILE]: TESTS, ...HELPERS }, ids: [`${FILE} > zero`] } as const;
  return { ...called(`${TYPES}${code}`, {}, candidate), checks: { trust: 'in-process', tests } };
}

describe('what the compiler of TypeScript makes of tests', () => {
  const { judge } = withBubblewrap();

  it('is what they say of what is right, with its types and constants', async () => {
    expect(await judge(tested(GCD))).toMatchObject({ status: 'passed', tests: [{ controlled: true }] });
  });

  it('keeps the import of `assert`, whatever a candidate declares it to be', async () => {
    const hides = `// @ts-nocheck\ndeclare module 'node:assert' {\n  interface Hidden {}\n  export default Hidden;\n}\n`;
    const fakes = `(globalThis as any).node_assert_1 = { default: { strictEqual() {} } };\n`;
    const verdict = await judge({ ...tested(WRONG), candidate: { 'gcd.ts': `${hides}${TYPES}${fakes}${WRONG}` } });
    expect(verdict).toMatchObject({ errorClass: 'Logic', tests: [{ status: 'failed', message: expect.stringContaining('17') }] });
  });

  it('is told to no candidate by what is said of its types', async () => {
    const asks = `import type { EXPECTED } from './tests/expected';\nexport const never: never = null as unknown as typeof EXPECTED;\n`;
    const verdict = await judge(tested(`${asks}${GCD}`));
    expect([verdict.errorClass, JSON.stringify(verdict)]).toEqual(['Syntax', expect.not.stringContaining('4711')]);
  });

  it('is not overwritten by what is made of a source beside them', async () => {
    const helper = { 'tests/helper.ts': 'export const helped = (value: number): number => 17 + value * 0;\n' };
    expect(await judge(tested(WRONG, helper))).toMatchObject({ errorClass: 'Logic', tests: [{ status: 'failed' }] });
    expect(await judge(tested(GCD, helper))).toMatchObject({ status: 'passed' });
  });
});
