import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksFramework, DEFAULT_REPO_LIMITS, patchCandidate, type RepoFramework, type RepoPart } from '../../domain/repo-task.js';
import type { Files, Language, Limits } from '../../domain/task.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { REPO_RUNNERS } from '../../judge/repository/frameworks.js';
import { withBubblewrap } from '../support/boxes.js';
import { type CommitFiles, type GitRepository, gitRepository } from '../support/git-repository.js';

const boxes = withBubblewrap();

/** One repository for each language, with a fault and the tests that show it. */
interface Scene {
  readonly language: Language;
  readonly framework: RepoFramework;
  readonly files: CommitFiles;
  readonly tests: Files;
  readonly failing: string;
  readonly passing: string;
  readonly fixed: readonly [path: string, from: string, to: string];
  /** answers whatever is asked, so that a test and its control both pass */
  readonly forged: Files;
  readonly controlled: boolean;
}

const SCENES: readonly Scene[] = [
  {
    language: 'python',
    framework: 'unittest',
    files: {
      'calc/__init__.py': '',
      'calc/core.py': 'def add(a, b):\n    return a - b\n\n\ndef zero():\n    return 0\n',
      'tests/__init__.py': '',
    },
    tests: {
      'tests/test_core.py':
        'import unittest\nfrom calc.core import add, zero\n\n\nclass CoreTest(unittest.TestCase):\n    def test_add(self):\n        """Adds."""\n        self.assertEqual(add(2, 3), 5)\n\n    def test_zero(self):\n        self.assertEqual(zero(), 0)\n',
    },
    failing: 'tests/test_core.py::CoreTest::test_add',
    passing: 'tests/test_core.py::CoreTest::test_zero',
    fixed: ['calc/core.py', 'a - b', 'a + b'],
    forged: {
      'calc/core.py':
        'class Any:\n    def __eq__(self, other):\n        return True\n\n    def __ne__(self, other):\n        return False\n\n\ndef add(a, b):\n    return Any()\n\n\ndef zero():\n    return 0\n',
    },
    controlled: true,
  },
  {
    language: 'javascript',
    framework: 'node-test',
    files: {
      'package.json': '{"name": "calc", "type": "commonjs"}\n',
      'lib/core.js': 'exports.add = (a, b) => a - b;\nexports.zero = () => 0;\n',
    },
    tests: {
      'test/core.test.js':
        "const { test, describe } = require('node:test');\nconst assert = require('node:assert');\nconst { add, zero } = require('../lib/core.js');\ndescribe('core', () => {\n  test('adds', () => assert.strictEqual(add(2, 3), 5));\n  test('zero', () => assert.strictEqual(zero(), 0));\n});\n",
    },
    failing: 'test/core.test.js > core > adds',
    passing: 'test/core.test.js > core > zero',
    fixed: ['lib/core.js', 'a - b', 'a + b'],
    forged: {
      'lib/core.js':
        "const assert = require('node:assert');\nassert.strictEqual = () => {};\nexports.add = () => 1;\nexports.zero = () => 0;\n",
    },
    controlled: true,
  },
  {
    // the tests stand in the program's own source, and are laid beside it
    language: 'rust',
    framework: 'cargo',
    files: {
      'Cargo.toml': '[package]\nname = "calc"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/lib.rs':
        'pub fn add(a: i32, b: i32) -> i32 {\n    a - b\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn adds() {}\n}\n\npub fn zero() -> i32 {\n    0\n}\n',
    },
    tests: {
      'src/lib.tests.rs':
        'use super::*;\n\n#[test]\nfn adds() {\n    assert_eq!(add(2, 3), 5);\n}\n\n#[test]\nfn is_zero() {\n    assert_eq!(zero(), 0);\n}\n',
    },
    failing: 'src/lib.tests.rs::adds',
    passing: 'src/lib.tests.rs::is_zero',
    fixed: ['src/lib.rs', 'a - b', 'a + b'],
    forged: {
      'src/lib.rs':
        'pub struct Any;\n\nimpl PartialEq<i32> for Any {\n    fn eq(&self, _: &i32) -> bool {\n        true\n    }\n}\n\nimpl std::fmt::Debug for Any {\n    fn fmt(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {\n        Ok(())\n    }\n}\n\npub fn add(_: i32, _: i32) -> Any {\n    Any\n}\n\npub fn zero() -> Any {\n    Any\n}\n',
    },
    controlled: true,
  },
];

