import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import { messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const GCD = 'class Gcd {\n    static int gcd(int a, int b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n';

const NEWER = `import static org.junit.jupiter.api.Assertions.assertEquals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcdTest {
    @Test
    void zero() {
        assertEquals(17, Gcd.gcd(17, 0));
    }

    @ParameterizedTest
    @CsvSource({"13, 13, 13", "37, 600, 1"})
    void both(int a, int b, int expected) {
        assertEquals(expected, Gcd.gcd(a, b));
    }
}
`;

const OLDER = `public class GcdOlderTest {
    @org.junit.Test(timeout = 3000)
    public void same() {
        int result = Gcd.gcd((int) 13, (int) 13);
        org.junit.Assert.assertEquals((int) 13, result);
    }
}
`;

const FILES = { 'src/test/GcdTest.java': NEWER, 'src/test/GcdOlderTest.java': OLDER };
const IDS = ['GcdTest#zero', 'GcdTest#both', 'GcdOlderTest#same'];

function job(
  code: string,
  limits: Partial<Limits> = {},
  files: Readonly<Record<string, string>> = FILES,
  ids: readonly string[] = IDS,
): JudgeJob {
  const checks = { trust: 'in-process', tests: { framework: 'junit', files, ids } } as const;
  return {
    language: 'java',
    files: { 'src/Gcd.java': '' },
    editable: ['src/Gcd.java'],
    candidate: { 'src/Gcd.java': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

describe('Java, JUnit', () => {
  const { judge, sandbox } = withBubblewrap();

  it('passes what is right, by both generations of JUnit', async () => {
    const verdict = await judge(job(GCD));
    expect(messages(verdict)).toEqual(['', '', '']);
    expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust: 'in-process', rejectedPaths: [] });
  });

  it('calls a wrong answer Logic, and goes on after it', async () => {
    const verdict = await judge(job(GCD.replace('? a', '? a == 13 ? 14 : a')));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
    expect(messages(verdict)).toEqual(['', 'expected: <13> but was: <14>', 'expected:<13> but was:<14>']);
  });

  it('places an exception in the candidate', async () => {
    const verdict = await judge(job(GCD.replace('? a', '? new int[] {a}[a]')));
    expect(messages(verdict)[0]).toBe('raised ArrayIndexOutOfBoundsException: Index 17 out of bounds for length 1 (src/Gcd.java line 3)');
  });

  it('calls what does not compile Syntax, also where only the tests show it', async () => {
    expect(await judge(job(GCD.replace('? a', '? c')))).toMatchObject({
      status: 'failed',
      errorClass: 'Syntax',
      step: 'compile',
      diagnostics: [{ path: 'src/Gcd.java', line: 3, message: 'cannot find symbol symbol: variable c location: class Gcd' }],
    });
    const { errorClass, diagnostics } = await judge(job(GCD.replaceAll('gcd(', 'gdc(')));
    expect({ errorClass, paths: [...new Set(diagnostics.map(({ path }) => path))] }).toEqual({
      errorClass: 'Syntax',
      paths: Object.keys(FILES).toSorted(),
    });
  });

  it('measures which lines ran, where it is asked, and disturbs nothing', async () => {
    const code = `class Gcd {
    static int gcd(int a, int b) {
        System.setProperties(new java.util.Properties());
        java.util.logging.LogManager.getLogManager().reset();
        if (b == 0) return a;
        if (a == -1) {
            return 1;
        }
        return gcd(b, a % b);
    }
}
`;
    // the class's own line is its constructor, which nobody calls
    expect(await judge({ ...job(code), coverage: true })).toMatchObject({ status: 'passed', untrustedCoverage: { lines: 7, covered: 5 } });
    expect((await judge(job(code))).untrustedCoverage).toBeNull();
  });

  it('calls an endless loop Timeout', async () => {
    const verdict = await judge(job(GCD.replace('return', 'while (b == 600) {}\n        return'), { cpuMs: 1_000, wallMs: 3_000 }));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
  });

  it('calls too much memory Resource', async () => {
    expect(
      await judge(job(GCD.replace('return', 'if (new long[1 << 28].length == 1) return 2;\n        return'), { memoryMb: 64 })),
    ).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: 'more than 64 MB of memory', output: '' });
  });

  it('does not count what was skipped or never came', async () => {
    const files = {
      'SkipTest.java':
        'import org.junit.jupiter.api.*;\nclass SkipTest {\n@Test @Disabled void off() {}\n@Test void assumes() { Assumptions.assumeTrue(false); }\n@Test void runs() {}\n}\n',
    };
    const verdict = await judge(job(GCD, {}, files, ['SkipTest#off', 'SkipTest#assumes', 'SkipTest#runs', 'SkipTest#nowhere']));
    expect(verdict.tests.map(({ status }) => status)).toEqual(['failed', 'failed', 'passed', 'missing']);
  });

  it('fails the tests of a class that cannot be set up', async () => {
    const files = {
      'SetTest.java':
        'import org.junit.jupiter.api.*;\nclass SetTest {\n@BeforeAll static void before() { Gcd.gcd(1, -1); }\n@Test void one() {}\n@Nested class Inner { @Test void two() {} }\n}\n',
    };
    const verdict = await judge(job(GCD.replace('b == 0', 'b / 0 == 0'), {}, files, ['SetTest#one', 'SetTest$Inner#two']));
    expect(messages(verdict)).toEqual([
      'raised ArithmeticException: / by zero (src/Gcd.java line 3)',
      'raised ArithmeticException: / by zero (src/Gcd.java line 3)',
    ]);
  });

  it('runs each test of a parameterized class, a factory and an old test case once', async () => {
    const files = {
      'EachTest.java':
        'import java.util.*;\nimport org.junit.*;\nimport org.junit.runner.RunWith;\nimport org.junit.runners.Parameterized;\n@RunWith(Parameterized.class)\npublic class EachTest {\n@Parameterized.Parameters public static List<Object[]> data() { return List.of(new Object[] {13}, new Object[] {14}); }\nprivate final int n;\npublic EachTest(int n) { this.n = n; }\n@Test public void same() { Assert.assertEquals(n, Gcd.gcd(n, n)); }\n}\n',
      'MadeTest.java':
        'import java.util.*;\nimport org.junit.jupiter.api.*;\nclass MadeTest {\n@TestFactory List<DynamicTest> made() { return List.of(DynamicTest.dynamicTest("a", () -> {}), DynamicTest.dynamicTest("b", () -> Assertions.assertEquals(14, Gcd.gcd(14, 0)))); }\n}\n',
      'OldTest.java':
        'public class OldTest extends junit.framework.TestCase {\npublic void testIt() { assertEquals(2, Gcd.gcd(2, 4)); }\n}\n',
    };
    const ids = ['EachTest#same', 'MadeTest#made', 'OldTest#testIt'];
    expect(await judge(job(GCD, {}, files, ids))).toMatchObject({ status: 'passed' });
    expect((await judge(job(GCD.replace('? a', '? a == 14 ? 15 : a'), {}, files, ids))).tests.map(({ status }) => status)).toEqual([
      'failed',
      'failed',
      'passed',
    ]);
  });

  it('lists the tests of trusted files with nothing of a solution there', async () => {
    const files = {
      ...FILES,
      'Inner.java':
        'package a.b;\nclass Inner {\n@Nested class In { @org.junit.jupiter.api.Test void it() {} @Disabled @Test void off() {} }\n}\n',
    };
    expect(
      await sandbox().listTests({ language: 'java', framework: 'junit', files, limits: DEFAULT_LIMITS }, new AbortController().signal),
    ).toEqual(['a.b.Inner$In#it', 'GcdOlderTest#same', 'GcdTest#zero', 'GcdTest#both']);
  });
});
