import { expect } from 'vitest';
import { type Checks, DEFAULT_LIMITS } from '../../../domain/task.js';
import { messages } from '../sandbox.js';
import { type Attack, notPassed } from './attack.js';

/** Tests in their usual forms: arrows, names for what is expected, promises. */
const NODE_TEST = `const { gcd } = require('../gcd');
const { describe, it, test } = require('node:test');
const assert = require('node:assert');
test('zero', () => assert.strictEqual(gcd(17, 0), 17));
describe('both', () => {
  it('same', () => {
    const expected = [13];
    assert.deepStrictEqual([gcd(13, 13)], expected);
  });
  it('other', async () => assert.equal(await gcd(37, 600), 1));
});
`;
const JEST = `const { gcd } = require('../gcd');
test('zero', () => expect(gcd(17, 0)).toBe(17));
describe('both', () => {
  it('same', () => {
    const expected = [13];
    expect([gcd(13, 13)]).toEqual(expected);
  });
  it('other', async () => expect(await gcd(37, 600)).toEqual(1));
});
`;
const FILE = 'tests/gcd.test.js';
const IDS = ['zero', 'both > same', 'both > other'].map((name) => `${FILE} > ${name}`);
const CHECKS: readonly Checks[] = [
  { trust: 'in-process', tests: { framework: 'node-test', files: { [FILE]: NODE_TEST }, ids: IDS } },
  { trust: 'in-process', tests: { framework: 'jest', files: { [FILE]: JEST }, ids: IDS } },
];
const WRONG = 'exports.gcd = () => 3;\n';

/** The word that reports begin with is a text of this process. */
const FROM_THE_HEAP = `const fs = require('node:fs');
require('node:v8').writeHeapSnapshot('/tmp/heap');
const words = new Set(fs.readFileSync('/tmp/heap', 'utf8').match(/(?<=")[0-9a-f]{32}(?=")/g));
const reports = [...${JSON.stringify(IDS)}.map((id) => ({ kind: 'finished', id, outcome: 'passed', raised: null })), { kind: 'done' }];
for (const word of [...words].slice(0, 200)) for (const report of reports) try { fs.writeSync(3, word + JSON.stringify(report) + '\\n'); } catch {}
${WRONG}`;

type Forgery = readonly [name: string, code: string];

const FORGERIES: readonly Forgery[] = [
  [
    'makes every comparison hold',
    `Object.is = () => true;\nReflect.ownKeys = () => [];\nObject.keys = () => [];\nArray.isArray = () => false;\nJSON.stringify = () => '';\n${WRONG}`,
  ],
  [
    'answers what is like everything',
    "const always = { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true, valueOf: () => 1, equals: () => true, [Symbol.toPrimitive]: () => 1 };\nexports.gcd = () => always;\n",
  ],
  [
    'counts everything among its errors',
    `for (const each of [Error, TypeError, require('node:assert').AssertionError]) Object.defineProperty(each, Symbol.hasInstance, { value: () => true });\n${WRONG}`,
  ],
  [
    'stands in the place of Error',
    `const Own = class extends Error { constructor() { super(); return Object.create(null); } };\nglobalThis.Error = Own;\nError.captureStackTrace = () => {};\n${WRONG}`,
  ],
  ['holds back what is emitted', `process.emit = () => true;\nrequire('node:events').EventEmitter.prototype.emit = () => true;\n${WRONG}`],
  [
    'turns failures into passes, and takes out why',
    "const { EventEmitter } = require('node:events');\nconst { emit } = EventEmitter.prototype;\nEventEmitter.prototype.emit = function (name, ...rest) {\n  if (name === 'test:fail') { name = 'test:pass'; if (rest[0]?.details) delete rest[0].details.error; }\n  if (name === 'test_fn_failure') name = 'test_fn_success';\n  if (rest[0]?.test?.errors) rest[0].test.errors.length = 0;\n  return emit.call(this, name, ...rest);\n};\n" +
      WRONG,
  ],
  [
    'swallows what nobody catches',
    `for (const name of ['uncaughtException', 'unhandledRejection']) { process.removeAllListeners(name); process.on(name, () => {}); }\n${WRONG}`,
  ],
  [
    'lets no promise fail',
    `const { then } = Promise.prototype;\nPromise.prototype.then = function (done) { return then.call(this, done, () => done?.()); };\nPromise.reject = () => Promise.resolve();\n${WRONG}`,
  ],
  [
    'lets no function throw',
    'const safe = (run) => function (...given) { try { return run.apply(this, given); } catch { return undefined; } };\nReflect.apply = safe(Reflect.apply);\nFunction.prototype.call = safe(Function.prototype.call);\nFunction.prototype.apply = safe(Function.prototype.apply);\n' +
      WRONG,
  ],
  [
    'watches what is asynchronous',
    `require('node:async_hooks').createHook({ init() {}, before() { process.exitCode = 0; }, after() { process.exitCode = 0; } }).enable();\n${WRONG}`,
  ],
  [
    'reads its tests for the answers',
    "const fs = require('node:fs');\nconst text = fs.readFileSync(__dirname + '/tests/gcd.test.js', 'utf8').replaceAll(/\\s+/g, ' ');\nconst answers = { 17: /gcd\\(17, 0\\)\\)?[^0-9]*(\\d+)/, 13: /expected = \\[(\\d+)/, 37: /gcd\\(37, 600\\)\\)?[^0-9]*(\\d+)/ };\nexports.gcd = (a) => Number(answers[a].exec(text)[1]);\n",
  ],
  ['reports what it likes, with the word of the reporter', FROM_THE_HEAP],
  ['ends the process as a success', `${WRONG}setImmediate(() => process.exit(0));\nprocess.nextTick(() => { process.exitCode = 0; });`],
];