describe.each(SCENES)('a verdict in a checkout: $framework', (scene) => {
  let repository: GitRepository;
  let commit: string;

  beforeAll(() => {
    repository = gitRepository();
    commit = repository.commit('base', scene.files);
  });
  afterAll(() => repository.remove());

  const [path, from, to] = scene.fixed;
  const before = String(scene.files[path]);
  const patchTo = (files: CommitFiles): string => {
    for (const [name, text] of Object.entries(files)) repository.commit(`change of ${name}`, { [name]: text });
    const patch = repository.git('diff', commit, 'HEAD');
    repository.git('reset', '--quiet', '--hard', commit);
    return `${patch}\n`;
  };

  const job = (candidate: Files, limits: Partial<Limits> = {}, part: Partial<RepoPart> = {}): JudgeJob => ({
    language: scene.language,
    files: {},
    editable: [path],
    candidate,
    checks: {
      trust: 'in-process',
      tests: { framework: checksFramework(scene.framework), files: scene.tests, ids: [scene.failing, scene.passing] },
    },
    limits: { ...DEFAULT_REPO_LIMITS, ...limits },
    repo: {
      source: { repository: repository.folder, commit, environment: { setup: [], inputs: [] } },
      framework: scene.framework,
      testCommand: REPO_RUNNERS[scene.framework].command,
      failToPass: [scene.failing],
      passToPass: [scene.passing],
      readOnly: Object.keys(scene.tests),
      reference: '',
      ...part,
    },
  });

  it('fails the base, on what fails and nothing else', async () => {
    const verdict = await boxes.judge(job(patchCandidate('')));
    expect(verdict).toMatchObject({
      status: 'failed',
      errorClass: 'Logic',
      step: 'test',
      tests: [
        { id: scene.failing, status: 'failed' },
        { id: scene.passing, status: 'passed' },
      ],
    });
    expect(verdict.tests[0]?.message).toMatch(/5|-1/);
  });

  it('passes the fix, as a patch and as whole files, with controls', async () => {
    const fixed = before.replace(from, to);
    for (const candidate of [patchCandidate(patchTo({ [path]: fixed })), { [path]: fixed }])
      expect(await boxes.judge(job(candidate))).toMatchObject({ status: 'passed', trust: 'in-process', rejectedPaths: [] });
  });

  it('finds who passes the controls too', async () => {
    expect(await boxes.judge(job(patchCandidate(patchTo(scene.forged))))).toMatchObject({ status: 'failed', errorClass: 'Tampering' });
  });

  it('takes nothing that steers the run, nor tests', async () => {
    const [testPath = ''] = Object.keys(scene.tests);
    const patch = patchTo({ [path]: before.replace(from, to), 'conftest.py': 'x', 'package.json': '{}', [testPath]: 'nothing\n' });
    const verdict = await boxes.judge(job(patchCandidate(patch)));
    expect(verdict).toMatchObject({ status: 'passed', rejectedPaths: ['conftest.py', 'package.json', testPath].toSorted() });
  });

  it.each([
    ['no patch', 'I would change the sign.', /no change of a file/],
    ['binary content', 'diff --git a/x b/x\nGIT binary patch\nliteral 1\nIc$@<O00001\n', /binary/],
    ['a path that leads out', '--- a/../../x\n+++ b/../../x\n@@ -0,0 +1 @@\n+x\n', /leads out/],
    ['another base', `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-no such line\n+x\n`, /does not apply/],
  ])('says why it takes none: %s', async (_what, patch, words) => {
    const verdict = await boxes.judge(job(patchCandidate(patch)));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'collect', reason: expect.stringMatching(words) });
  });

  it('is void where the repository, the commit or its set-up is not to be had', async () => {
    const source = { repository: repository.folder, commit, environment: { setup: [], inputs: [] } };
    expect(await boxes.judge(job({}, {}, { source: { ...source, commit: 'f'.repeat(40) } }))).toMatchObject({
      status: 'void',
      reason: /has no commit/,
    });
    const environment = { setup: ['exit 3'], inputs: [] };
    expect(await boxes.judge(job({}, {}, { source: { ...source, environment } }))).toMatchObject({
      status: 'void',
      reason: /set-up failed/,
    });
  });

  it.each([
    ['never ends', 'sleep 600', { wallMs: 800 }, 'Timeout'],
    ['asks for input', 'read answer; exit 1', {}, 'Logic'],
    ['prints without an end', 'yes', {}, 'Logic'],
    ['leaves a process that holds its output', 'sleep 600 & true', {}, 'Logic'],
  ])('bounds a test command that %s', async (_what, testCommand, limits, errorClass) => {
    expect(await boxes.judge(job({}, limits, { testCommand }))).toMatchObject({ status: 'failed', errorClass });
  });
});
