import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameworkTests } from '../../domain/task.js';
import { FrameworkRun } from '../../infra/sandbox/framework-run.js';
import { withPytestControls } from '../../infra/sandbox/languages/python/controls.js';

const PATH = 'tests/test_a.py';
const TEXT = `from a import f, g


def helper(x):
    return f(x)


def test_plain():
    x = 3
    assert f(x) == 5
    assert g(x) == "five", "said why"


def test_order():
    assert f(1) < 5


def test_own():
    x = [1]
    assert x == [1]
`;

function tests(...names: string[]): FrameworkTests {
  return { framework: 'pytest', files: { [PATH]: TEXT }, ids: names.map((name) => `${PATH}::${name}`) };
}

async function runningNames(seed: number): Promise<readonly string[]> {
  return (await withPytestControls(tests('test_plain'), counting(seed))).tests.ids;
}

function counting(seed = 1): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('copies of a test that must fail', () => {
  it('are the test up to its last equality, and make its literal wrong', async () => {
    const { tests: running, roles } = await withPytestControls(tests('test_plain', 'test_order', 'test_own'), counting());
    const text = running.files[PATH] ?? '';
    expect(text).toContain('    assert f(x) == 5\n    assert g(x) == "five" + "_", "said why"');
    expect([...roles.values()]).toEqual(
      expect.arrayContaining([
        { of: `${PATH}::test_plain`, control: false },
        { of: `${PATH}::test_plain`, control: true },
        { of: `${PATH}::test_order`, control: false },
        { of: `${PATH}::test_own`, control: false },
      ]),
    );
    // only a call says something of the candidate, and only an equality with a literal has a sure opposite
    expect([...roles.values()].filter((role) => role.control)).toHaveLength(1);
    expect(text).not.toMatch(/def test_(?:plain|order|own)\b/);
    expect(text).toContain('def helper(x):');
  });

  it('leave an id alone that they do not find', async () => {
    const asked = tests('test_both[1-2]', 'TestClass::test_x');
    expect((await withPytestControls(asked, counting())).tests.ids).toEqual(asked.ids);
  });

  it('have names that tell nobody which is which', async () => {
    expect(await runningNames(3)).not.toEqual(await runningNames(4));
    expect((await runningNames(3)).every((id) => /::test_[0-9a-f]{16}$/.test(id))).toBe(true);
  });
});

describe('a test whose assertions do something', () => {
  it('keeps them in its copy, which would pass on a right solution otherwise', async () => {
    const text = 'from a import s\n\n\ndef test_pop():\n    assert s.pop() == 3\n    assert s.pop() == 2\n';
    const { tests: running } = await withPytestControls({ framework: 'pytest', files: { [PATH]: text }, ids: [`${PATH}::test_pop`] }, counting());
    expect(running.files[PATH]?.match(/assert s\.pop\(\) == 3\n/g)).toHaveLength(2);
    expect(running.files[PATH]).toContain('assert s.pop() == 2 + 1');
  });
});

describe('the records of a run', () => {
  const roles = new Map([
    ['x', { of: 'a', control: false }],
    ['y', { of: 'a', control: true }],
    ['z', { of: 'b', control: false }],
  ]);
  const run = (...finished: (readonly [string, 'passed' | 'failed'])[]): ReturnType<FrameworkRun['result']> => {
    const framework = new FrameworkRun(['a', 'b'], roles);
    framework.take({ n: 0, kind: 'compiled', problems: [] });
    for (const [id, outcome] of finished) framework.take({ n: 0, kind: 'finished', id, outcome, raised: null });
    return framework.result();
  };

  it('pass a test whose control failed, and say which test had none', () => {
    expect(run(['x', 'passed'], ['y', 'failed'], ['z', 'passed'])).toMatchObject({ errorClass: null, tests: [{ status: 'passed', controlled: true }, { status: 'passed', controlled: false }] });
  });

  it('mean Tampering when test and control both pass, and tell the candidate nothing', () => {
    const result = run(['y', 'passed'], ['x', 'passed'], ['z', 'passed']);
    expect(result).toMatchObject({ errorClass: 'Tampering', tests: [{ status: 'failed', message: 'not accepted' }, { status: 'passed' }] });
    expect(result.reason).toContain('1 of 2');
  });

  it('blame nobody for a control that passes where the test failed: the answer was that other value', () => {
    expect(run(['x', 'failed'], ['y', 'passed'], ['z', 'passed'])).toMatchObject({ errorClass: null, tests: [{ status: 'failed' }, { status: 'passed' }] });
  });

  it('pass nothing whose control was not reported', () => {
    expect(run(['x', 'passed'], ['z', 'passed']).tests[0]).toMatchObject({ status: 'missing' });
  });

  it('never pass a test that was not reported as passed, whatever comes in whatever order', () => {
    const record = fc.tuple(fc.constantFrom('x', 'y', 'z', 'strange'), fc.constantFrom('passed' as const, 'failed' as const));
    const property = fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      const { tests: results } = run(...records);
      const saidOnce = (id: string): boolean => records.filter(([each]) => each === id).map(([, outcome]) => outcome).join() === 'passed';
      return (['x', 'z'] as const).every((id, index) => results[index]?.status !== 'passed' || saidOnce(id));
    });
    expect(fc.check(property).failed).toBe(false);
  });
});
