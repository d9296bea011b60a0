import { createServer } from 'node:net';
import { expect } from 'vitest';
import { type Checks, DEFAULT_LIMITS, type Limits } from '../../../domain/task.js';
import { processesWith } from '../../support/processes.js';
import { call, GCD_CASES, messages } from '../sandbox.js';
import { type Attack, notPassed, passes } from './attack.js';
import { USUAL_FORGERIES } from './javascript-forgeries.js';
import type { JudgeJob } from '../../../ports/sandbox.js';

const GCD = 'const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));\nmodule.exports = { gcd };\n';

const TESTS = `const { gcd } = require('../gcd');
const { describe, it, test } = require('node:test');
const assert = require('node:assert');
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
const JEST = TESTS.replace(/const \{ describe.*\n.*assert'\);\n/, '').replaceAll(
  /assert\.strictEqual\((.*\)), (\d+)\)/g,
  'expect($1).toBe($2)',
);
const TAP =
  "const { gcd } = require('../gcd');\nconst is = (a, b, name) => console.log((a === b ? 'ok - ' : 'not ok - ') + name);\nis(gcd(17, 0), 17, 'zero');\nis(gcd(13, 13), 13, 'same');\nis(gcd(37, 600), 1, 'other');\nconsole.log('1..3');\n";

const FILE = 'tests/gcd.test.js';
const NAMES = ['zero', 'both > same', 'both > other'].map((name) => `${FILE} > ${name}`);
const NODE_TEST_CHECKS: Checks = { trust: 'in-process', tests: { framework: 'node-test', files: { [FILE]: TESTS }, ids: NAMES } };
const JEST_CHECKS: Checks = { trust: 'in-process', tests: { framework: 'jest', files: { [FILE]: JEST }, ids: NAMES } };
const TAP_CHECKS: Checks = {
  trust: 'in-process',
  tests: { framework: 'tap', files: { [FILE]: TAP }, ids: ['zero', 'same', 'other'].map((name) => `${FILE} > ${name}`) },
};

function job(code: string, checks: Checks = { trust: 'split', cases: GCD_CASES }, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'javascript',
    files: { 'gcd.js': '' },
    editable: ['gcd.js'],
    candidate: { 'gcd.js': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

/** A piece of code in the box; what it returns stands in the message, and must match. */
function look(kind: Attack['class'], name: string, body: string, sees: RegExp, limits: Partial<Limits> = {}): Attack {
  const code = `const fs = require('node:fs');\nconst gcd = async () => {\n${body}\n};\n`;
  const checks: Checks = { trust: 'split', cases: [call([1, 1], 'nobody expects this')] };
  return { class: kind, name, job: () => job(code, checks, limits), holds: (verdict) => expect(messages(verdict).join()).toMatch(sees) };
}

function resource(name: string, body: string, limits: Partial<Limits>, reason: string | RegExp): Attack {
  return {
    class: 'resource',
    name,
    job: () => job(`const fs = require('node:fs');\nconst gcd = () => {\n${body}\n};\n`, undefined, limits),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: expect.stringMatching(reason) }),
  };
}

/** A wrong program that wants to pass. */
function forge(name: string, code: string, checks?: Checks): Attack {
  const how = checks?.trust === 'in-process' ? checks.tests.framework : 'split';
  return {
    class: 'forgery',
    name: `${how}: ${name}`,
    job: () => job(code, checks),
    holds: (verdict) => {
      notPassed(verdict);
      expect(verdict.tests).toHaveLength(3);
    },
  };
}

/** One that reaches what it wants in its own process, and is given away by the tests that must fail. */
function caught(name: string, code: string, checks: Checks): Attack {
  return { ...forge(name, code, checks), holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' }) };
}

function honest(
  name: string,
  code: string,
  checks: readonly Checks[] = [{ trust: 'split', cases: GCD_CASES }, NODE_TEST_CHECKS],
): Attack[] {
  return checks.map((each) => ({
    class: 'honest',
    name: `${each.trust === 'in-process' ? each.tests.framework : each.trust}: ${name}`,
    job: () => job(code, each),
    holds: passes,
  }));
}

const NO_TIME: Partial<Limits> = { wallMs: 1_000, cpuMs: 1_000 };
const TOO_LATE = /^did not return in time$/;

const RESOURCES: readonly Attack[] = [
  resource(
    'memory bomb',
    '  const kept = [];\n  for (;;) kept.push(new Array(1e5).fill(1.5));',
    { memoryMb: 64, cpuMs: 10_000, wallMs: 30_000 },
    /more than 64 MB of memory/,
  ),
  resource(
    'memory outside the heap',
    '  const kept = [];\n  for (;;) kept.push(Buffer.alloc(1 << 22, 1));',
    { memoryMb: 64 },
    /more than 64 MB of memory/,
  ),
  look(
    'resource',
    'process bomb',
    "  const { spawn } = require('node:child_process');\n  let made = 0;\n  for (let n = 0; n < 100; n += 1) { const child = spawn('/bin/sleep', ['60']); child.on('error', () => {}); if (child.pid !== undefined) made += 1; }\n  return made < 80;",
    /returned True,/,
    { pids: 24 },
  ),
  look(
    'resource',
    'disk bomb',
    "  try { for (let n = 0; n < 100; n += 1) fs.appendFileSync('/tmp/x', Buffer.alloc(1 << 20)); } catch (error) { return error.code; }\n  return 'filled';",
    /returned "(?:ENOSPC|EFBIG)"/,
    { diskMb: 8 },
  ),
  resource('flood on stdout', "  for (;;) console.log('x'.repeat(1000));", { outputKb: 64 }, /64 KB of output/),
  resource('flood on stderr', "  for (;;) fs.writeSync(2, 'x'.repeat(1000));", { outputKb: 64 }, /64 KB of output/),
  look('resource', 'sleeps', '  await new Promise((resolve) => setTimeout(resolve, 60_000));', TOO_LATE, NO_TIME),
  look(
    'resource',
    'ignores signals',
    "  for (const each of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(each, () => {});\n  for (;;);",
    TOO_LATE,
    NO_TIME,
  ),
  look(
    'resource',
    'computes in threads',
    "  const { Worker } = require('node:worker_threads');\n  for (let n = 0; n < 4; n += 1) new Worker('for (;;);', { eval: true });\n  for (;;);",
    TOO_LATE,
    NO_TIME,
  ),
  look('resource', 'matches for ever', "  return /(a+)+$/.test('a'.repeat(64) + '!');", TOO_LATE, NO_TIME),
  look('resource', 'starves the event loop', '  const again = () => Promise.resolve().then(again);\n  await again();', TOO_LATE, NO_TIME),
  {
    class: 'resource',
    name: 'a program that is nested too deep to be read',
    job: () => job(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`),
    holds: notPassed,
  },
];

