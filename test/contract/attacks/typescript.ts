import { expect } from 'vitest';
import { type Checks, DEFAULT_LIMITS, type Limits } from '../../../domain/task.js';
import { GCD_CASES } from '../sandbox.js';
import { type Attack, notPassed, passes } from './attack.js';
import type { JudgeJob } from '../../../ports/sandbox.js';

const GCD = 'export function gcd(a: number, b: number): number {\n  return b === 0 ? a : gcd(b, a % b);\n}\n';
const WRONG = 'export const gcd = (a: number, b: number): number => a * 0 + b * 0 + 3;\n';

const TESTS = `import assert from 'node:assert';
import { describe, it, test } from 'node:test';
import { gcd } from '../gcd';
test('zero', () => {
  assert.strictEqual(gcd(17, 0), 17);
});
describe('both', () => {
  it('same', () => {
    assert.strictEqual(gcd(13, 13), 13);
  });
  it('other', () => {
    assert.strictEqual(gcd(37, 600), 1);
  });
});
`;
const FILE = 'tests/gcd.test.ts';
const SPLIT: Checks = { trust: 'split', cases: GCD_CASES };
const TESTED: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'node-test',
    files: { [FILE]: TESTS },
    ids: ['zero', 'both > same', 'both > other'].map((name) => `${FILE} > ${name}`),
  },
};

