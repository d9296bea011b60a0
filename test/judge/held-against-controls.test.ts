import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ControlRun, heldAgainst } from '../../judge/in-process/controls.js';
import { FrameworkRun } from '../../judge/in-process/framework-run.js';
import { type Judgement, NO_USAGE } from '../../judge/judgement.js';

type Reported = readonly [string, 'passed' | 'failed'];

function run(ids: readonly string[], finished: readonly Reported[]): Judgement {
  const framework = new FrameworkRun(ids);
  framework.take({ n: 0, kind: 'compiled', problems: [] });
  for (const [id, outcome] of finished) {
    framework.take({ n: 0, kind: 'started', id });
    framework.take({ n: 0, kind: 'finished', id, outcome, raised: null });
  }
  return { ...framework.result(), usage: NO_USAGE, output: '' };
}

/** `y` is the control of `a`; `b` has none. */
function held(tests: readonly Reported[], ran: ControlRun | null, denied: readonly string[] = []): Judgement {
  return heldAgainst(run(['a', 'b'], tests), { of: new Map([['y', 'a']]), denied: new Set(denied) }, ran);
}

const BOTH: readonly Reported[] = [
  ['a', 'passed'],
  ['b', 'passed'],
];

describe('the tests of a run, held against their controls', () => {
  it('pass where the control failed, and say which test had none', () => {
    expect(held(BOTH, { reached: true, passed: [] })).toMatchObject({
      errorClass: null,
      tests: [
        { status: 'passed', controlled: true },
        { status: 'passed', controlled: false },
      ],
    });
  });

  it('mean Tampering when test and control both pass, and tell the candidate nothing', () => {
    const judged = held(BOTH, { reached: true, passed: ['a'] });
    expect(judged).toMatchObject({ errorClass: 'Tampering', tests: [{ status: 'failed', message: 'not accepted' }, { status: 'passed' }] });
    expect(judged.reason).toContain('1 of 2');
  });

  it('count for nothing more where the control only denies, and mean Tampering all the same when it passes', () => {
    expect(held(BOTH, { reached: true, passed: [] }, ['a'])).toMatchObject({
      errorClass: null,
      tests: [
        { status: 'passed', controlled: false },
        { status: 'passed', controlled: false },
      ],
    });
    expect(held(BOTH, { reached: true, passed: ['a'] }, ['a'])).toMatchObject({ errorClass: 'Tampering' });
  });

  it('prove nothing by controls that did not come to run', () => {
    expect(held(BOTH, { reached: false, passed: [] })).toMatchObject({
      errorClass: null,
      tests: [{ status: 'passed', controlled: false }, { status: 'passed' }],
    });
  });

  it('say which have a control where none was needed', () => {
    expect(
      held(
        [
          ['a', 'failed'],
          ['b', 'passed'],
        ],
        null,
      ),
    ).toMatchObject({
      tests: [
        { status: 'failed', controlled: true },
        { status: 'passed', controlled: false },
      ],
    });
  });

  it('never pass a test that was not reported as passed, whatever comes in whatever order', () => {
    const record = fc.tuple(fc.constantFrom('a', 'b', 'strange'), fc.constantFrom('passed' as const, 'failed' as const));
    const property = fc.property(fc.array(record, { maxLength: 12 }), fc.subarray(['a', 'b']), (records, passed) => {
      const { tests } = held(records, { reached: true, passed });
      const saidOnce = (id: string): boolean =>
        records
          .filter(([each]) => each === id)
          .map(([, outcome]) => outcome)
          .join() === 'passed';
      return (['a', 'b'] as const).every((id, index) => tests[index]?.status !== 'passed' || saidOnce(id));
    });
    expect(fc.check(property).failed).toBe(false);
  });
});
