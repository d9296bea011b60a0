import type { CallCase, Checks, Files, Language, Limits } from '../domain/task.js';
import { DEFAULT_LIMITS } from '../domain/task.js';

/** One small program in each language, its cases, its framework tests, and how a person would run those. */
export interface JudgedProgram {
  readonly language: Language;
  readonly path: string;
  /** differs from round to round, as candidates do */
  readonly code: (round: number) => string;
  readonly files: Files;
  readonly split: Checks;
  readonly inProcess: Checks;
  readonly limits: Limits;
  /** the framework's own command in a folder with `files`, the tests and the program */
  readonly bare: readonly string[];
  /** what must be run there once before it, with a network */
  readonly once: readonly string[] | null;
}

const ARGUMENTS = [
  [17, 0, 17],
  [13, 13, 13],
  [37, 600, 1],
  [20, 100, 20],
  [624_129, 2_061_517, 18_913],
] as const;

function split(fn: string): Checks {
  return {
    trust: 'split',
    cases: ARGUMENTS.map(([a, b, returns]): CallCase => ({
      id: `${a},${b}`,
      call: { fn, args: [a, b] },
      expect: { returns },
      compare: { kind: 'equal' },
    })),
  };
}

const PYTHON: JudgedProgram = {
  language: 'python',
  path: 'gcd.py',
  code: (round) => `# ${round}\ndef gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n`,
  files: {},
  split: split('gcd:gcd'),
  inProcess: {
    trust: 'in-process',
    tests: {
      framework: 'pytest',
      files: {
        'tests/test_gcd.py':
          'from gcd import gcd\n\ndef test_zero():\n    assert gcd(17, 0) == 17\n\ndef test_both():\n    assert gcd(37, 600) == 1\n',
      },
      ids: ['tests/test_gcd.py::test_zero', 'tests/test_gcd.py::test_both'],
    },
  },
  limits: DEFAULT_LIMITS,
  bare: [
    'python3',
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    '--import-mode=importlib',
    '--rootdir=.',
    '-o',
    'pythonpath=.',
    'tests',
  ],
  once: null,
};

const JAVASCRIPT: JudgedProgram = {
  language: 'javascript',
  path: 'gcd.js',
  code: (round) => `// ${round}\nfunction gcd(a, b) {\n  return b === 0 ? a : gcd(b, a % b);\n}\nmodule.exports = { gcd };\n`,
  files: {},
  split: split('gcd:gcd'),
  inProcess: {
    trust: 'in-process',
    tests: {
      framework: 'node-test',
      files: {
        'tests/gcd.test.js':
          "const { test } = require('node:test');\nconst assert = require('node:assert');\nconst { gcd } = require('../gcd.js');\n\ntest('zero', () => {\n  assert.strictEqual(gcd(17, 0), 17);\n});\n\ntest('both', () => {\n  assert.strictEqual(gcd(37, 600), 1);\n});\n",
      },
      ids: ['tests/gcd.test.js > zero', 'tests/gcd.test.js > both'],
    },
  },
  limits: DEFAULT_LIMITS,
  bare: ['node', '--test', 'tests/'],
  once: null,
};

/** All plugins are named with their versions: what one Maven has fetched serves another without a network, that of an image. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>gcd</artifactId><version>1</version>
<properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.11.4</version><scope>test</scope></dependency></dependencies>
<build><plugins><plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin><plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin><plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.2</version></plugin></plugins></build></project>
`;

const JAVA: JudgedProgram = {
  language: 'java',
  path: 'src/main/java/Gcd.java',
  code: (round) =>
    `// ${round}\npublic class Gcd {\n    public static long gcd(long a, long b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n`,
  files: { 'pom.xml': POM },
  split: split('src/main/java/Gcd:gcd'),
  inProcess: {
    trust: 'in-process',
    tests: {
      framework: 'junit',
      files: {
        'src/test/java/GcdTest.java':
          'import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.Test;\n\nclass GcdTest {\n    @Test\n    void zero() {\n        assertEquals(17, Gcd.gcd(17, 0));\n    }\n\n    @Test\n    void both() {\n        assertEquals(1, Gcd.gcd(37, 600));\n    }\n}\n',
      },
      ids: ['GcdTest#zero', 'GcdTest#both'],
    },
  },
  limits: DEFAULT_LIMITS,
  bare: ['mvn', '-B', '-q', '-o', 'test'],
  once: ['mvn', '-B', '-q', 'test'],
};

const RUST: JudgedProgram = {
  language: 'rust',
  path: 'src/lib.rs',
  code: (round) => `// ${round}\npub fn gcd(a: u64, b: u64) -> u64 {\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n`,
  files: { 'Cargo.toml': '[package]\nname = "gcd"\nversion = "0.1.0"\nedition = "2021"\n' },
  split: split('src/lib:gcd'),
  inProcess: {
    trust: 'in-process',
    tests: {
      framework: 'cargo',
      files: {
        'tests/gcd.rs':
          'use gcd::gcd;\n\n#[test]\nfn zero() {\n    assert_eq!(gcd(17, 0), 17);\n}\n\n#[test]\nfn both() {\n    assert_eq!(gcd(37, 600), 1);\n}\n',
      },
      ids: ['tests/gcd.rs::zero', 'tests/gcd.rs::both'],
    },
  },
  limits: DEFAULT_LIMITS,
  bare: ['cargo', 'test', '--offline', '-q'],
  once: null,
};

export const JUDGED_PROGRAMS: readonly JudgedProgram[] = [PYTHON, JAVASCRIPT, JAVA, RUST];
