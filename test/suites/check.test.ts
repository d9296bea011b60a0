import { describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { CallCase, Suite, Task } from '../../domain/task.js';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { checkSuite } from '../../suites/check.js';
import { type FakeOutcome, fakeSandbox } from '../support/fake-sandbox.js';

function example(id: string): CallCase {
  return { id, call: { fn: 'a:f', args: [] }, expect: { returns: 1 }, compare: { kind: 'equal' } };
}

function task(id: string, kind: Task['kind']): Task {
  const sides = { visible: { trust: 'split', cases: [example('shown')] }, hidden: { trust: 'split', cases: [example('kept')] } } as const;
  return {
    id,
    language: 'python',
    kind,
    family: id,
    prompt: 'p',
    files: { 'a.py': 'start' },
    editable: ['a.py'],
    ...sides,
    limits: DEFAULT_LIMITS,
    reference: { 'a.py': 'right' },
  };
}

async function check(suite: Suite, script: (program: string) => FakeOutcome): Promise<readonly (readonly string[])[]> {
  const sandbox = fakeSandbox((job) => script(job.candidate['a.py'] ?? ''));
  const seen: string[] = [];
  const checks = await checkSuite(suite, sandbox, new AbortController().signal, (each) => seen.push(each.task));
  expect(seen.toSorted()).toEqual(suite.tasks.map((each) => each.id).toSorted());
  return checks.map((each) => each.problems);
}

const REPAIR: Suite = { name: 's', tasks: [task('t', 'repair')] };

describe('the check of a suite', () => {
  it('says where a package that is not there can be named', async () => {
    const message = "raised ModuleNotFoundError: No module named 'yaml' (a.py line 1)";
    const tests = [{ id: 'shown', status: 'failed' as const, message }];
    const missing = (): FakeOutcome => ({ status: 'failed', errorClass: 'Logic', tests });
    const [problems] = await check(REPAIR, missing);
    expect(problems?.[0]).toBe(
      `the reference does not pass the visible checks: failed (Logic), shown: ${message}; what it needs beside the language is named by requirements.txt beside task.json, or beside suite.json for all tasks (\`suite add --needs requirements.txt\` puts it there)`,
    );
    const needs = { files: { 'requirements.txt': 'numpy' }, setup: ['…'] };
    const [others] = await check({ name: 's', tasks: [{ ...task('t', 'repair'), needs }] }, missing);
    expect(others?.[0]).toContain('; what it needs has been set up by requirements.txt, and this is not in it');
  });

  it.each([
    ['python', 'my runs.py', "raised ModuleNotFoundError: No module named 'runs'", 'from runs import f', '`suite add --as runs.py`'],
    ['python', 'runs.py', "raised ModuleNotFoundError: No module named 'src'", 'from src.runs import f', '`suite add --as src/runs.py`'],
    [
      'python',
      'runs.py',
      "raised ModuleNotFoundError: No module named 'yaml'",
      'import yaml\nimport runs',
      '`suite add --needs requirements.txt`',
    ],
    ['javascript', 'mine.js', "Cannot find module './runs' from 'tests/t.js'", "require('./runs')", '`suite add --as runs.js`'],
    ['javascript', 'mine.js', "Cannot find module '/job/src/runs'", "require('../src/runs')", '`suite add --as src/runs.js`'],
    ['rust', 'src/lib.rs', 'unresolved import `runs`', 'use runs::f;', 'that of the program is mine'],
  ] as const)('tells %s at %s, which tests import otherwise, from a package', async (language, path, message, text, words) => {
    const tests = { framework: 'pytest', files: { 'tests/t': text }, ids: ['shown'] } as const;
    const files = { [path]: '', 'Cargo.toml': '[package]\nname = "mine"' };
    const sides = { visible: { trust: 'in-process', tests }, hidden: { trust: 'in-process', tests } } as const;
    const one: Task = { ...task('t', 'repair'), language, files, editable: [path], reference: { [path]: '' }, ...sides };
    const [problems] = await check({ name: 's', tasks: [one] }, () => ({
      status: 'failed',
      tests: [{ id: 'shown', status: 'failed', message }],
    }));
    expect(problems?.[0]).toContain(words);
  });

  it('finds nothing where the reference passes and the start does not', async () => {
    expect(await check(REPAIR, (program) => (program === 'right' ? 'passed' : { failing: ['shown', 'kept'] }))).toEqual([[]]);
  });

  it('is content with a bug that only hidden cases see', async () => {
    expect(await check(REPAIR, (program) => (program === 'right' ? 'passed' : { failing: ['kept'] }))).toEqual([[]]);
  });

  it('names a reference that fails, with the side and the case', async () => {
    expect(await check(REPAIR, () => ({ failing: ['kept'] }))).toEqual([
      ['the reference does not pass the hidden checks: failed (Logic), kept: scripted'],
    ]);
  });

  it.each(['repair', 'implement'] as const)('names a start of a %s that passes everything', async (kind) => {
    const [problems] = await check({ name: 's', tasks: [task('t', kind)] }, () => 'passed');
    expect(problems).toEqual([expect.stringMatching(/^the (buggy program|stub) passes all checks/)]);
  });

  it('takes an infrastructure fault for no failure of the start', async () => {
    const [problems] = await check(REPAIR, (program) => (program === 'right' ? 'passed' : 'void'));
    expect(problems).toEqual(['the starting program could not be judged: void, scripted']);
  });

  it('names a task that the sandbox refuses, and goes on', async () => {
    const suite = { name: 's', tasks: [task('t', 'repair'), task('u', 'repair')] };
    let refused = false;
    const found = await check(suite, (program) => {
      if (refused) return program === 'right' ? 'passed' : { failing: ['kept'] };
      refused = true;
      throw new RatchetFailure('sandbox-unavailable', 'no Java here');
    });
    expect(found).toEqual([['cannot be judged here: no Java here'], []]);
  });

  it('answers in the order of the suite', async () => {
    const suite = { name: 's', tasks: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => task(id, 'repair')) };
    const results = await checkSuite(
      suite,
      fakeSandbox(() => 'passed'),
      new AbortController().signal,
      () => undefined,
    );
    expect(results.map((each) => each.task)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
