import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Language } from '../../domain/task.js';
import { readConfig } from '../../config/config.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { diagnose } from '../../infra/stack/doctor.js';
import { type Attack, attacksHold } from '../contract/attacks/attack.js';
import { PYTHON_ATTACKS } from '../contract/attacks/python.js';
import { GCD_CASES, sandboxContract } from '../contract/sandbox.js';
import { whyNoDocker, withDocker } from '../support/docker.js';

/** A forgery is told by the drivers, which are the same in each box, but for those that go for what the box holds. */
const dependsOnBox = (attack: Attack): boolean => attack.class !== 'forgery' || /memory|records|tests|plugins/.test(attack.name);

const open = (): Promise<OpenSandbox> =>
  openSandbox({ cache: '', backend: 'docker', concurrency: 2, report: (line) => process.stderr.write(`${line}\n`) });

describe.skipIf((await whyNoDocker()) !== null)('the Docker box', () => {
  withDocker();
  sandboxContract('Docker', open);
  attacksHold('Docker, Python', PYTHON_ATTACKS.filter(dependsOnBox), open);

  it.each<[Language, string, string]>([
    ['python', 'a.py', 'import os\n'],
    ['javascript', 'a.js', 'function f(x) {\n  if (x === NaN) return 1;\n  return x;\n}\nmodule.exports = { f };\n'],
    ['java', 'F.java', 'import java.util.*;\n'],
    ['rust', 'a.rs', 'pub fn f() -> i32 { return 1; }\n'],
  ])('has a linter of %s', async (language, path, text) => {
    const sandbox = await open();
    const findings = await sandbox.lint({ language, files: { [path]: text }, paths: [path] }, new AbortController().signal);
    await sandbox.close();
    expect(findings).toContainEqual(expect.objectContaining({ path }));
  });

  it('compiles TypeScript, what is right and what is not, for candidate after candidate', async () => {
    const sandbox = await open();
    const statuses: unknown[] = [];
    for (const type of ['number', 'string', 'number']) {
      const { status, errorClass } = await sandbox.judge(
        {
          language: 'typescript',
          files: { 'gcd.ts': '' },
          editable: ['gcd.ts'],
          candidate: { 'gcd.ts': `export const gcd = (a: number, b: number): ${type} => (b === 0 ? a : gcd(b, a % b));\n` },
          checks: { trust: 'split', cases: GCD_CASES },
          limits: DEFAULT_LIMITS,
        },
        new AbortController().signal,
      );
      statuses.push([status, errorClass]);
    }
    await sandbox.close();
    expect(statuses).toEqual([
      ['passed', null],
      ['failed', 'Syntax'],
      ['passed', null],
    ]);
  });

  it('is what the doctor finds where it is asked for, with the languages of its image', async () => {
    const home = await mkdtemp(join(tmpdir(), 'ratchet-doctor-'));
    const { parts } = await diagnose(readConfig({ RATCHET_HOME: home, RATCHET_CACHE: home, RATCHET_SANDBOX: 'docker' }), false, () => {});
    await rm(home, { recursive: true });
    const ways = new Map(parts.map(({ part, way }) => [part, way]));
    expect(ways.get('sandbox')).toMatch(/^docker: engine .*, image ratchet-box:\w+; the self-test holds, \d+ of 11 guarantees enforced$/);
    for (const language of ['python', 'java', 'javascript', 'rust'] as const) expect(ways.get(language)).toMatch(/^in the image of the/);
  });
});
