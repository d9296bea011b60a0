import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checks, Framework, Language } from '../../domain/task.js';
import { checkSuite } from '../../suites/check.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';
import { withBubblewrap } from '../support/boxes.js';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-suite-'));
});
afterEach(async () => rm(home, { recursive: true }));

interface Written {
  readonly language: Language;
  readonly framework: Framework;
  readonly visible: readonly string[];
  readonly hidden: readonly string[];
  /** of `tests/` */
  readonly tests: Readonly<Record<string, string>>;
}

const PROGRAMS: Partial<Record<Language, readonly [path: string, stub: string, right: string, more?: Readonly<Record<string, string>>]>> = {
  python: ['plus.py', 'def plus(n):\n    return n\n', 'def plus(n):\n    return n + 1\n'],
  javascript: ['plus.js', 'exports.plus = (n) => n;\n', 'exports.plus = (n) => n + 1;\n'],
  java: ['Plus.java', 'class Plus { static int plus(int n) { return n; } }\n', 'class Plus { static int plus(int n) { return n + 1; } }\n'],
  rust: [
    'src/lib.rs',
    'pub fn plus(n: i32) -> i32 { n }\n',
    'pub fn plus(n: i32) -> i32 { n + 1 }\n',
    { 'Cargo.toml': '[package]\nname = "plus"\nversion = "0.1.0"\nedition = "2021"\n' },
  ],
};

async function load({ language, framework, visible, hidden, tests }: Written): Promise<LoadedSuite> {
  const [path = '', stub = '', right = '', more = {}] = PROGRAMS[language] ?? [];
  const task = {
    id: 'plus',
    language,
    kind: 'repair',
    family: 'plus',
    prompt: 'One more.',
    editable: [path],
    tests: { framework, visible, hidden },
    limits: { wallMs: 60_000, cpuMs: 20_000 },
  };
  const files: Record<string, string> = {
    'suite.json': JSON.stringify({ name: 'mine', description: 'One task.' }),
    'plus/task.json': JSON.stringify(task),
    [`plus/files/${path}`]: stub,
    [`plus/reference/${path}`]: right,
  };
  for (const [each, text] of Object.entries(more)) files[`plus/files/${each}`] = text;
  for (const [each, text] of Object.entries(tests)) files[`plus/tests/${each}`] = text;
  for (const [each, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, each)), { recursive: true });
    await writeFile(join(home, each), text);
  }
  return loadSuite(home, { seed: 1 });
}

function filesOf(side: Checks | undefined): string[] {
  return side?.trust === 'in-process' ? Object.keys(side.tests.files).toSorted() : [];
}

const HIDDEN = { 'test_b.py': 'from plus import plus\n\n\ndef test_more():\n    assert plus(5) == 6\n' };
const PYTEST = {
  language: 'python',
  framework: 'pytest',
  visible: ['tests/test_a.py::test_one'],
  hidden: ['tests/test_b.py::test_more'],
} as const;
const USES = 'from plus import plus\n';

