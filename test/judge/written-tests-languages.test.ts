import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TESTED_FILES } from '../../domain/generate/files.js';
import type { Task } from '../../domain/task.js';
import { solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { withBubblewrap } from '../support/boxes.js';
import { suiteFolder } from '../support/written-suite.js';

/** In each: a program, tests that notice its faults, tests that notice none, and tests that are wrong of it. */
const CLAMP = {
  javascript: {
    program: `function clamp(x, low, high) {
  if (x < low) return low;
  if (x > high) return high;
  return x;
}
module.exports = { clamp };
`,
    tests: (asserted: string) => `const { test } = require('node:test');
const assert = require('node:assert');
const { clamp } = require('./program.js');
test('within', () => {
${asserted}
});
`,
    same: (x: number, answer: number) => `  assert.strictEqual(clamp(${x}, 2, 4), ${answer});`,
  },
  java: {
    program: `class Program {
    static int clamp(int x, int low, int high) {
        if (x < low) return low;
        if (x > high) return high;
        return x;
    }
}
`,
    tests: (asserted: string) => `import static org.junit.jupiter.api.Assertions.assertEquals;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void within() {
${asserted}
    }
}
`,
    same: (x: number, answer: number) => `        assertEquals(${answer}, Program.clamp(${x}, 2, 4));`,
  },
  rust: {
    program: `pub fn clamp(x: i64, low: i64, high: i64) -> i64 {
    if x < low {
        return low;
    }
    if x > high {
        return high;
    }
    x
}
`,
    tests: (asserted: string) => `use program::clamp;

#[test]
fn within() {
${asserted}
}
`,
    same: (x: number, answer: number) => `    assert_eq!(clamp(${x}, 2, 4), ${answer});`,
  },
} as const;
const LANGUAGES = ['javascript', 'java', 'rust'] as const;
const ANSWERS = [
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 4],
  [9, 4],
] as const;

const boxes = withBubblewrap();
let folder = '';
let tasks: readonly Task[] = [];
beforeAll(async () => {
  folder = suiteFolder(Object.fromEntries(LANGUAGES.map((language) => [language, taskIn(language)])));
  ({ tasks } = await loadSuite(folder, { seed: 1, language: 'all' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function taskIn(language: (typeof LANGUAGES)[number]) {
  const { program, tests } = TESTED_FILES[language];
  return {
    'task.json': {
      id: `clamp-${language}`,
      language,
      kind: 'tests',
      family: `clamp-${language}`,
      prompt: 'Write tests of clamp.',
      editable: [tests],
      validation: { program, share: 0.6 },
    },
    [`files/${program}`]: CLAMP[language].program,
    [`files/${tests}`]: '',
    ...(language === 'rust' ? { 'files/Cargo.toml': '[package]\nname = "program"\nversion = "0.1.0"\nedition = "2021"\n' } : {}),
    [`reference/${tests}`]: testsOf(language, ANSWERS),
  };
}

function testsOf(language: (typeof LANGUAGES)[number], answers: readonly (readonly [number, number])[]): string {
  const { tests, same } = CLAMP[language];
  return tests(answers.map(([x, answer]) => same(x, answer)).join('\n'));
}

describe.each(LANGUAGES)('tests that are written in %s', (language) => {
  it.each([
    ['notice faults', ANSWERS, 'passed', /^$/],
    ['notice too few', [[3, 3]], 'failed', /of \d+ faults .* are noticed, \d+ were to be/],
    ['are wrong of the program', [[3, 4]], 'failed', /./],
  ] as const)('%s', async (_, answers, status, words) => {
    const task = tasks.find((each) => each.language === language);
    if (task === undefined) throw new TypeError(`no task in ${language} was read`);
    const verdict = await solves(
      task,
      { [task.editable[0] ?? '']: testsOf(language, answers) },
      boxes.sandbox(),
      new AbortController().signal,
    );
    expect(verdict).toMatchObject({ status, trust: 'validated' });
    expect(verdict.tests.find((each) => each.status === 'failed')?.message ?? '').toMatch(words);
  });
});