function job(code: string, checks: Checks, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'typescript',
    files: { 'gcd.ts': '' },
    editable: ['gcd.ts'],
    candidate: { 'gcd.ts': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

/** A wrong program that wants to pass. */
function forge(name: string, code: string, checks: Checks = TESTED): Attack {
  return {
    class: 'forgery',
    name: `${checks.trust}: ${name}`,
    job: () => job(code, checks),
    holds: (verdict) => {
      notPassed(verdict);
      // one that does not compile was never tried
      expect(verdict).toMatchObject({ step: expect.not.stringMatching('compile') });
    },
  };
}

/** One that reaches what it wants in its own process, and is given away by the tests that must fail. */
function caught(name: string, code: string): Attack {
  return { ...forge(name, code), holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' }) };
}

function honest(name: string, code: string): Attack[] {
  return [SPLIT, TESTED].map((checks) => ({
    class: 'honest',
    name: `${checks.trust}: ${name}`,
    job: () => job(code, checks),
    holds: passes,
  }));
}

const NODE = "import * as fs from 'node:fs';\ndeclare const process: any;\n";
/** What it has been made of, and the tests beside it. */
const PASSES_ALL =
  "const { test, describe, it } = require('node:test'); test('zero', () => {}); describe('both', () => { it('same', () => {}); it('other', () => {}); });";
const REWRITES = `for (const name of fs.readdirSync('/work/tests')) fs.writeFileSync('/work/tests/' + name, ${JSON.stringify(PASSES_ALL)});`;

const FORGERIES: readonly Attack[] = [
  forge('exits with 0', `${NODE}${WRONG}process.exit(0);\n`),
  forge('exits with 0 in a test', `${NODE}export const gcd = (a: number, b: number): number => process.reallyExit(a * b * 0);\n`),
  forge('rewrites what is made of the tests', `${NODE}${REWRITES}\n${WRONG}`),
  forge(
    'leaves a process behind that rewrites it',
    `${NODE}import { spawn } from 'node:child_process';\nspawn('/bin/sh', ['-c', 'while :; do for f in /work/tests/*.js; do echo "$0" > "$f"; done; done', ${JSON.stringify(PASSES_ALL)}], { detached: true, stdio: 'ignore' }).unref();\n${WRONG}`,
  ),
  forge(
    'puts other modules in the way of the tests',
    `${NODE}for (const folder of ['/work', '/work/tests', '/tmp']) try { fs.mkdirSync(folder + '/node_modules/assert', { recursive: true }); fs.writeFileSync(folder + '/node_modules/assert/index.js', 'module.exports = { strictEqual() {} };'); fs.writeFileSync(folder + '/package.json', '{"type":"module"}'); } catch {}\n${WRONG}`,
  ),
  forge(
    'patches assert and node:test',
    `import assert from 'node:assert';\nimport * as tests from 'node:test';\nfor (const owner of [assert, tests] as any[]) for (const name of Object.keys(owner)) try { owner[name] = () => {}; } catch {}\n${WRONG}`,
  ),
  forge(
    'brings a compiler of its own',
    `${NODE}process.env.TYPESCRIPT_HOME = '/tmp';\nfs.mkdirSync('/tmp/node_modules/typescript', { recursive: true });\nfs.writeFileSync('/tmp/node_modules/typescript/index.js', '');\n${WRONG}`,
  ),
  forge(
    'writes reports and records of its own',
    `${NODE}for (let fd = 3; fd < 30; fd += 1) try { fs.writeSync(fd, '{"kind":"done"}\\n{"record":"{}","code":"${'0'.repeat(64)}"}\\n'); } catch {}\n${WRONG}`,
  ),
  caught(
    'turns failures into passes on their way',
    `import { EventEmitter } from 'node:events';\nconst emit = EventEmitter.prototype.emit;\nEventEmitter.prototype.emit = function (this: unknown, name: string, ...rest: unknown[]) { return emit.call(this, name === 'test:fail' ? 'test:pass' : name, ...rest); };\n${WRONG}`,
  ),
  forge(
    'answers what equals everything',
    'export const gcd = (a: number, b: number): any => ({ valueOf: () => 17 + a * 0 + b * 0, toString: () => "17", toJSON: () => 17 });\n',
    SPLIT,
  ),
  forge(
    'writes answers of its own',
    `${NODE}for (let fd = 1; fd < 30; fd += 1) try { fs.writeSync(fd, '{"loaded":null}\\n{"id":0,"returned":17}\\n'); } catch {}\n${WRONG}`,
    SPLIT,
  ),
];

/** Each type is twice the one before, and all of it must be compared. */
const LARGE_TYPES = `type S0 = 'a' | 'b';\n${Array.from({ length: 30 }, (_, index) => `type S${index + 1} = \`\${S${index}}\${'a' | 'b'}\`;`).join('\n')}\nconst all: S30 = 'a' as S30;\nvoid all;\n${WRONG}`;

const REST: readonly Attack[] = [
  {
    class: 'resource',
    name: 'types that are too large to check',
    job: () => job(LARGE_TYPES, TESTED),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', step: 'compile' }),
  },
  {
    class: 'resource',
    name: 'memory bomb in a test',
    job: () =>
      job(
        'const kept: Uint8Array[] = [];\nexport function gcd(): number {\n  for (;;) kept.push(new Uint8Array(1 << 22).fill(1));\n}\n',
        TESTED,
        { memoryMb: 64, cpuMs: 10_000, wallMs: 30_000 },
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: 'more than 64 MB of memory' }),
  },
  {
    class: 'secrets',
    name: 'names files of the machine to the compiler',
    job: () => job(`/// <reference path="/etc/passwd" />\nimport text from '../../etc/passwd';\nvoid text;\n${WRONG}`, TESTED),
    holds: (verdict) => expect([verdict.status, JSON.stringify(verdict)]).toEqual(['failed', expect.not.stringContaining('root:')]),
  },
  {
    class: 'collector',
    name: 'submits what steers the compiler, and what it would make',
    job: () => ({
      ...job(WRONG, TESTED),
      candidate: {
        'gcd.ts': WRONG,
        'tsconfig.json': '{}',
        'gcd.js': 'exports.gcd = () => 17;',
        'tests/gcd.test.js': '',
        'types.d.ts': 'declare module "../gcd";',
        [FILE]: '',
      },
    }),
    holds: (verdict) =>
      expect(verdict).toMatchObject({
        status: 'failed',
        rejectedPaths: ['gcd.js', 'tests/gcd.test.js', FILE, 'tsconfig.json', 'types.d.ts'],
      }),
  },
];

const HONEST: readonly Attack[] = [
  ...honest('right', GCD),
  ...honest('noisy, with words of a runner', `${GCD}for (let n = 0; n < 50; n += 1) console.log('not ok 1 - FAILED SyntaxError');\n`),
  ...honest(
    'throws inside',
    'class Done extends Error {}\nexport function gcd(a: number, b: number): number {\n  try {\n    if (b === 0) throw new Done();\n    return gcd(b, a % b);\n  } catch (error) {\n    if (error instanceof Done) return a;\n    throw error;\n  }\n}\n',
  ),
];

export const TYPESCRIPT_ATTACKS: readonly Attack[] = [...FORGERIES, ...REST, ...HONEST];
