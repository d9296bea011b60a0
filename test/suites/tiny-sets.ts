import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CONTEST, LEETCODE, METHOD_ROW, STDIN_ROW } from './tiny-programs.js';

/** Public sets in their original form, with a task or two of our own in each. */
const HUMANEVALPACK = {
  java: {
    task_id: 'Java/900',
    declaration: 'import java.util.*;\n\nclass Solution {\n    public List<Integer> doubled(List<Integer> numbers) {\n',
    canonical_solution:
      '        List<Integer> result = new ArrayList<>();\n        for (int number : numbers) result.add(number * 2);\n        return result;\n    }\n}',
    buggy_solution:
      '        List<Integer> result = new ArrayList<>();\n        for (int number : numbers) result.add(number + 2);\n        return result;\n    }\n}',
    test: [
      'public class Main {',
      '    public static void main(String[] args) {',
      '        Solution s = new Solution();',
      '        List<Boolean> correct = Arrays.asList(',
      '                s.doubled(new ArrayList<>(Arrays.asList(1, -2))).equals(Arrays.asList(2, -4)),',
      '                s.doubled(new ArrayList<>(List.of())).equals(List.of()),',
      '                s.doubled(List.of(7)).equals(List.of(14)),',
      '                s.doubled(List.of(30)).equals(List.of(60))',
      '        );',
      '        if (correct.contains(false)) {',
      '            throw new AssertionError();',
      '        }',
      '    }',
      '}',
    ].join('\n'),
  },
  js: {
    task_id: 'JavaScript/900',
    declaration: '\nconst doubled = (numbers) => {\n',
    canonical_solution: '  return numbers.map((number) => number * 2);\n}\n',
    buggy_solution: '  return numbers.map((number) => number + 2);\n}\n',
    test: 'const testDoubled = () => {\n  console.assert(JSON.stringify(doubled([1, -2])) === JSON.stringify([2, -4]))\n  console.assert(JSON.stringify(doubled([])) === JSON.stringify([]))\n  console.assert(JSON.stringify(doubled([7])) === JSON.stringify([14]))\n  console.assert(JSON.stringify(doubled([30])) === JSON.stringify([60]))\n}\n\ntestDoubled()\n',
  },
  rust: {
    task_id: 'Rust/900',
    declaration: '\nuse rand::Rng;\nuse regex::Regex;\nuse md5;\n\nfn doubled(numbers: Vec<i32>) -> Vec<i32> {\n',
    canonical_solution: '    numbers.iter().map(|number| number * 2).collect()\n}\n',
    buggy_solution: '    numbers.iter().map(|number| number + 2).collect()\n}\n',
    test: '#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn test_doubled() {\n        assert_eq!(doubled(vec![1, -2]), vec![2, -4]);\n        assert!(doubled(vec![]) == vec![]);\n        assert_eq!(doubled(vec![7]), vec![14]);\n        assert_eq!(doubled(vec![30]), vec![60]);\n    }\n}\n',
  },
};

const COMPARE = [
  '    public static boolean compare(Object obj1, Object obj2) {',
  '        return obj1 == null ? obj2 == null : obj1.equals(obj2);',
  '    }',
];

const MBXP = {
  mbjp: [
    {
      task_id: 'MBJP/900',
      entry_point: 'shortestWord',
      description: 'Write a function to find the first of the shortest words.',
      prompt:
        'import java.util.*;\n\nclass ShortestWord {\n    /**\n     * * Write a function to find the first of the shortest words.\n     *\n     * > shortestWord(["bee", "ox"])\n     * "ox"\n     */\n    public static String shortestWord(List<String> words) {\n',
      canonical_solution:
        '        String best = words.get(0);\n        for (String word : words) if (word.length() < best.length()) best = word;\n        return best;\n    }\n}',
      test: [
        'class Main {',
        ...COMPARE,
        '    public static void main(String[] args) throws Exception {',
        ...[
          ['"bee", "ox"', 'ox'],
          ['"a", "b"', 'a'],
          ['"horse", "cow", "hen"', 'cow'],
        ].flatMap(([words = '', answer = ''], index) => [
          `        String x${index} = ShortestWord.shortestWord(Arrays.asList(${words}));`,
          `        String v${index} = "${answer}";`,
          `        if (!(compare(x${index}, v${index}))) {`,
          '            throw new java.lang.Exception("wrong");',
          '        }',
        ]),
        '    }',
        '}',
      ].join('\n'),
    },
    {
      task_id: 'MBJP/901',
      entry_point: 'nothing',
      description: 'Write nothing.',
      prompt: 'class Nothing {\n    public static int nothing() {\n',
      test: 'class Main { }',
      canonical_solution: null,
    },
  ],
  mbjsp: [
    {
      task_id: 'MBJSP/900',
      entry_point: 'shortestWord',
      description: 'Write a function to find the first of the shortest words.',
      prompt:
        '/**\n * * Write a function to find the first of the shortest words.\n *\n * > shortestWord(["bee", "ox"])\n * "ox"\n */\nfunction shortestWord(words) {\n',
      canonical_solution: '  return words.reduce((best, word) => (word.length < best.length ? word : best));\n}',
      test: [
        'const _ = require("lodash")',
        'function compare(object1, object2){\n    return _.isEqual(object1, object2)\n}',
        ...[
          ['"bee", "ox"', 'ox'],
          ['"a", "b"', 'a'],
          ['"horse", "cow", "hen"', 'cow'],
        ].map(
          ([words = '', answer = ''], index) =>
            `var arg${index}0 = [${words}];\nvar x${index} = shortestWord(arg${index}0);\nvar v${index} = "${answer}";\nif(!compare(x${index}, v${index})){\n    throw 'Error'\n}`,
        ),
      ].join('\n'),
    },
    {
      task_id: 'MBJSP/902',
      entry_point: 'same',
      description: 'Write a function that gives back its list.',
      prompt: 'function same(thelist) {\n',
      canonical_solution: '  return theList;\n}',
      test: 'var x0 = same([1]);\nvar v0 = [1];\nif(!compare(x0, v0)){\n    throw 1\n}',
    },
  ],
};

