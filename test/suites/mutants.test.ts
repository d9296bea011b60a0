import { describe, expect, it } from 'vitest';
import type { CallCase, Suite, Task } from '../../domain/task.js';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { mutateSuite, type MutationCheck } from '../../suites/mutants.js';
import { java } from '../../syntax/java.js';
import { javascript } from '../../syntax/javascript.js';
import { type Mutant, mutantsOf } from '../../syntax/mutants.js';
import { openReader } from '../../syntax/parse.js';
import { python } from '../../syntax/python.js';
import { rust } from '../../syntax/rust.js';
import { type FakeOutcome, fakeSandbox } from '../support/fake-sandbox.js';

const told = (mutants: readonly Mutant[]): string[] => mutants.map(({ line, before, after }) => `${line}: ${before} → ${after}`);

describe('the mutants of a program', () => {
  it.each([
    ['python', python, 'def f(a, b):\n    if a < b:\n        return a + 1\n    return True\n', 'not (a < b)', 'False'],
    ['javascript', javascript, 'function f(a, b) {\n  if (a < b) {\n    return a + 1;\n  }\n  return true;\n}\n', '!(a < b)', 'false'],
    [
      'java',
      java,
      'class A {\n  static boolean f(int a, int b) {\n  if (a < b) return a + 1 > 3;\n  return true;\n  }\n}\n',
      '!(a < b)',
      'false',
    ],
    ['rust', rust, 'fn f(a: i64, b: i64) -> bool {\n    if a < b {\n        return a + 1 > 3;\n    }\n    true\n}\n', '!(a < b)', 'false'],
  ] as const)('turn signs, numbers, conditions and constants of %s, one at a time', async (_, grammar, text, negated, turned) => {
    const reader = await openReader(grammar);
    const mutants = mutantsOf(text, reader);
    expect(mutants.map(({ after }) => after)).toEqual(expect.arrayContaining([negated, turned, '<=', '-', '2', '0']));
    expect(new Set(mutants.map((each) => each.text)).size).toBe(mutants.length);
    for (const each of mutants) expect(reader.isProgram(each.text) && each.text !== text).toBe(true);
  });

  it('leave documentation, declarations and what is given back where they are', async () => {
    const reader = await openReader(python);
    expect(told(mutantsOf('def f(items):\n    """Says so."""\n    n = 0\n    items.sort()\n    return n\n', reader))).toEqual([
      '3: 0 → 1',
      '4: items.sort() → pass',
    ]);
  });

  it('are none of what is no program', async () => {
    expect(mutantsOf('def f(:', await openReader(python))).toEqual([]);
  });
});

function example(id: string): CallCase {
  return { id, call: { fn: 'a:f', args: [] }, expect: { returns: 1 }, compare: { kind: 'equal' } };
}

const PROGRAM = 'def f(a):\n    return a < 1 + 2\n';

const TASK: Task = {
  id: 't',
  language: 'python',
  kind: 'repair',
  family: 't',
  prompt: 'p',
  files: { 'a.py': 'start' },
  editable: ['a.py'],
  visible: { trust: 'split', cases: [example('shown')] },
  hidden: { trust: 'split', cases: [example('kept')] },
  limits: DEFAULT_LIMITS,
  reference: { 'a.py': PROGRAM },
};

async function mutate(suite: Suite, script: (program: string) => FakeOutcome, perTask = 100): Promise<readonly MutationCheck[]> {
  const sandbox = fakeSandbox((job) => script(job.candidate['a.py'] ?? ''));
  return mutateSuite(suite, { perTask, seed: 1 }, sandbox, new AbortController().signal, () => undefined);
}

describe('mutating a suite', () => {
  it('counts what the hidden checks find, and names what they do not', async () => {
    const [check] = await mutate({ name: 's', tasks: [TASK] }, (program) => (program.includes('<=') ? 'passed' : { failing: ['kept'] }));
    expect(check?.survivors.map(({ path, before, after }) => [path, before, after])).toEqual([['a.py', '<', '<=']]);
    expect(check?.killed).toBe((check?.judged ?? 0) - 1);
    expect(check?.judged).toBeGreaterThan(4);
  });

  it('counts neither what does not compile nor what could not be judged', async () => {
    const [check] = await mutate({ name: 's', tasks: [TASK] }, (program) =>
      program.includes('- 2')
        ? { status: 'failed', errorClass: 'Syntax', tests: [] }
        : program.includes('<=')
          ? 'void'
          : { failing: ['kept'] },
    );
    expect(check?.survivors).toEqual([]);
    const [all] = await mutate({ name: 's', tasks: [TASK] }, () => ({ failing: ['kept'] }));
    expect(check?.judged).toBe((all?.judged ?? 0) - 2);
  });

  it('draws as many as it is asked for, the same for the same seed', async () => {
    const seen: string[] = [];
    const once = () =>
      mutate(
        { name: 's', tasks: [TASK] },
        (program) => {
          seen.push(program);
          return { failing: ['kept'] };
        },
        2,
      );
    expect((await once())[0]?.judged).toBe(2);
    await once();
    expect(seen.slice(0, 2)).toEqual(seen.slice(2));
  });

  it('leaves out what has no reference, and says so', async () => {
    const [check] = await mutate({ name: 's', tasks: [{ ...TASK, reference: {} }] }, () => 'passed');
    expect(check).toMatchObject({ judged: 0, leftOut: 'it has no reference program' });
  });
});