const BESIDE: readonly (readonly [string, Written])[] = [
  [
    'a helper',
    {
      ...PYTEST,
      tests: {
        'test_a.py': `${USES}from helper import ONE\n\n\ndef test_one():\n    assert plus(ONE) == 2\n`,
        'helper.py': 'ONE = 1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a helper with a name like tests',
    {
      ...PYTEST,
      tests: {
        'test_a.py': `${USES}from test_utils import ONE\n\n\ndef test_one():\n    assert plus(ONE) == 2\n`,
        'test_utils.py': 'ONE = 1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a helper in a package',
    {
      ...PYTEST,
      tests: {
        'test_a.py': `${USES}from lib.one import ONE\n\n\ndef test_one():\n    assert plus(ONE) == 2\n`,
        'lib/__init__.py': '',
        'lib/one.py': 'ONE = 1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    '__init__.py and a relative import',
    {
      ...PYTEST,
      tests: {
        '__init__.py': '',
        'test_a.py': `${USES}from .helper import ONE\n\n\ndef test_one():\n    assert plus(ONE) == 2\n`,
        'helper.py': 'ONE = 1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a conftest.py with fixtures',
    {
      ...PYTEST,
      tests: {
        'test_a.py': `${USES}\n\ndef test_one(one):\n    assert plus(one) == 2\n`,
        'conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef one():\n    return 1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a conftest.py in a folder',
    {
      ...PYTEST,
      visible: ['tests/deep/test_a.py::test_one'],
      tests: {
        'deep/test_a.py': `${USES}\n\ndef test_one(one, two):\n    assert plus(one) == two\n`,
        'conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef one():\n    return 1\n',
        'deep/conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef two():\n    return 2\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a conftest.py that uses the program',
    {
      ...PYTEST,
      tests: {
        'test_a.py': 'def test_one(two):\n    assert two == 2\n',
        'conftest.py': 'import pytest\nfrom plus import plus\n\n\n@pytest.fixture\ndef two():\n    return plus(1)\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'a file of data',
    {
      ...PYTEST,
      tests: {
        'test_a.py': `import pathlib\n${USES}\n\ndef test_one():\n    assert plus(int(pathlib.Path(__file__).with_name("one.txt").read_text())) == 2\n`,
        'one.txt': '1\n',
        ...HIDDEN,
      },
    },
  ],
  [
    'nested classes',
    {
      ...PYTEST,
      visible: ['tests/test_a.py::TestOuter::TestInner::test_one'],
      tests: {
        'test_a.py': `${USES}\n\nclass TestOuter:\n    class TestInner:\n        def test_one(self):\n            assert plus(1) == 2\n`,
        ...HIDDEN,
      },
    },
  ],
  [
    'inherited tests',
    {
      ...PYTEST,
      visible: ['tests/test_a.py::TestOne::test_one'],
      tests: {
        'test_a.py': `from base import Base\n\n\nclass TestOne(Base):\n    n = 1\n`,
        'base.py': `${USES}\n\nclass Base:\n    def test_one(self):\n        assert plus(self.n) == 2\n`,
        ...HIDDEN,
      },
    },
  ],
  [
    'names in other letters',
    {
      ...PYTEST,
      visible: [
        'tests/test_a.py::test_größe',
        'tests/test_a.py::test_each[zwölf]',
        'tests/test_a.py::test_each[日]',
        'tests/test_a.py::test_each[a b::c]',
      ],
      tests: {
        'test_a.py': `import pytest\n${USES}\n\ndef test_größe ():\n    assert plus(1) == 2\n\n\n@pytest.mark.parametrize("n", [12, 1, 3], ids=["zwölf", "日", "a b::c"])\ndef test_each(n):\n    assert plus(n) == n + 1\n`,
        ...HIDDEN,
      },
    },
  ],
  [
    'parameters without names',
    {
      ...PYTEST,
      visible: ['tests/test_a.py::test_each[1-2]', 'tests/test_a.py::test_each[3-4]'],
      tests: {
        'test_a.py': `import pytest\n${USES}\n\n@pytest.mark.parametrize("n,more", [(1, 2), (3, 4)])\ndef test_each(n, more):\n    assert plus(n) == more\n`,
        ...HIDDEN,
      },
    },
  ],
  [
    'a helper and data of node:test',
    {
      language: 'javascript',
      framework: 'node-test',
      visible: ['tests/a.test.js > group > one', 'tests/a.test.js > n = 3'],
      hidden: ['tests/deep/b.test.js > größer > 日'],
      tests: {
        'a.test.js':
          "const { describe, it, test } = require('node:test');\nconst assert = require('node:assert');\nconst { plus } = require('../plus.js');\nconst { ONE } = require('./helper.js');\n\ndescribe('group', () => {\n  it('one', () => assert.equal(plus(ONE), 2));\n});\nfor (const n of [3]) test(`n = ${n}`, () => assert.equal(plus(n), n + 1));\n",
        'helper.js':
          "const { readFileSync } = require('node:fs');\nexports.ONE = Number(readFileSync(require('node:path').join(__dirname, 'one.txt'), 'utf8'));\n",
        'one.txt': '1\n',
        'deep/b.test.js':
          "const { describe, it } = require('node:test');\nconst assert = require('node:assert');\nconst { plus } = require('../../plus.js');\nconst more = require('./more.json');\n\ndescribe('größer', () => {\n  it('日', () => assert.equal(plus(5), more));\n});\n",
        'deep/more.json': '6\n',
      },
    },
  ],
  [
    'a helper and rows of jest',
    {
      language: 'javascript',
      framework: 'jest',
      visible: ['tests/a.test.js > group > one', 'tests/a.test.js > 3 gives 4'],
      hidden: ['tests/b.test.js > more'],
      tests: {
        'a.test.js':
          "const { plus } = require('../plus.js');\nconst { ONE } = require('./helper.js');\n\ndescribe('group', () => {\n  it('one', () => expect(plus(ONE)).toBe(2));\n});\ntest.each([[3, 4]])('%i gives %i', (n, more) => expect(plus(n)).toBe(more));\n",
        'helper.js': 'exports.ONE = 1;\n',
        'b.test.js': "const { plus } = require('../plus.js');\n\ntest('more', () => expect(plus(5)).toBe(6));\n",
      },
    },
  ],
  [
    'a helper, an inner class and a second class of JUnit',
    {
      language: 'java',
      framework: 'junit',
      visible: ['PlusTest#größer', 'PlusTest$Inner#one', 'OtherTest#two'],
      hidden: ['MoreTest#each'],
      tests: {
        'PlusTest.java':
          'import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.*;\n\nclass PlusTest {\n    @Test void größer() { assertEquals(2, Plus.plus(Ones.ONE)); }\n    @Nested class Inner { @Test void one() { assertEquals(3, Plus.plus(2)); } }\n}\n\nclass OtherTest {\n    @Test void two () { assertEquals(4, Plus.plus(3)); }\n}\n',
        'Ones.java': 'class Ones { static final int ONE = 1; }\n',
        'MoreTest.java':
          'import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.params.ParameterizedTest;\nimport org.junit.jupiter.params.provider.ValueSource;\n\nclass MoreTest {\n    @ParameterizedTest @ValueSource(ints = {5, 6}) void each(int n) { assertEquals(n + 1, Plus.plus(n)); }\n}\n',
      },
    },
  ],
  [
    'a module and a macro of cargo',
    {
      language: 'rust',
      framework: 'cargo',
      visible: ['tests/a.rs::one', 'tests/a.rs::inner::two'],
      hidden: ['tests/b.rs::more'],
      tests: {
        'a.rs':
          'mod common;\n\n#[test]\nfn one () {\n    assert_eq!(plus::plus(common::ONE), 2);\n}\n\nmod inner {\n    macro_rules! case { ($name:ident, $n:expr) => { #[test] fn $name() { assert_eq!(plus::plus($n), $n + 1); } }; }\n    case!(two, 2);\n}\n',
        'common/mod.rs': 'pub const ONE: i32 = 1;\n',
        'b.rs': '#[test]\nfn more() {\n    assert_eq!(plus::plus(5), 6);\n}\n',
      },
    },
  ],
];

describe('what lies beside tests', () => {
  const { sandbox } = withBubblewrap();

  const checked = async (written: Written) => checkSuite(await load(written), sandbox(), new AbortController().signal, () => undefined);

  it.each(BESIDE)('%s is fit', async (_, written) => {
    expect(await checked(written)).toEqual([{ task: 'plus', problems: [] }]);
  });

  it('is told where it may stand, where tests open it by a path of the folder that they run in', async () => {
    const reading = `${USES}\n\ndef test_one():\n    assert plus(int(open('tests/one.txt').read())) == 2\n`;
    const [check] = await checked({ ...PYTEST, tests: { 'test_a.py': reading, 'one.txt': '1', ...HIDDEN } });
    expect(check?.problems.join()).toContain('a file that they read may stand beside them in tests/, or in files/, and is opened by');
  });
});

describe('what no id names', () => {
  it('goes to the sides whose tests stand in its folder or below', async () => {
    const tests = {
      'shown/test_a.py': 'def test_one():\n    pass\n',
      'shown/only.txt': '',
      'kept/test_b.py': 'def test_more():\n    pass\n',
      'kept/deep/only.txt': '',
      'conftest.py': '',
      'data/both.txt': '',
    };
    const { tasks } = await load({
      ...PYTEST,
      visible: ['tests/shown/test_a.py::test_one'],
      hidden: ['tests/kept/test_b.py::test_more'],
      tests,
    });
    expect(filesOf(tasks[0]?.visible)).toEqual([
      'tests/conftest.py',
      'tests/data/both.txt',
      'tests/shown/only.txt',
      'tests/shown/test_a.py',
    ]);
    expect(filesOf(tasks[0]?.hidden)).toEqual([
      'tests/conftest.py',
      'tests/data/both.txt',
      'tests/kept/deep/only.txt',
      'tests/kept/test_b.py',
    ]);
  });
});
