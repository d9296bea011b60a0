import { array, assert as hold, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPO_FRAMEWORKS, type RepoFramework } from '../../domain/repo-task.js';
import { REPO_RUNNERS } from '../../judge/repository/frameworks.js';
import { isListed, steers } from '../../judge/repository/steering.js';

function read(framework: RepoFramework, left: { printed?: string; reports?: string }, paths: readonly string[] = []): unknown {
  return REPO_RUNNERS[framework]
    .read({ printed: left.printed ?? '', reports: left.reports ?? '' }, paths)
    .map(({ id, status, message }) => [id, status, message]);
}

describe('what frameworks report', () => {
  it('pytest, by JUnit’s XML with files', () => {
    const reports = `<?xml version="1.0"?><testsuites><testsuite name="pytest">
<testcase classname="tests.test_a.TestA" name="test_one[a&lt;b-1]" file="tests/test_a.py" line="3" time="0.001"/>
<testcase classname="tests.test_a" name="test_two" file="tests/test_a.py" line="9" time="0.0"><failure message="AssertionError: assert 1 == 2&#10;E">def test_two(): &lt;x&gt;</failure></testcase>
<testcase classname="tests.test_a" name="test_three" file="tests/test_a.py"><skipped type="pytest.skip" message="no"/></testcase>
<testcase classname="" name="tests.test_b"><error message="collection failure">E   ImportError</error></testcase>
</testsuite></testsuites>`;
    expect(read('pytest', { reports })).toEqual([
      ['tests/test_a.py::TestA::test_one[a<b-1]', 'passed', ''],
      ['tests/test_a.py::test_two', 'failed', 'AssertionError: assert 1 == 2\nE'],
      ['tests/test_a.py::test_three', 'skipped', 'no'],
    ]);
  });

  it('unittest, with and without documentation, before and after Python 3.11', () => {
    const printed = `test_one (tests.test_a.TestA.test_one)\nFirst line ... ok
test_two (tests.test_a.TestA) ... FAIL
test_three (tests.test_a.TestA.test_three) ... skipped 'no'

======================================================================
FAIL: test_two (tests.test_a.TestA)
----------------------------------------------------------------------
Traceback (most recent call last):
AssertionError: 1 != 2

`;
    expect(read('unittest', { printed }, ['tests/test_a.py'])).toEqual([
      ['tests/test_a.py::TestA::test_one', 'passed', ''],
      ['tests/test_a.py::TestA::test_two', 'failed', 'AssertionError: 1 != 2'],
      ['tests/test_a.py::TestA::test_three', 'skipped', ''],
    ]);
  });

  it('node:test and tap, as tests by their headings', () => {
    const printed = `# ratchet file: test/a.js
TAP version 13
# Subtest: outer
    # Subtest: inner
    not ok 1 - inner
      ---
      error: |-
        Expected values to be strictly equal:
        
        -1 !== 5
      code: 'ERR_ASSERTION'
      ...
    1..1
not ok 1 - outer
# Subtest: plain
ok 2 - plain # SKIP
1..2
# ratchet file: test/b.js
TAP version 13
    # Subtest: valid
    ok 1 - should be equal
    not ok 2 - should match
      ---
      found: 1
      ...
    1..2
not ok 1 - valid # time=3ms
# Subtest: valid
    ok 1 - again
    1..1
ok 2 - valid # time=3ms
1..2
# ratchet file: test/c.js
ok 1 - bare assertion
# Subtest: mixed
    not ok 1 - its own
    # Subtest: inside
        ok 1 - fine
        1..1
    ok 2 - inside
    1..2
not ok 2 - mixed
1..2
`;
    expect(read('tap', { printed })).toEqual([
      ['test/a.js > outer > inner', 'failed', 'Expected values to be strictly equal: -1 !== 5'],
      ['test/a.js > plain', 'skipped', ''],
      ['test/b.js > valid', 'failed', 'should match'],
      ['test/b.js > valid #2', 'passed', ''],
      ['test/c.js > bare assertion', 'passed', ''],
      ['test/c.js > mixed', 'failed', 'its own'],
      ['test/c.js > mixed > inside', 'passed', ''],
    ]);
  });

  it('jest and vitest, mocha, by JSON', () => {
    const jest = {
      testResults: [
        {
          name: '/work/src/a.test.js',
          assertionResults: [
            { ancestorTitles: ['group'], title: 'adds', status: 'passed', failureMessages: [] },
            { ancestorTitles: [], title: 'takes', status: 'failed', failureMessages: ['Error: no\n at x'] },
          ],
        },
      ],
    };
    expect(read('jest', { reports: JSON.stringify(jest) })).toEqual([
      ['src/a.test.js > group > adds', 'passed', ''],
      ['src/a.test.js > takes', 'failed', 'Error: no\n at x'],
    ]);
    const mocha = {
      passes: [{ file: '/work/test/a.js', fullTitle: 'group adds' }],
      failures: [{ file: '/work/test/a.js', fullTitle: 'takes', err: { message: 'no' } }],
      pending: [],
    };
    expect(read('mocha', { reports: JSON.stringify(mocha) })).toEqual([
      ['test/a.js > group adds', 'passed', ''],
      ['test/a.js > takes', 'failed', 'no'],
    ]);
    expect(read('vitest', { reports: '{"testResults": [' })).toEqual([]);
  });

  it('cargo, by its targets', () => {
    const printed = `     Running unittests src/lib.rs (target/debug/deps/semver-1)

running 1 test
test parse::works ... ok

     Running tests/test_version.rs (target/debug/deps/test_version-2)

running 3 tests
test test_eq ... FAILED
test slow ... ignored
test dies - should panic ... ok

failures:

---- test_eq stdout ----
thread 'test_eq' panicked at tests/test_version.rs:5:5:
assertion failed: a == b
note: run with RUST_BACKTRACE=1

   Doc-tests semver
test src/lib.rs - (line 3) ... ok
`;
    expect(read('cargo', { printed })).toEqual([
      ['src/lib.rs::parse::works', 'passed', ''],
      ['tests/test_version.rs::test_eq', 'failed', "thread 'test_eq' panicked at tests/test_version.rs:5:5: assertion failed: a == b"],
      ['tests/test_version.rs::slow', 'skipped', ''],
      ['tests/test_version.rs::dies', 'passed', ''],
    ]);
    expect(REPO_RUNNERS.cargo.files(['tests/test_version.rs', 'src/lib.rs'])).toEqual(['--test', 'test_version', '--lib']);
  });

  it('cargo, by the modules of tests that were asked for', () => {
    const names = ['parse::tests::works', 'parse::other::tests::works', 'tests::root', 'number::tests::works'];
    const printed = `     Running unittests src/lib.rs (target/debug/deps/a-1)\n${names.map((name) => `test ${name} ... ok`).join('\n')}\n`;
    const asked = ['src/lib.tests.rs', 'src/parse/mod.tests.rs', 'src/parse/other.tests.rs', 'tests/a.rs'];
    expect(REPO_RUNNERS.cargo.read({ printed, reports: '' }, asked).map(({ id }) => id)).toEqual([
      'src/parse/mod.tests.rs::works',
      'src/parse/other.tests.rs::works',
      'src/lib.tests.rs::root',
    ]);
    expect(REPO_RUNNERS.cargo.files(asked)).toEqual(['--test', 'a', '--lib']);
    expect(REPO_RUNNERS.cargo.files(['src/main.tests.rs'])).toEqual(['--bins']);
  });

  it('Maven and Gradle, by class and method', () => {
    const reports = `<testsuite><testcase name="adds" classname="org.a.CalcTest" time="0"/><testcase name="takes()" classname="org.a.CalcTest$Inner" time="0"><error type="x"><![CDATA[java.lang.Error: <no>
 at x]]></error></testcase></testsuite>`;
    expect(read('maven', { reports })).toEqual([
      ['org.a.CalcTest#adds', 'passed', ''],
      ['org.a.CalcTest$Inner#takes', 'failed', 'java.lang.Error: <no>\n at x'],
    ]);
    expect(REPO_RUNNERS.maven.files(['src/test/java/org/a/CalcTest.java'])).toEqual(['-Dtest=CalcTest']);
  });

  it('reads whatever a candidate leaves without an end or a throw', () => {
    const part = oneof(
      string(),
      constantFrom('<testcase name="a"', '>', '"', 'ok 1 - x', '    # Subtest: x', '---', '{', 'test a ... ok', '# ratchet file: x'),
    );
    hold(
      property(array(part), constantFrom(...REPO_FRAMEWORKS), (parts, framework) => {
        const text = parts.join('\n');
        expect(Array.isArray(read(framework, { printed: text, reports: text }, ['x']))).toBe(true);
      }),
    );
  });
});

