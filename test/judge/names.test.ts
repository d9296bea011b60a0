import { describe, expect, it } from 'vitest';
import { type Checks, DEFAULT_LIMITS, type Files, type Framework, type Language } from '../../domain/task.js';
import { withBubblewrap } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const MARK = '\uFEFF';

interface Named {
  readonly language: Language;
  /** of the file that is called */
  readonly path: string;
  readonly text: string;
  readonly fn: string;
  readonly tests: { readonly framework: Framework; readonly path: string; readonly text: string; readonly id: string };
  /** beside it */
  readonly files?: Files;
}

function python(name: string, text = 'def f(): return 3\n', files: Files = {}): Named {
  const tests = {
    framework: 'pytest' as const,
    path: 'tests/test_it.py',
    text: `import ${name}\n\ndef test_it():\n    assert ${name}.f() == 3\n`,
    id: 'tests/test_it.py::test_it',
  };
  return { language: 'python', path: `${name}.py`, text, fn: `${name}:f`, tests, files };
}

function javascript(name: string, text = 'exports.f = () => 3;\n', framework: 'node-test' | 'jest' = 'node-test'): Named {
  const test =
    framework === 'jest'
      ? `const { f } = require('../${name}');\ntest('it', () => { expect(f()).toBe(3); });\n`
      : `const test = require('node:test');\nconst assert = require('node:assert');\nconst { f } = require('../${name}');\ntest('it', () => { assert.strictEqual(f(), 3); });\n`;
  return {
    language: 'javascript',
    path: `${name}.js`,
    text,
    fn: `${name}:f`,
    tests: { framework, path: 'tests/it.test.js', text: test, id: 'tests/it.test.js > it' },
  };
}

function typescript(name: string): Named {
  const test = `import test from 'node:test';\nimport assert from 'node:assert';\nimport { f } from '../${name}';\ntest('it', () => { assert.strictEqual(f(), 3); });\n`;
  return {
    language: 'typescript',
    path: `${name}.ts`,
    text: 'export const f = (): number => 3;\n',
    fn: `${name}:f`,
    tests: { framework: 'node-test', path: 'tests/it.test.ts', text: test, id: 'tests/it.test.ts > it' },
  };
}

function java(name: string): Named {
  const test = `import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.Test;\nclass ItTest {\n    @Test\n    void it() { assertEquals(3, ${name}.f()); }\n}\n`;
  return {
    language: 'java',
    path: `${name}.java`,
    text: `class ${name} {\n    static int f() { return 3; }\n}\n`,
    fn: `${name}:f`,
    tests: { framework: 'junit', path: 'tests/ItTest.java', text: test, id: 'ItTest#it' },
  };
}

function rust(name: string): Named {
  const files = { 'Cargo.toml': '[package]\nname = "sol"\nversion = "0.1.0"\nedition = "2021"\n', 'src/lib.rs': `pub mod ${name};\n` };
  const test = `#[test]\nfn it() { assert_eq!(sol::${name}::f(), 3); }\n`;
  return {
    language: 'rust',
    path: `src/${name}.rs`,
    text: 'pub fn f() -> i32 { 3 }\n',
    fn: `src/${name}:f`,
    tests: { framework: 'cargo', path: 'tests/it.rs', text: test, id: 'tests/it.rs::it' },
    files,
  };
}

const NAMED: readonly Named[] = [
  ...['queue', 'json', 'string', 'math', 'os', 'random', 'coverage', 'pytest'].map((name) => python(name)),
  python('heapq', 'import queue\nimport string\ndef f(): return len(string.digits) - 7 + queue.Queue().qsize()\n'),
  python('enum', 'from token import three\nimport json, dataclasses\ndef f(): return json.loads("1") + three() - 1\n', {
    'token.py': 'import keyword\ndef three(): return 3 if keyword.iskeyword("if") else 0\n',
  }),
  ...['fs', 'assert', 'values'].map((name) => javascript(name)),
  javascript('path', undefined, 'jest'),
  typescript('fs'),
  ...['String', 'List', 'Split'].map(java),
  ...['core', 'test', 'json'].map(rust),
];

function job(named: Named, checks: Checks, mark = ''): JudgeJob {
  const { language, path, text, files = {} } = named;
  return {
    language,
    files: { ...files, [path]: '' },
    editable: [path],
    candidate: { [path]: mark + text },
    checks,
    limits: { ...DEFAULT_LIMITS, cpuMs: 10_000, wallMs: 20_000 },
  };
}

function split({ fn }: Named, returns: number): Checks {
  return { trust: 'split', cases: [{ id: 'it', call: { fn, args: [] }, expect: { returns }, compare: { kind: 'exact' } }] };
}

function inProcess({ tests: { framework, path, text, id } }: Named, mark = ''): Checks {
  return { trust: 'in-process', tests: { framework, files: { [path]: mark + text }, ids: [id] } };
}

describe('a program file that is named like something of the language', () => {
  const { judge } = withBubblewrap();

  it.each(NAMED.map((named) => [`${named.language} ${named.path} (${named.tests.framework})`, named] as const))('%s', async (_, named) => {
    const right = await judge(job(named, split(named, 3)));
    expect([right.status, right.tests, right.diagnostics]).toEqual(['passed', [{ id: 'it', status: 'passed', message: '' }], []]);
    expect(await judge(job(named, split(named, 4)))).toMatchObject({
      status: 'failed',
      errorClass: 'Logic',
      tests: [{ message: expect.stringContaining('returned 3, expected 4') }],
    });
    const tested = await judge(job(named, inProcess(named)));
    expect([tested.status, tested.tests.map(({ message }) => message), tested.diagnostics]).toEqual(['passed', [''], []]);
    const wrong = { ...named, text: named.language === 'python' ? `${named.text}f = lambda: 13\n` : named.text.replaceAll('3', '13') };
    expect(await judge(job(wrong, inProcess(wrong)))).toMatchObject({ status: 'failed' });
  });

  it.each([python('sol'), javascript('sol'), javascript('sol', undefined, 'jest'), typescript('sol'), java('Sol'), rust('sol_x')])(
    '$language with a byte order mark ($tests.framework)',
    async (named) => {
      expect(await judge(job(named, split(named, 3), MARK))).toMatchObject({ status: 'passed', diagnostics: [] });
      expect(await judge(job(named, inProcess(named, MARK), MARK))).toMatchObject({ status: 'passed', diagnostics: [] });
    },
  );
});