function exercise(
  language: string,
  slug: string,
  config: { solution: string[]; test: string[]; example: string[] },
  files: Readonly<Record<string, string>>,
): unknown {
  return {
    language,
    slug,
    files: {
      '.docs/instructions.md': '# Instructions\n\nA counter that only goes up: how often `tick` was called.\n',
      '.meta/config.json': JSON.stringify({ files: config }),
      ...files,
    },
  };
}

const POLYGLOT = {
  python: [
    exercise(
      'python',
      'tick-count',
      { solution: ['tick_count.py'], test: ['tick_count_test.py'], example: ['.meta/example.py'] },
      {
        'tick_count.py': 'class Counter:\n    def tick(self):\n        pass\n\n    def count(self):\n        pass\n',
        '.meta/example.py':
          'class Counter:\n    def __init__(self):\n        self.ticks = 0\n\n    def tick(self):\n        self.ticks += 1\n\n    def count(self):\n        return self.ticks\n',
        'tick_count_test.py':
          'import unittest\n\nfrom tick_count import (\n    Counter,\n)\n\n\nclass TickCountTest(unittest.TestCase):\n    def test_begins_at_zero(self):\n        self.assertEqual(Counter().count(), 0)\n\n    def test_counts(self):\n        counter = Counter()\n        counter.tick()\n        counter.tick()\n        self.assertEqual(counter.count(), 2)\n',
      },
    ),
  ],
  java: [
    exercise(
      'java',
      'tick-count',
      {
        solution: ['src/main/java/TickCount.java'],
        test: ['src/test/java/TickCountTest.java'],
        example: ['.meta/src/reference/java/TickCount.java', '.meta/src/reference/java/Ticks.java'],
      },
      {
        'src/main/java/TickCount.java':
          'class TickCount {\n    void tick() {\n        throw new UnsupportedOperationException("Write it.");\n    }\n\n    int count() {\n        throw new UnsupportedOperationException("Write it.");\n    }\n}\n',
        '.meta/src/reference/java/TickCount.java':
          'import java.util.List;\n\nclass TickCount {\n    private final Ticks ticks = new Ticks();\n\n    void tick() {\n        ticks.add();\n    }\n\n    int count() {\n        return List.of(ticks.all).get(0);\n    }\n}\n',
        '.meta/src/reference/java/Ticks.java':
          'import java.util.List;\n\npublic class Ticks {\n    int all;\n\n    void add() {\n        all += List.of(1).get(0);\n    }\n}\n',
        'src/test/java/TickCountTest.java':
          'import org.junit.jupiter.api.Disabled;\nimport org.junit.jupiter.api.Test;\n\nimport static org.assertj.core.api.Assertions.assertThat;\n\npublic class TickCountTest {\n    @Test\n    public void beginsAtZero() {\n        assertThat(new TickCount().count()).isEqualTo(0);\n    }\n\n    @Disabled("Remove to run test")\n    @Test\n    public void counts() {\n        TickCount counter = new TickCount();\n        counter.tick();\n        counter.tick();\n        assertThat(counter.count()).isEqualTo(2);\n    }\n}\n',
      },
    ),
    exercise(
      'java',
      'ledger',
      {
        solution: ['src/main/java/Ledger.java'],
        test: ['src/test/java/LedgerTest.java'],
        example: ['.meta/src/reference/java/Ledger.java'],
      },
      {},
    ),
    exercise(
      'java',
      'far-away',
      { solution: ['src/main/java/Far.java'], test: ['src/test/java/FarTest.java'], example: ['.meta/src/reference/java/Far.java'] },
      {
        'src/main/java/Far.java': 'class Far { }\n',
        '.meta/src/reference/java/Far.java': 'class Far { }\n',
        'src/test/java/FarTest.java': 'import com.example.Near;\nimport org.junit.jupiter.api.Test;\n\nclass FarTest { }\n',
      },
    ),
  ],
  javascript: [
    exercise(
      'javascript',
      'tick-count',
      { solution: ['tick-count.js'], test: ['tick-count.spec.js'], example: ['.meta/proof.ci.js'] },
      {
        'tick-count.js':
          "export class Counter {\n  tick() {\n    throw new Error('Write it');\n  }\n\n  get count() {\n    throw new Error('Write it');\n  }\n}\n",
        '.meta/proof.ci.js':
          'export class Counter {\n  constructor() {\n    this.ticks = 0;\n  }\n\n  tick() {\n    this.ticks += 1;\n  }\n\n  get count() {\n    return this.ticks;\n  }\n}\n',
        'tick-count.spec.js':
          "import { Counter } from './tick-count';\n\ndescribe('Counter', () => {\n  test('begins at zero', () => {\n    expect(new Counter().count).toEqual(0);\n  });\n\n  describe('that was used', () => {\n    xtest('counts', () => {\n      const counter = new Counter();\n      counter.tick();\n      counter.tick();\n      expect(counter.count).toEqual(2);\n    });\n\n    test.skip('counts for long', () => {\n      expect(1).toEqual(2);\n    });\n  });\n});\n",
      },
    ),
  ],
  rust: [
    exercise(
      'rust',
      'tick-count',
      { solution: ['src/lib.rs', 'Cargo.toml'], test: ['tests/tick-count.rs'], example: ['.meta/example.rs'] },
      {
        'Cargo.toml': '[package]\nedition = "2021"\nname = "tick-count"\nversion = "1.0.0"\n',
        'src/lib.rs':
          'pub struct Counter {}\n\nimpl Counter {\n    pub fn new() -> Self {\n        todo!()\n    }\n\n    pub fn tick(&mut self) {\n        todo!()\n    }\n\n    pub fn count(&self) -> u32 {\n        todo!()\n    }\n}\n',
        '.meta/example.rs':
          'pub struct Counter {\n    ticks: u32,\n}\n\nimpl Counter {\n    pub fn new() -> Self {\n        Counter { ticks: 0 }\n    }\n\n    pub fn tick(&mut self) {\n        self.ticks += 1;\n    }\n\n    pub fn count(&self) -> u32 {\n        self.ticks\n    }\n}\n',
        'tests/tick-count.rs':
          'use tick_count::Counter;\n\n#[test]\nfn begins_at_zero() {\n    assert_eq!(Counter::new().count(), 0);\n}\n\n#[test]\n#[ignore]\nfn counts() {\n    let mut counter = Counter::new();\n    counter.tick();\n    counter.tick();\n    assert_eq!(counter.count(), 2);\n}\n\n#[test]\n#[ignore]\n#[cfg(feature = "slow")]\nfn counts_for_long() {\n    assert_eq!(1, 2);\n}\n',
      },
    ),
    exercise(
      'rust',
      'no-tests',
      { solution: ['src/lib.rs'], test: ['tests/no-tests.rs'], example: ['.meta/example.rs'] },
      { 'src/lib.rs': '', '.meta/example.rs': '', 'tests/no-tests.rs': '// none yet\n' },
    ),
    exercise(
      'rust',
      'far-away',
      { solution: ['src/lib.rs', 'Cargo.toml'], test: ['tests/far-away.rs'], example: ['.meta/example.rs'] },
      {
        'src/lib.rs': '',
        '.meta/example.rs': '',
        'tests/far-away.rs': '// none yet\n',
        'Cargo.toml': '[package]\nname = "far-away"\nversion = "1.0.0"\n\n[dependencies]\nnear = "0.1"\n',
      },
    ),
  ],
};