const LOOKS = ['/etc/shadow', '/etc/passwd', '/root', '/home', '/var/run', '/var/run/docker.sock', '/run', '/sys/fs/cgroup', process.cwd()];

const BOUNDARIES: readonly Attack[] = [
  look(
    'escape',
    'writes outside its own space',
    "  const done = [];\n  for (const folder of ['/', '/usr', '/etc', '/dev', '/bin', '/job', '/proc/sys/kernel']) try { fs.writeFileSync(`${folder}/x`, ''); done.push(folder); } catch {}\n  return done;",
    /returned \[\],/,
  ),
  look(
    'escape',
    'looks at its rights',
    "  const status = fs.readFileSync('/proc/self/status', 'utf8');\n  return [/CapEff:\\s+(\\w+)/.exec(status)[1], /Seccomp:\\s+(\\d)/.exec(status)[1], process.getuid() !== 0, /NoNewPrivs:\\s+(\\d)/.exec(status)[1]];",
    /returned \["0000000000000000", "2", True, "1"\]/,
  ),
  look(
    'escape',
    'asks for namespaces and mounts',
    "  const { spawnSync } = require('node:child_process');\n  return [['unshare', '-U', 'true'], ['mount', '-t', 'tmpfs', 'x', '/tmp'], ['nsenter', '-t', '1', '-m', 'true']].map(([name, ...args]) => spawnSync(name, args).status === 0);",
    /returned \[False, False, False\]/,
  ),
  look(
    'escape',
    'loads native code',
    "  try { process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6'); } catch (error) { return typeof error.code; }\n  return process.getuid() !== 0;",
    /returned "string"/,
  ),
  // a runner in the same box, and its threads, are among those that it may signal
  look(
    'escape',
    'signals the processes outside',
    "  const own = fs.readdirSync('/proc/self/task');\n  let seen = 0;\n  for (let pid = 2; pid < 40_000; pid += 1) try { if (!own.includes(String(pid)) && process.kill(pid, 0)) seen += 1; } catch {}\n  return seen < 32;",
    /returned True,/,
  ),
  look(
    'escape',
    'talks to the debugger of the driver',
    "  const { Session } = require('node:inspector');\n  const session = new Session();\n  session.connect();\n  const seen = [];\n  session.post('Runtime.evaluate', { expression: 'process.mainModule?.require(\"node:fs\").existsSync(\"/etc/shadow\") ?? false' }, (error, { result }) => seen.push(result.value));\n  return seen;",
    /returned \[False\]/,
  ),
  look('secrets', 'sees no file of anybody', `  return ${JSON.stringify(LOOKS)}.filter((path) => fs.existsSync(path));`, /returned \[\],/),
  {
    ...look(
      'secrets',
      'reads environments and command lines',
      "  const seen = [];\n  for (const pid of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) for (const file of ['environ', 'cmdline']) try { if (/RATCHET_TEST|open sesame/.test(fs.readFileSync(`/proc/${pid}/${file}`, 'utf8'))) seen.push(pid); } catch {}\n  return [process.env.RATCHET_TEST_SECRET ?? 'none', seen.filter((pid) => pid !== String(process.pid))];",
      /returned \["none", \[\]\]/,
    ),
    around: () => {
      process.env['RATCHET_TEST_SECRET'] = 'open sesame';
      return Promise.resolve(() => {
        delete process.env['RATCHET_TEST_SECRET'];
        return Promise.resolve();
      });
    },
  },
  look(
    'secrets',
    'finds descriptors of files',
    "  return fs.readdirSync('/proc/self/fd').map((fd) => { try { return fs.readlinkSync(`/proc/self/fd/${fd}`); } catch { return ''; } }).filter((path) => path.startsWith('/') && !/^\\/(?:dev\\/null|dev\\/u?random|proc\\/)/.test(path));",
    /returned \[\],/,
  ),
  server('reaches a server on this machine', (port) => `{ host: '127.0.0.1', port: ${port} }`, 0),
  server('reaches an abstract socket', () => `{ path: '\\0ratchet-js-${process.pid}' }`, `\0ratchet-js-${process.pid}`),
  look(
    'network',
    'asks the metadata address and a name server',
    "  const net = require('node:net');\n  const ask = (port, host) => new Promise((resolve) => { const socket = net.connect({ port, host, timeout: 500 }); socket.on('connect', () => resolve('reached')); socket.on('error', (error) => resolve(error.code)); socket.on('timeout', () => resolve('waits')); });\n  return [await ask(80, '169.254.169.254'), await ask(53, '8.8.8.8')];",
    /returned \["ENETUNREACH", "ENETUNREACH"\]/,
  ),
  look(
    'network',
    'resolves a name',
    "  return await require('node:dns').promises.lookup('example.com').then(() => 'found', (error) => error.syscall);",
    /returned "getaddrinfo"/,
  ),
];

