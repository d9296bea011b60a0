import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language, Task } from '../../domain/task.js';
import { solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { withBubblewrap } from '../support/boxes.js';
import { CLAMP, suiteFolder } from '../support/written-suite.js';

const SCRIPT = `function clamp(x, low, high) {
  if (x < low) return low;
  if (x > high) return high;
  return x;
}
module.exports = { clamp };
`;
const JAVA = `class Clamp {
    static int clamp(int x, int low, int high) {
        if (x < low) return low;
        if (x > high) return high;
        return x;
    }
}
`;
const RUST = `pub fn clamp(x: i64, low: i64, high: i64) -> i64 {
    if x < low {
        return low;
    }
    if x > high {
        return high;
    }
    x
}
`;
const PARTS: readonly (readonly [Language, string, string, string])[] = [
  ['javascript', 'clamp.js', 'clamp.test.js', SCRIPT],
  ['python', 'clamp.py', 'test_clamp.py', CLAMP],
  ['java', 'Clamp.java', 'ClampTest.java', JAVA],
  ['rust', 'src/lib.rs', 'tests/clamp.rs', RUST],
];
const MINUTES = 60_000;
const boxes = withBubblewrap();
let folder = '';
let tasks: readonly Task[] = [];
beforeAll(async () => {
  const parts = PARTS.map(([language, program, tests, text]) => [
    language,
    {
      'task.json': {
        id: `clamp-${language}`,
        language,
        kind: 'tests',
        family: `clamp-${language}`,
        prompt: 'Write tests of clamp.',
        editable: [tests],
        validation: { program, share: 0.5, faults: 5 },
      },
      [`files/${program}`]: text,
      [`files/${tests}`]: '',
      [`reference/${tests}`]: 'never run here',
    },
  ]);
  folder = suiteFolder(Object.fromEntries(parts));
  ({ tasks } = await loadSuite(folder, { seed: 1, language: 'all' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function judged(language: Language, script: string): Promise<{ readonly status: string; readonly words: string }> {
  const task = tasks.find((each) => each.language === language);
  if (task === undefined) throw new TypeError(`no task in ${language} was read`);
  const verdict = await solves(task, { [task.editable[0] ?? '']: script }, boxes.sandbox(), new AbortController().signal);
  return { status: verdict.status, words: verdict.tests.find(({ status }) => status === 'failed')?.message ?? verdict.reason };
}

const LINES = JSON.stringify(['if (x < low) return low;', 'if (x > high) return high;', 'return x;\n']);
const reading = (text: string): string => `const { test } = require('node:test');
const assert = require('node:assert');
const { clamp } = require('./clamp.js');
test('text', () => {
  const text = ${text};
  for (const line of ${LINES}) assert.ok(text.includes(line));
});
`;
const GLOBAL = "['pro' + 'cess'].getBuiltinModule('f' + 's').readFileSync('/job/clamp.js', 'utf8')";

describe('tests that tell programs apart by their text', { timeout: 5 * MINUTES }, () => {
  it.each([
    ['String(clamp)'],
    ['clamp + ""'],
    ['"".concat(clamp)'],
    ['[clamp].join()'],
    ['clamp["to" + "String"]()'],
    [`(() => 0)['const' + 'ructor']('return this')()${GLOBAL}`],
    [`(function* () {})['const' + 'ructor']('yield (function () { return this; })()')().next().value${GLOBAL}`],
    [`(function () { return this; })()${GLOBAL}`],
  ])('find none in %s', async (text) => {
    expect(await judged('javascript', reading(text))).toMatchObject({ status: 'failed' });
  });

  it('find none where a text is asked for by a pattern', async () => {
    const script = reading('""').replace(/for .*/, 'assert.ok(/x < low/.test(clamp) && /x > high/.test(clamp));');
    expect(await judged('javascript', script)).toMatchObject({ status: 'failed' });
  });
});

const JAVASCRIPT_CASES = `[[0, 2], [2, 2], [3, 3], [4, 4], [5, 4]]`;
const HONEST: readonly (readonly [string, Language, string])[] = [
  [
    'describe and it, nested, in a module',
    'javascript',
    `import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { clamp } from './clamp.js';
describe('clamp', () => {
  describe('within', () => {
    for (const [x, answer] of ${JAVASCRIPT_CASES}) it(\`of \${x}\`, () => assert.equal(clamp(x, 2, 4), answer));
  });
  it('is one', async () => assert.equal((await import('./clamp.js')).clamp(7, 3, 3), 3));
});
`,
  ],
  [
    'a class of unittest, run as a program',
    'python',
    `import unittest
from clamp import clamp

class Clamping(unittest.TestCase):
    def test_within(self):
        for x, answer in [(0, 2), (2, 2), (3, 3), (4, 4), (5, 4)]:
            with self.subTest(x=x):
                self.assertEqual(clamp(x, 2, 4), answer)

    def test_bounds(self):
        self.assertEqual(clamp(7, 3, 3), 3)
        with self.assertRaises(ValueError):
            clamp(1, 3, 2)

if __name__ == "__main__":
    unittest.main()
`,
  ],
  [
    'nested classes of JUnit, with parameters',
    'java',
    `import static org.junit.jupiter.api.Assertions.assertEquals;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampTest {
    @Nested
    class Within {
        @ParameterizedTest
        @CsvSource({"0, 2", "2, 2", "3, 3", "4, 4", "5, 4"})
        void holds(int x, int answer) { assertEquals(answer, Clamp.clamp(x, 2, 4)); }
    }

    @Test
    void one() { assertEquals(3, Clamp.clamp(7, 3, 3)); }
}
`,
  ],
  [
    'a module of tests',
    'rust',
    `#[cfg(test)]
mod tests {
    use solution::clamp;

    #[test]
    fn within() {
        for (x, answer) in [(0, 2), (2, 2), (3, 3), (4, 4), (5, 4)] {
            assert_eq!(clamp(x, 2, 4), answer);
        }
    }

    #[test]
    fn one() {
        assert_eq!(clamp(7, 3, 3), 3);
    }
}
`,
  ],
];

describe('tests that are written in another form', { timeout: 5 * MINUTES }, () => {
  it.each(HONEST)('pass: %s', async (_, language, script) => {
    expect(await judged(language, script)).toEqual({ status: 'passed', words: '' });
  });
});