const QUIXBUGS: Readonly<Record<string, string>> = {
  'python_programs/node.py':
    'class Node:\n    def __init__(self, value=None, next=None):\n        self.value = value\n        self.next = next\n',
  'python_programs/wide.py': 'def wide(numbers):\n    return max(numbers) + min(numbers)\n\n"""\nHow far the numbers lie apart.\n"""\n',
  'correct_python_programs/wide.py': 'def wide(numbers):\n    return max(numbers) - min(numbers)\n',
  'python_testcases/test_wide.py':
    'from wide import wide\n\n\ndef test1():\n    assert wide([1, 5]) == 4\n\n\ndef test2():\n    assert wide([3, 2]) == 1\n',
  'java_programs/WIDE.java':
    'package java_programs;\nimport java.util.*;\n\npublic class WIDE {\n    public static ArrayList<Integer> wide(ArrayList<Integer> numbers) {\n        return new ArrayList<Integer>(List.of(Collections.min(numbers), Collections.min(numbers)));\n    }\n}\n',
  'correct_java_programs/WIDE.java':
    'package correct_java_programs;\nimport java.util.*;\n\npublic class WIDE {\n    public static ArrayList<Integer> wide(ArrayList<Integer> numbers) {\n        return new ArrayList<Integer>(List.of(Collections.min(numbers), Collections.max(numbers)));\n    }\n}\n',
  'java_testcases/junit/WIDE_TEST.java': [
    'package java_testcases.junit;',
    '',
    'public class WIDE_TEST {',
    ...[
      ['1,5', '[1,5]'],
      ['3,2', '[2,3]'],
    ].flatMap(([numbers = '', answer = ''], index) => [
      '    @org.junit.Test(timeout = 3000)',
      `    public void test_${index}() throws java.lang.Exception {`,
      `        java.util.ArrayList result = java_programs.WIDE.wide(new java.util.ArrayList(java.util.Arrays.asList(${numbers})));`,
      '        String resultFormatted = java_testcases.junit.QuixFixOracleHelper.format(result,true);',
      `        org.junit.Assert.assertEquals("${answer}", resultFormatted);`,
      '    }',
    ]),
    '    @org.junit.Test(timeout = 40000)',
    '    @org.junit.Ignore',
    '    public void test_9() throws java.lang.Exception {',
    '        org.junit.Assert.assertEquals(1, 2);',
    '    }',
    '}',
  ].join('\n'),
  'java_programs/Node.java':
    'package java_programs;\n\npublic class Node {\n    private final Node next;\n\n    public Node(Node next) {\n        this.next = next;\n    }\n\n    public Node getNext() {\n        return next;\n    }\n}\n',
  'java_programs/LENGTH.java':
    'package java_programs;\n\npublic class LENGTH {\n    public static int length(Node node) {\n        return node == null ? 0 : length(node.getNext());\n    }\n}\n',
  'correct_java_programs/LENGTH.java':
    'package correct_java_programs;\nimport java_programs.Node;\n\npublic class LENGTH {\n    public static int length(Node node) {\n        return node == null ? 0 : 1 + length(node.getNext());\n    }\n}\n',
  'python_programs/length.py':
    'def length(node):\n    return 0 if node is None else length(node.next)\n\n"""\nHow many nodes there are.\n"""\n',
  'correct_python_programs/length.py': 'def length(node):\n    return 0 if node is None else 1 + length(node.next)\n',
  'python_testcases/test_length.py':
    'from length import length\nfrom node import Node\n\n\ndef test1():\n    assert length(Node(5)) == 1\n\n\ndef test2():\n    assert length(Node(1, Node(2))) == 2\n',
  'java_testcases/junit/LENGTH_TEST.java':
    'package java_testcases.junit;\n\nimport static org.junit.Assert.assertEquals;\nimport org.junit.Test;\nimport java_programs.LENGTH;\nimport java_programs.Node;\n\npublic class LENGTH_TEST {\n    @Test\n    public void testOne() {\n        assertEquals(1, LENGTH.length(new Node(null)));\n    }\n\n    @Test\n    public void testTwo() {\n        Node last = new Node(null);\n        assertEquals(2, LENGTH.length(new Node(last)));\n    }\n}\n',
};

const COMMON = { docstring: 'Doubles each number.', entry_point: 'doubled', bug_type: 'operator misuse' };

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Writes the sets into a folder of their own each, and says where. */
export async function writeTinySets(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'ratchet-sets-'));
  const files: Record<string, string> = Object.fromEntries(Object.entries(QUIXBUGS).map(([path, text]) => [`quixbugs/${path}`, text]));
  for (const [language, row] of Object.entries(HUMANEVALPACK))
    files[`humanevalpack/humanevalpack-${language}.jsonl`] = lines([{ ...COMMON, ...row }]);
  for (const [name, rows] of Object.entries(MBXP)) files[`mbxp/${name}_release_v1.2.jsonl`] = lines(rows);
  files['codecontests/rows.jsonl'] = lines([CONTEST]);
  files['livecodebench/rows.jsonl'] = lines([STDIN_ROW, METHOD_ROW]);
  files['leetcode/rows.jsonl'] = lines([LEETCODE]);
  for (const [language, rows] of Object.entries(POLYGLOT)) files[`polyglot/${language}.jsonl`] = lines(rows);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return home;
}