function server(name: string, target: (port: number) => string, where: number | string): Attack {
  let port = 0;
  const listening = createServer((socket) => socket.end('secret'));
  return {
    class: 'network',
    name,
    job: () =>
      job(
        `const gcd = () => new Promise((resolve) => { const socket = require('node:net').connect(${target(port)}); socket.on('connect', () => resolve('reached')); socket.on('error', () => resolve('refused')); });\n`,
        { trust: 'split', cases: [call([1, 1], 'refused')] },
      ),
    holds: passes,
    around: async () => {
      await new Promise<void>((resolve) =>
        listening.listen(typeof where === 'string' ? { path: where } : { port: where, host: '127.0.0.1' }, resolve),
      );
      const address = listening.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
      return () => new Promise((resolve) => listening.close(() => resolve()));
    },
  };
}

const ANSWER = '{"id":0,"returned":17}';
const SPLIT_FORGERIES: readonly Attack[] = [
  forge('exits with 0', 'process.exit(0);'),
  forge('exits with 0 at once', 'process.reallyExit(0);'),
  forge('exits with 0 when called', 'const gcd = () => process.exit(0);'),
  forge(
    'answers what equals everything',
    'const gcd = () => ({ valueOf: () => 17, toString: () => "17", toJSON: () => 17, equals: () => true });',
  ),
  forge(
    'answers a number of its own class',
    'const gcd = () => new (class Always extends Number { valueOf() { return 17; } toJSON() { return 17; } })(17);',
  ),
  forge(
    'patches what the driver may use',
    "JSON.stringify = () => '17';\nArray.isArray = () => true;\nObject.getPrototypeOf = () => Object.prototype;\nFunction.prototype.call = function () { return 17; };\nconst gcd = () => 0;",
  ),
  forge(
    'writes answers of its own',
    `const fs = require('node:fs');\nfor (let fd = 1; fd < 30; fd += 1) try { fs.writeSync(fd, '{"loaded":null}\\n${ANSWER}\\n'); } catch {}\nconst gcd = () => 0;`,
  ),
  forge(
    'answers twice',
    `const fs = require('node:fs');\nconst gcd = () => { for (let fd = 4; fd < 30; fd += 1) try { fs.writeSync(fd, '${ANSWER}\\n${ANSWER}\\n'); } catch {} return 17; };`,
  ),
  forge('prints what a runner would', "console.log('# pass 3');\nconsole.log('ok 1 - all');\nconst gcd = () => console.log('PASSED');"),
  forge(
    'looks for the answer in the heap',
    "const gcd = () => { const text = JSON.stringify(require('node:v8').getHeapStatistics()); const shot = require('node:v8').getHeapSnapshot().read()?.toString() ?? text; const found = /\"returns\":(\\d+)/.exec(shot); return found === null ? 0 : Number(found[1]); };",
  ),
  forge('ends the top level early', 'return;\nfunction gcd() {}'),
  forge(
    'steals the scope of the judge',
    "globalThis[Symbol.for('ratchet.scope')]?.('gcd', () => () => ({ passed: true }));\nconst gcd = () => 0;",
  ),
];