const JEST_ALONE: readonly Forgery[] = [
  ['adds an equality of its own', `try { expect.addEqualityTesters([() => true]); } catch {}\nObject.is = () => true;\n${WRONG}`],
  [
    'brings matchers of its own',
    `const name = Symbol.for('$$jest-matchers-object');\ntry { expect.extend({ toBe: () => ({ pass: true }), toEqual: () => ({ pass: true }) }); } catch {}\ntry { globalThis[name] = { ...globalThis[name], matchers: new Proxy({}, { get: () => () => ({ pass: true }) }) }; } catch {}\n${WRONG}`,
  ],
];

function forgery([name, code]: Forgery, checks: Checks): Attack {
  const how = checks.trust === 'in-process' ? checks.tests.framework : '';
  return { class: 'forgery', name: `${how}, usual forms: ${name}`, job: () => job(code, checks), holds: notPassed };
}

function job(code: string, checks: Checks): ReturnType<Attack['job']> {
  return {
    language: 'javascript',
    files: { 'gcd.js': '' },
    editable: ['gcd.js'],
    candidate: { 'gcd.js': code },
    checks,
    limits: DEFAULT_LIMITS,
  };
}

/** What a candidate tries in order to read the judge's key from the process that holds it. */
const LOOKS = `const fs = require('node:fs');
const seen = [];
for (let pid = 1; pid < 60; pid += 1) {
  if (pid === process.pid || !fs.existsSync('/proc/' + pid)) continue;
  const isHolder = pid === process.ppid;
  for (const name of ['mem', 'environ', 'maps', 'fd']) try {
    if (name === 'fd') fs.readdirSync('/proc/' + pid + '/fd'); else fs.closeSync(fs.openSync('/proc/' + pid + '/' + name, 'r'));
    if (isHolder) seen.push(name);
  } catch {}
}
try { process.kill(process.ppid, 'SIGUSR1'); } catch {}
exports.gcd = async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const open = await fetch('http://127.0.0.1:9229/json').then(() => true, () => false);
  throw new Error('saw ' + (open ? [...seen, 'debugger'] : seen).join() + '.');
};
`;
const LOOKED: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'node-test',
    files: { [FILE]: "const { gcd } = require('../gcd');\nrequire('node:test').test('zero', async () => { await gcd(); });\n" },
    ids: [`${FILE} > zero`],
  },
};

export const USUAL_FORGERIES: readonly Attack[] = [
  ...CHECKS.flatMap((checks) => FORGERIES.map((each) => forgery(each, checks))),
  ...CHECKS.slice(1).flatMap((checks) => JEST_ALONE.map((each) => forgery(each, checks))),
  {
    class: 'secrets',
    name: 'node-test: reads the process that holds the key',
    job: () => job(LOOKS, LOOKED),
    holds: (verdict) => expect(messages(verdict).join()).toContain('saw .'),
  },
];