const reporting = (framework: RepoFramework, command: string): string | undefined => REPO_RUNNERS[framework].reporting?.(command);

describe('a command of a person’s', () => {
  it('runs file by file where only so is known whose tests they are', () => {
    const loop = 'for file in {files}; do echo "# ratchet file: $file"; node --test "$file"; done';
    expect(reporting('node-test', 'node --test')).toBe(loop);
    expect(reporting('node-test', 'node --test {files}')).toBe(loop);
    expect(reporting('node-test', loop)).toBe(loop);
    expect(reporting('node-test', 'npm test')).toBe(loop.replace('node --test', 'npm test'));
    expect(reporting('node-test', 'sleep 600')).toBe('sleep 600');
    expect(reporting('tap', 'node')).toBe(loop.replace('node --test', 'node'));
    for (const { command } of Object.values(REPO_RUNNERS)) expect(command).toContain('{files}');
    expect(reporting('node-test', './run-tests.sh && echo done')).toBe('./run-tests.sh && echo done');
    expect(reporting('node-test', REPO_RUNNERS['node-test'].command)).toBe(REPO_RUNNERS['node-test'].command);
  });

  it('is asked for a report that can be read, also behind npm, and only once', () => {
    expect(reporting('jest', 'npm test')).toBe('npm test -- --json --outputFile=$RATCHET_REPORT');
    expect(reporting('mocha', 'npx mocha {files}')).toBe('npx mocha {files} --reporter json --reporter-option output=$RATCHET_REPORT');
    expect(reporting('vitest', REPO_RUNNERS.vitest.command)).toBe(REPO_RUNNERS.vitest.command);
    expect(reporting('unittest', 'python3 -m unittest {files}')).toBe('python3 -m unittest -v {files}');
  });
});

describe('what steers a run', () => {
  it.each([
    'conftest.py',
    'a/b/conftest.py',
    'pyproject.toml',
    'package.json',
    'jest.config.mjs',
    '.mocharc.yml',
    'build.rs',
    'sub/Cargo.toml',
    'pom.xml',
    '.mvn/maven.config',
    'node_modules/tap/index.js',
    'src/META-INF/services/x',
    '.cargo/config.toml',
  ])('%s', (path) => expect(steers(path)).toBe(true));
  it.each(['src/config.py', 'lib/package.js', 'more_itertools/more.py', 'README.md', 'src/target.rs'])('not %s', (path) =>
    expect(steers(path)).toBe(false),
  );
  it('knows lists of paths and folders', () => {
    expect(isListed('tests/a.py', ['tests/'])).toBe(true);
    expect(isListed('tests/a.py', ['tests/a.py'])).toBe(true);
    expect(isListed('src/tests.py', ['tests/'])).toBe(false);
  });
});