const SAY = "for (const kind of ['finished', 'done']) for (const id of ids)";
const IDS =
  "const ids = fs.readdirSync('/job/tests').flatMap((file) => ['zero', 'both > same', 'both > other'].map((name) => `tests/${file} > ${name}`));";
const WRONG = 'exports.gcd = () => 3;\n';

const IN_PROCESS_FORGERIES: readonly Attack[] = [
  ...[NODE_TEST_CHECKS, JEST_CHECKS, TAP_CHECKS].flatMap((checks) => [
    forge('exits with 0', `${WRONG}process.exit(0);`, checks),
    forge('exits with 0 in a test', 'exports.gcd = () => process.exit(0);', checks),
  ]),
  forge('exits with 0 at the end', `${WRONG}process.on('exit', () => { process.exitCode = 0; process.reallyExit(0); });`, NODE_TEST_CHECKS),
  forge(
    'patches assert',
    `const assert = require('node:assert');\nfor (const name of Object.keys(assert)) try { assert[name] = () => {}; } catch {}\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'patches node:test',
    `const tests = require('node:test');\nfor (const name of ['test', 'it', 'describe']) try { tests[name] = () => {}; } catch {}\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'shadows assert in the module cache',
    `const Module = require('node:module');\nconst load = Module._load;\nModule._load = (name, ...rest) => (name.includes('assert') ? { strictEqual() {} } : load(name, ...rest));\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  caught(
    'turns failures into passes on their way',
    `const { EventEmitter } = require('node:events');\nconst emit = EventEmitter.prototype.emit;\nEventEmitter.prototype.emit = function (name, ...rest) { return emit.call(this, name === 'test:fail' ? 'test:pass' : name, ...rest); };\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'writes reports of its own',
    `const fs = require('node:fs');\n${IDS}\nfor (let fd = 3; fd < 30; fd += 1) try { ${SAY} fs.writeSync(fd, JSON.stringify({ kind, id, outcome: 'passed', raised: null }) + '\\n'); } catch {}\nprocess.reallyExit(0);`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'writes records of the judge',
    `const fs = require('node:fs');\nfor (let fd = 3; fd < 30; fd += 1) try { fs.writeSync(fd, JSON.stringify({ record: JSON.stringify({ n: 1, kind: 'ended', exitCode: 0 }), code: '0'.repeat(64) }) + '\\n'); } catch {}\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'writes to the descriptors of the supervisor',
    `const fs = require('node:fs');\nfor (const fd of [8, 9, 3]) try { fs.writeFileSync(\`/proc/\${process.ppid}/fd/\${fd}\`, '{"record":"{}","code":""}\\n'); } catch {}\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'rewrites the tests',
    `const fs = require('node:fs');\nfor (const file of fs.readdirSync('/job/tests')) try { fs.writeFileSync('/job/tests/' + file, ''); } catch {}\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  forge(
    'brings settings of its own',
    `const fs = require('node:fs');\nfor (const folder of ['/work', '/tmp', '/job', '/']) for (const name of ['package.json', 'jest.config.js', '.babelrc', 'node_modules/assert/index.js']) try { fs.mkdirSync(folder + '/node_modules/assert', { recursive: true }); fs.writeFileSync(folder + '/' + name, '{}'); } catch {}\nprocess.env.NODE_OPTIONS = '--require=/tmp/x.js';\n${WRONG}`,
    NODE_TEST_CHECKS,
  ),
  caught('makes every equality hold', `Object.is = () => true;\n${WRONG}`, JEST_CHECKS),
  forge(
    'replaces expect and test',
    `for (const name of ['expect', 'test', 'it', 'describe']) try { globalThis[name] = Object.assign(() => new Proxy(() => {}, { get: () => () => {} }), {}); } catch {}\n${WRONG}`,
    JEST_CHECKS,
  ),
  forge(
    'replaces a matcher',
    `try { expect.extend({ toBe: () => ({ pass: true, message: () => '' }) }); } catch {}\n${WRONG}`,
    JEST_CHECKS,
  ),
  forge('answers twice in TAP', "console.log('ok - zero\\nok - same\\nok - other\\n1..3');\nexports.gcd = () => 3;\n", TAP_CHECKS),
  forge('cuts TAP off', "console.log('ok - zero\\nok - same\\n1..2');\nprocess.exit(0);\n", TAP_CHECKS),
];

const LEFT =
  "  const folders = ['/work', '/tmp', '/dev/shm'];\n  const found = folders.filter((folder) => fs.existsSync(`${folder}/left`));\n  for (const folder of folders) try { fs.writeFileSync(`${folder}/left`, ''); } catch {}\n  return found;";

const REST: readonly Attack[] = [
  look('persistence', 'leaves files behind', LEFT, /returned \[\],/),
  look('persistence', 'finds what was left behind', LEFT, /returned \[\],/),
  leavesProcess(),
  {
    class: 'collector',
    name: 'answers a value that is nested too deep',
    job: () => job('const gcd = () => { let deep = []; for (let n = 0; n < 1e5; n += 1) deep = [deep]; return deep; };'),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'answers an endless value',
    job: () => job('const gcd = () => ({ get more() { return gcd(); } });'),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'answers lone surrogates, NaN and holes',
    job: () => job("const gcd = () => ['\\ud800', NaN, , -0, { '\\udfff': '\\0' }];"),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'writes a line of a gigabyte on the channel of the judge',
    job: () => job("const fs = require('node:fs');\nconst gcd = () => { for (;;) fs.writeSync(8, 'x'.repeat(65_536)); };"),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource' }),
  },
  {
    class: 'collector',
    name: 'submits files where it may not',
    job: () => ({
      ...job('const gcd = () => 1;'),
      candidate: {
        'gcd.js': 'const gcd = () => 1;',
        '../gcd.js': GCD,
        'package.json': '{"type":"module"}',
        'node_modules/assert/index.js': '',
        '/tmp/x': '',
      },
    }),
    holds: (verdict) =>
      expect(verdict).toMatchObject({
        status: 'failed',
        rejectedPaths: ['../gcd.js', '/tmp/x', 'node_modules/assert/index.js', 'package.json'],
      }),
  },
];

function leavesProcess(): Attack {
  const marker = `9${Date.now() % 100_000_000}1`;
  const code = `const { spawn } = require('node:child_process');\nconst gcd = () => { spawn('/bin/sleep', ['${marker}'], { detached: true, stdio: 'ignore' }).unref(); return 1; };\n`;
  return {
    class: 'persistence',
    name: 'leaves a process behind',
    job: () => job(code),
    holds: () => expect.poll(() => processesWith(marker), { timeout: 120_000 }).toEqual([]),
  };
}

/** Would not pass if anything of it were done twice in one box. */
const HOLDING = `const fs = require('node:fs');
fs.mkdirSync('/tmp/once');
let count = 0;
const seeded = () => (count * 1103515245 + 12345) % 7;
const gcd = (a, b) => {
  count += 1;
  fs.writeFileSync('/tmp/once/' + count, String(seeded()), { flag: 'wx' });
  setTimeout(() => {}, 5);
  const [large, small] = [Math.max(a, b), Math.min(a, b)];
  if (count > 3) throw new RangeError('called too often');
  return small === 0 ? large : [...Array(small).keys()].reverse().map((each) => each + 1).find((each) => large % each === 0 && small % each === 0);
};
module.exports = { gcd };
`;

const HONEST: readonly Attack[] = [
  ...honest('right', GCD, [{ trust: 'split', cases: GCD_CASES }, NODE_TEST_CHECKS, JEST_CHECKS, TAP_CHECKS]),
  ...honest('slow', `for (let n = 0; n < 5e7; n += 1);\n${GCD}`),
  ...honest('noisy', `${GCD}for (let n = 0; n < 100; n += 1) console.log('x'.repeat(1000));\n`),
  ...honest('prints FAILED and SyntaxError', `${GCD}console.error('FAILED SyntaxError: 3 failed');\nconsole.log('not ok 1 - zero');\n`),
  ...honest(
    'raises inside',
    'function gcd(a, b) {\n  try {\n    if (b === 0) throw new RangeError("done");\n    return gcd(b, a % b);\n  } catch (error) {\n    return a;\n  }\n}\nmodule.exports = { gcd };\n',
  ),
  ...honest(
    'adds to the language',
    `Array.prototype.last = function () { return this[this.length - 1]; };\nObject.prototype.extra = 1;\n${GCD}`,
  ),
  ...honest('keeps count, makes a folder and waits', HOLDING, [NODE_TEST_CHECKS, JEST_CHECKS]),
  {
    class: 'honest',
    name: 'kills itself',
    job: () => job("const gcd = () => process.kill(process.pid, 'SIGKILL');"),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' }),
  },
];

export const JAVASCRIPT_ATTACKS: readonly Attack[] = [
  ...RESOURCES,
  ...BOUNDARIES,
  ...SPLIT_FORGERIES,
  ...IN_PROCESS_FORGERIES,
  ...USUAL_FORGERIES,
  ...REST,
  ...HONEST,
];
