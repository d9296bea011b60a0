import { describe, expect, it } from 'vitest';
import { caseLines } from '../../domain/asking/cases.js';
import { CASE_FORMS } from '../../domain/asking/asking.js';
import { programOf } from '../../domain/program.js';
import type { StdioCase, Task } from '../../domain/task.js';
import { askedOf } from '../../domain/answer/definitions.js';
import { canWrite } from '../../domain/steps/written-tests.js';

const RUN: StdioCase = { id: 'first', stdin: '3 4\n', stdout: '7\n', checker: { kind: 'tokens' } };

describe('runs of a program in a prompt', () => {
  it('stand in blocks of input and output, in every form', () => {
    for (const form of CASE_FORMS)
      expect(caseLines(form, [RUN], 'python').join('\n')).toBe(
        [
          'The whole program is run once for each: it reads standard input and prints to standard output. White space does not count.',
          '### first, input',
          '```\n3 4\n```',
          '### first, output',
          '```\n7\n```',
        ].join('\n'),
      );
  });

  it('say how numbers are compared', () => {
    expect(caseLines('list', [{ ...RUN, checker: { kind: 'floats', tolerance: 0.001 } }], 'python')[0]).toContain(
      'numbers may differ by 0.001',
    );
  });

  it('are bounded, one and all', () => {
    const long = Array.from({ length: 40 }, (_, index) => ({ ...RUN, id: `c${index}`, stdin: 'x'.repeat(100_000) }));
    const text = caseLines('list', long, 'python').join('\n');
    expect(text.length).toBeLessThan(13_000);
    expect(text).toContain('… (98500 more characters)');
    expect(text).toMatch(/\(\d+ more\.\)$/);
  });

  it('ask for no function by name, and for no cases that a model writes', () => {
    const task = { visible: { trust: 'split' as const, cases: [RUN] } };
    expect(askedOf('main.py', task)).toEqual([]);
    expect(canWrite(task)).toBe(false);
  });
});

function named(files: readonly string[], editable: readonly string[], language: Task['language']): string | null {
  return programOf({ language, files: Object.fromEntries(files.map((path) => [path, ''])), editable });
}

describe('the program of a task', () => {
  it.each<[string[], string[], Task['language'], string | null]>([
    [['solve.py'], ['solve.py'], 'python', 'solve.py'],
    [['solve.py', 'main.py'], ['solve.py'], 'python', 'main.py'],
    [['a.py', 'b.py'], ['a.py', 'b.py'], 'python', null],
    [['Main.java', 'Other.java'], ['Main.java', 'Other.java'], 'java', 'Main.java'],
    [['src/main.rs', 'Cargo.toml'], ['src/main.rs'], 'rust', 'src/main.rs'],
    [['deep/main.py', 'main.py'], ['main.py'], 'python', 'main.py'],
    [['main.txt'], ['main.txt'], 'python', null],
  ])('of %j, of which %j may be changed, in %s: %s', (files, editable, language, program) => {
    expect(named(files, editable, language)).toBe(program);
  });
});
