import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsOf, NOTHING_SAID } from '../../domain/needs.js';
import { type Case, type Checks, DEFAULT_LIMITS, type Files, type Language } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { messages } from '../contract/sandbox.js';

/** Kept from run to run: what is set up is put there once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');
const never = new AbortController().signal;

/** Whether the registries answer; without them nothing can be set up. */
function answers(command: string, ...args: readonly string[]): boolean {
  const found = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 }).status === 0;
  if (!found) process.stderr.write(`${command} ${args.join(' ')} has no answer: what needs that registry is skipped\n`);
  return found;
}
const HAS_PYPI = answers('python3', '-m', 'pip', 'index', 'versions', 'PyYAML', '--disable-pip-version-check');
const HAS_NPM = answers('npm', 'view', 'lodash@4.17.21', 'version');
const HAS_MAVEN = HAS_NPM;
const HAS_CRATES = HAS_NPM;

const POM = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>test</groupId>
  <artifactId>needs</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId><version>3.14.0</version></dependency>
  </dependencies>
</project>
`;

function call(fn: string, args: readonly (string | number)[], returns: string | number | readonly number[]): Case {
  return { id: 'call', call: { fn, args }, expect: { returns }, compare: { kind: 'equal' } };
}

function run(stdin: string, stdout: string): Case {
  return { id: 'run', stdin, stdout, checker: { kind: 'tokens' } };
}

function split(...cases: readonly Case[]): Checks {
  return { trust: 'split', cases };
}

/** What Cargo says of a crate that it built, as a set-up might forge it. */
const ARTIFACT = JSON.stringify({
  reason: 'compiler-artifact',
  manifest_path: '/x/cfg-if-1.0.0/Cargo.toml',
  target: { name: 'x', kind: ['lib'] },
  filenames: ['/work/libcfg.rlib'],
});

describe('what tasks need', () => {
  let sandbox: OpenSandbox;
  const said: string[] = [];
  const judge = (
    language: Language,
    candidate: Files,
    checks: Checks,
    { manifests = {}, setup = [] }: { readonly manifests?: Files; readonly setup?: readonly string[] },
  ): Promise<Verdict> => {
    const needs = needsOf(language, { manifests, setup }, NOTHING_SAID);
    return sandbox.judge(
      {
        language,
        files: candidate,
        editable: Object.keys(candidate),
        candidate,
        checks,
        limits: DEFAULT_LIMITS,
        ...(needs === null ? {} : { needs }),
      },
      never,
    );
  };

  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: (line) => said.push(line) });
  });
  afterAll(async () => {
    await sandbox.close();
  });

  describe('links that set-up leaves', () => {
    const host = mkdtempSync(join(tmpdir(), 'ratchet-needs-host-'));
    afterAll(() => rmSync(host, { recursive: true, force: true }));
    const answers42 = split(call('a:f', [], 42));

    it('lead to nothing of this machine that is written', async () => {
      const file = join(host, 'written');
      const setup = [`mkdir -p rust && echo '${ARTIFACT}' > rust/build.json && ln -s ${file} rust/crates.txt`];
      await judge('python', { 'a.py': 'def f(): return 42\n' }, answers42, { setup });
      expect(existsSync(file)).toBe(false);
    });

    it.each([
      ['a link', `mkdir rust && ln -s ${join(host, 'read')} rust/build.json`],
      ['a folder', 'mkdir -p rust/build.json'],
      ['a device', 'mkdir rust && ln -s /dev/zero rust/build.json'],
    ])('are not read where %s stands for what was built: the verdict is void', async (_, command) => {
      writeFileSync(join(host, 'read'), ARTIFACT);
      expect(await judge('python', { 'a.py': 'def f(): return 42\n' }, answers42, { setup: [command] })).toMatchObject({
        status: 'void',
        reason: expect.stringContaining('set-up left rust/build.json, which is no file of what was built'),
      });
    });

    it('show a candidate nothing of this machine', async () => {
      writeFileSync(join(host, 'secret'), 'secret');
      const look = 'exports.f = () => require("node:fs").existsSync("/node_modules/secret") ? 0 : 42;\n';
      const verdict = await judge('javascript', { 'a.js': look }, split(call('a:f', [], 42)), { setup: [`ln -s ${host} node_modules`] });
      expect(messages(verdict)).toEqual(['']);
    });
  });

  it('tries once what cannot be set up, for all that need it at the time', async () => {
    const setup = ['echo tried; exit 3'];
    said.length = 0;
    for (const _ of [1, 2, 3])
      expect(await judge('python', { 'a.py': '' }, split(call('a:f', [], 1)), { setup })).toMatchObject({ status: 'void' });
    expect(said.filter((line) => line.startsWith('setting up what the tests need'))).toHaveLength(1);
  });

  describe.skipIf(!HAS_PYPI)('PyYAML and numpy of requirements.txt', () => {
    const manifests = { 'requirements.txt': 'PyYAML==6.0.2\nnumpy>=1.26,<3\n' };

    it('are there for calls, for programs and for tests', async () => {
      const solution = {
        'solution.py':
          'import numpy\nimport yaml\n\ndef total(text):\n    return int(numpy.array(yaml.safe_load(text)).sum())\n\nif __name__ == "__main__":\n    print(total(input()))\n',
      };
      const called = await judge('python', solution, split(call('solution:total', ['[1, 2, 3]'], 6)), { manifests });
      expect(messages(called)).toEqual(['']);
      const ran = await judge('python', solution, split(run('[4, 5]\n', '9')), { manifests });
      expect(messages(ran)).toEqual(['']);
      const tests = {
        framework: 'pytest' as const,
        files: {
          'tests/test_total.py': 'import yaml\nfrom solution import total\n\ndef test_total():\n    assert total(yaml.dump([1, 1])) == 2\n',
        },
        ids: ['tests/test_total.py::test_total'],
      };
      const tested = await judge('python', solution, { trust: 'in-process', tests }, { manifests });
      expect(messages(tested)).toEqual(['']);
    });

    it('are no part of a task that does not name them', async () => {
      const verdict = await judge('python', { 'a.py': 'import yaml\n' }, split(call('a:f', [], 1)), {});
      expect(messages(verdict)[0]).toContain("ModuleNotFoundError: No module named 'yaml'");
    });

    it('can be read by a candidate and not written', async () => {
      const text =
        'import yaml\n\ndef f():\n    try:\n        open(yaml.__file__, "a")\n        return "written"\n    except OSError as error:\n        return error.strerror\n';
      const verdict = await judge('python', { 'a.py': text }, split(call('a:f', [], 'Read-only file system')), { manifests });
      expect(messages(verdict)).toEqual(['']);
    });

    it('make the verdict void where they cannot be had, with their name', async () => {
      const verdict = await judge('python', { 'a.py': '' }, split(call('a:f', [], 1)), {
        manifests: { 'requirements.txt': 'PyYAML==0.0.77\n' },
      });
      expect(verdict).toMatchObject({
        status: 'void',
        reason: expect.stringMatching(/^set-up failed: exit code 1: [\s\S]*PyYAML==0\.0\.77/),
      });
    });
  });

  it.skipIf(!HAS_NPM)('has lodash of package.json for calls, programs and tests, in JavaScript and TypeScript', async () => {
    const manifests = { 'package.json': '{"private": true, "dependencies": {"lodash": "4.17.21"}}' };
    const script = {
      'solution.js': "const { chunk } = require('lodash');\nexports.parts = (n) => chunk([...Array(n).keys()], 2).length;\n",
    };
    expect(messages(await judge('javascript', script, split(call('solution:parts', [5], 3)), { manifests }))).toEqual(['']);
    const module = { 'main.mjs': "import lodash from 'lodash';\nconsole.log(lodash.sum([1, 2]));\n" };
    expect(messages(await judge('javascript', module, split(run('', '3')), { manifests }))).toEqual(['']);
    const typed = { 'main.ts': "import * as lodash from 'lodash';\nconst sum: number = lodash.sum([1, 2]);\nconsole.log(sum);\n" };
    expect(messages(await judge('typescript', typed, split(run('', '3')), { manifests }))).toEqual(['']);
    const tests = {
      framework: 'node-test' as const,
      files: {
        'tests/parts.test.js':
          "const test = require('node:test');\nconst assert = require('node:assert');\nconst { parts } = require('../solution.js');\ntest('parts', () => { assert.strictEqual(parts(4), 2); });\n",
      },
      ids: ['tests/parts.test.js > parts'],
    };
    expect(messages(await judge('javascript', script, { trust: 'in-process', tests }, { manifests }))).toEqual(['']);
  });

  it.skipIf(!HAS_MAVEN)('has a library of pom.xml for calls, programs and tests', async () => {
    const manifests = { 'pom.xml': POM };
    const solution = {
      'Names.java':
        'import org.apache.commons.lang3.StringUtils;\npublic class Names {\n  public static String first(String name) { return StringUtils.capitalize(name); }\n  public static void main(String[] args) { System.out.println(first("ada")); }\n}\n',
    };
    expect(messages(await judge('java', solution, split(call('Names:first', ['bo'], 'Bo')), { manifests }))).toEqual(['']);
    expect(messages(await judge('java', solution, split(run('', 'Ada')), { manifests }))).toEqual(['']);
    const tests = {
      framework: 'junit' as const,
      files: {
        'tests/NamesTest.java':
          'import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.Test;\nimport org.apache.commons.lang3.StringUtils;\nclass NamesTest {\n  @Test void first() { assertEquals("Cy", Names.first(StringUtils.lowerCase("CY"))); }\n}\n',
      },
      ids: ['NamesTest#first'],
    };
    expect(messages(await judge('java', solution, { trust: 'in-process', tests }, { manifests }))).toEqual(['']);
  });

  it.skipIf(!HAS_CRATES)('has a crate of Cargo.toml for calls and programs', async () => {
    const manifests = {
      'Cargo.toml': '[package]\nname = "needs"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nhex = { version = "0.4.3" }\n',
    };
    const library = { 'src/lib.rs': 'pub fn code(text: &str) -> String { hex::encode(text) }\n' };
    expect(messages(await judge('rust', library, split(call('src/lib:code', ['a'], '61')), { manifests }))).toEqual(['']);
    const program = { 'src/main.rs': 'fn main() { println!("{}", hex::encode("b")); }\n' };
    expect(messages(await judge('rust', program, split(run('', '62')), { manifests }))).toEqual(['']);
  });

  it('is what commands leave, without a registry, and without a secret of this machine', async () => {
    process.env['RATCHET_TEST_SECRET'] = 'told';
    const setup = ['mkdir -p python', 'env > python/seen.txt', 'echo "NAME = \'made\'" > python/made.py'];
    const text =
      'import made\n\ndef f():\n    seen = open(made.__file__.replace("made.py", "seen.txt")).read()\n    return made.NAME + str("told" in seen)\n';
    const verdict = await judge('python', { 'a.py': text }, split(call('a:f', [], 'madeFalse')), { setup });
    delete process.env['RATCHET_TEST_SECRET'];
    expect(messages(verdict)).toEqual(['']);
  });

  it('is set up once, whatever the candidate', async () => {
    const setup = ['mkdir -p python', `echo "N = ${process.pid}" > python/number.py`];
    const before = said.length;
    for (const text of ['import number\n\ndef f():\n    return number.N\n', 'from number import N\n\ndef f():\n    return N\n'])
      expect(messages(await judge('python', { 'a.py': text }, split(call('a:f', [], process.pid)), { setup }))).toEqual(['']);
    expect(said.slice(before).filter((line) => line.endsWith('once …') && line.startsWith('setting up what tasks need'))).toHaveLength(1);
  });
});
