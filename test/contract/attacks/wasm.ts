import { expect } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../domain/task.js';
import { call, messages } from '../sandbox.js';
import { type Attack, notPassed } from './attack.js';
import { JAVASCRIPT_ATTACKS } from './javascript.js';
import type { JudgeJob } from '../../../ports/sandbox.js';

function job(body: string, limits: Partial<Limits> = {}): JudgeJob {
  const code = `const gcd = async () => {\n${body}\n};\n`;
  return {
    language: 'javascript',
    files: { 'gcd.js': '' },
    editable: ['gcd.js'],
    candidate: { 'gcd.js': code },
    checks: { trust: 'split', cases: [call([1, 1], 'nobody expects this')] },
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

/** A piece of code in the box; what it returns or raises stands in the message, and must match. */
function look(kind: Attack['class'], name: string, body: string, sees: RegExp, limits: Partial<Limits> = {}): Attack {
  return { class: kind, name, job: () => job(body, limits), holds: (verdict) => expect(messages(verdict).join()).toMatch(sees) };
}

function resource(name: string, body: string, limits: Partial<Limits>, errorClass: RegExp): Attack {
  return {
    class: 'resource',
    name,
    job: () => job(body, limits),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: expect.stringMatching(errorClass) }),
  };
}

/** Little memory, and time to fill it on a busy machine. */
const ROOMY: Partial<Limits> = { memoryMb: 32, cpuMs: 20_000, wallMs: 20_000 };
const ABSENT = /not defined|undefined|Cannot find module|could not load/;

const OWN: readonly Attack[] = [
  look(
    'escape',
    'reaches the host by the constructor of what it is given',
    '  return console.log.constructor.constructor("return process")().pid;',
    /raised ReferenceError: .*process/,
  ),
  look(
    'escape',
    'reaches the host by the stack of its caller',
    '  return (function () { return this; })()?.process ?? typeof globalThis.process;',
    /returned "undefined"/,
  ),
  ...['std', 'os', 'qjs:os', 'node:fs', 'bjson'].map((name) =>
    look('escape', `imports ${name}`, `  return Object.keys(await import('${name}'));`, ABSENT),
  ),
  look('escape', 'requires a file outside the task', "  return require('../../../etc/passwd');", /Cannot find module/),
  look(
    'escape',
    'names what the host has',
    "  return ['process', 'require', 'Buffer', 'fetch', 'WebAssembly', 'setTimeout', 'scriptArgs', 'std', 'os'].filter((name) => typeof globalThis[name] !== 'undefined');",
    /returned \[\]/,
  ),
  resource('memory bomb', '  const kept = [];\n  for (;;) kept.push(new Uint8Array(1 << 20));', ROOMY, /^Resource$/),
  look(
    'resource',
    'goes on after its memory was refused',
    '  const kept = [];\n  try { for (;;) kept.push(new ArrayBuffer(1 << 22)); } catch { kept.length = 0; }\n  return "went on";',
    /returned "went on"/,
    ROOMY,
  ),
  look(
    'resource',
    'recurses without end',
    '  const down = (n) => 1 + down(n + 1);\n  return down(0);',
    /raised InternalError: stack overflow/,
  ),
  resource('computes without end', '  for (;;) try { for (;;); } catch {}', { cpuMs: 1_000, wallMs: 1_000 }, /^Timeout$/),
  resource(
    'settles promises without end',
    '  const again = () => Promise.resolve().then(again);\n  await again();',
    { cpuMs: 1_000, wallMs: 1_000 },
    /^Timeout$/,
  ),
  resource(
    'waits without end',
    '  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);\n  for (;;);',
    { cpuMs: 1_000, wallMs: 1_000 },
    /^(?:Timeout|Logic)$/,
  ),
  resource('prints without end', '  for (;;) console.log("x".repeat(1000));', { outputKb: 64 }, /^Resource$/),
];

/** Those that need Node fail on what is not there; none of them may pass. */
const SHARED = JAVASCRIPT_ATTACKS.filter((attack) => attack.job().checks.trust === 'split').map((attack): Attack =>
  attack.class === 'honest' ? attack : { ...attack, name: `as in Node: ${attack.name}`, holds: notPassed },
);

/** QuickJS computes many times slower than V8: what is only slow there does not end here. */
export const WASM_ATTACKS: readonly Attack[] = [...OWN, ...SHARED.filter((attack) => attack.name !== 'split: slow')];
