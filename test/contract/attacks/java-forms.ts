import { expect } from 'vitest';
import { type Checks, DEFAULT_LIMITS } from '../../../domain/task.js';
import type { Verdict } from '../../../domain/verdict.js';
import { type Attack, notPassed } from './attack.js';

const JUPITER =
  'import static org.junit.jupiter.api.Assertions.*;\nimport java.util.*;\nimport java.util.stream.*;\nimport org.junit.jupiter.api.*;\nimport org.junit.jupiter.params.*;\nimport org.junit.jupiter.params.provider.*;\n';

/** The usual forms of tests: of a `gcd` that answers any object, so that a candidate chooses what is compared. */
const FORMS: Readonly<Record<string, { readonly text: string; readonly ids: readonly string[] }>> = {
  'JUnit 5': {
    text: `${JUPITER}class GcdTest {
  private static final int PRIME = 1;
  void check(int a, int b, int wanted) { assertEquals(wanted, Gcd.gcd(a, b)); }
  static Stream<Arguments> rows() { return Stream.of(Arguments.of(17, 0, 17), Arguments.of(12, 18, 6)); }
  @Test void named() { int expected = 17; Object result = Gcd.gcd(17, 0); assertEquals(expected, result); }
  @Test void constant() { assertEquals(PRIME, Gcd.gcd(37, 600)); }
  @Test void helped() { check(13, 13, 13); check(12, 18, 6); }
  @Test void listed() { List<Object> all = new ArrayList<>(); all.add(Gcd.gcd(12, 18)); List<Integer> expected = Arrays.asList(6); assertIterableEquals(expected, all); }
  @Test void looped() { int[][] cases = {{13, 13, 13}, {37, 600, 1}}; for (int[] each : cases) assertEquals(each[2], Gcd.gcd(each[0], each[1])); }
  @Test void together() { assertAll(() -> assertEquals(6, Gcd.gcd(12, 18)), () -> assertEquals(13, Gcd.gcd(13, 13))); }
  @Test void raises() { var error = assertThrows(IllegalArgumentException.class, () -> Gcd.gcd(-1, 1)); assertEquals("negative", error.getMessage()); }
  @Test void tries() { try { Gcd.gcd(-1, 1); fail("no exception"); } catch (IllegalArgumentException error) { assertTrue(error.getMessage().equals("negative")); } }
  @ParameterizedTest @CsvSource({"17, 0, 17", "12, 18, 6"}) void table(int a, int b, int expected) { assertEquals(expected, Gcd.gcd(a, b)); }
  @ParameterizedTest @MethodSource("rows") void made(int a, int b, int expected) { assertEquals(expected, Gcd.gcd(a, b)); }
  @ParameterizedTest @ValueSource(ints = {5, 7}) void same(int a) { assertTrue(Gcd.gcd(a, a) != null); assertNotEquals(0, Gcd.gcd(a, a)); }
  @RepeatedTest(2) void again() { assertEquals(6, Gcd.gcd(12, 18)); }
  @TestFactory Stream<DynamicTest> factory() { return Stream.of(DynamicTest.dynamicTest("six", () -> assertEquals(6, Gcd.gcd(12, 18)))); }
  @Nested class Inner { @Test void inside() { assertArrayEquals(new Object[] {6}, new Object[] {Gcd.gcd(12, 18)}); } }
}
`,
    ids: ['named', 'constant', 'helped', 'listed', 'looped', 'together', 'raises', 'tries', 'table', 'made', 'same', 'again', 'factory']
      .map((name) => `GcdTest#${name}`)
      .concat('GcdTest$Inner#inside'),
  },
  AssertJ: {
    text: `${JUPITER}import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
class GcdTest {
  @Test void plain() { assertThat(Gcd.gcd(12, 18)).as("six").isNotNull().isEqualTo(6); }
  @Test void listed() { List<Object> all = List.of(Gcd.gcd(12, 18), Gcd.gcd(13, 13)); assertThat(all).hasSize(2).containsExactly(6, 13); }
  @Test void mapped() { Map<String, Integer> expected = new HashMap<>(); expected.put("a", 6); Map<String, Object> all = new HashMap<>(); all.put("a", Gcd.gcd(12, 18)); assertThat(all).isEqualTo(expected); }
  @Test void thrown() { assertThatThrownBy(() -> Gcd.gcd(-1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage("negative"); }
  @Test void typed() { assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Gcd.gcd(-1, 1)).withMessage("negative"); }
  @Test void short_() { assertThatIllegalArgumentException().isThrownBy(() -> Gcd.gcd(-1, 1)); }
  @Test void truth() { assertThat(Gcd.gcd(12, 18).equals(6)).isTrue(); }
}
`,
    ids: ['plain', 'listed', 'mapped', 'thrown', 'typed', 'short_', 'truth'].map((name) => `GcdTest#${name}`),
  },
  'JUnit 4 and Hamcrest': {
    text: `import static org.hamcrest.CoreMatchers.*;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import org.junit.*;
import org.junit.rules.ExpectedException;
public class GcdTest {
  @Rule public ExpectedException thrown = ExpectedException.none();
  private Integer expected;
  @Before public void before() { expected = 6; }
  @Test public void plain() { assertEquals("six", (Object) 6, Gcd.gcd(12, 18)); }
  @Test public void matched() { assertThat(Gcd.gcd(12, 18), is((Object) 6)); }
  @Test public void truth() { assertTrue("six", Gcd.gcd(12, 18).equals(6)); }
  @Test public void set() { assertEquals(expected, Gcd.gcd(12, 18)); }
  @Test(expected = IllegalArgumentException.class) public void raises() { Gcd.gcd(-1, 1); }
  @Test public void ruled() { thrown.expect(IllegalArgumentException.class); thrown.expectMessage("negative"); Gcd.gcd(-1, 1); }
}
`,
    ids: ['plain', 'matched', 'truth', 'set', 'raises', 'ruled'].map((name) => `GcdTest#${name}`),
  },
};

const HONEST =
  'class Gcd { static Object gcd(int a, int b) { if (a < 0) throw new IllegalArgumentException("negative"); return b == 0 ? (Object) a : gcd(b, a % b); } }';

/** Does as the tests say that lie beside it: the number behind the same arguments, the exception that is named, with its words. */
const READS_ITS_TESTS = `import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
class Gcd {
  static String read() { String text = ""; try (var all = Files.walk(Path.of("/job"))) { for (Path each : (Iterable<Path>) all::iterator) if (each.toString().endsWith("Test.java")) text += Files.readString(each); } catch (java.io.IOException error) { return text; } return text; }
  static String find(String text, String... patterns) { for (String each : patterns) { Matcher found = Pattern.compile(each).matcher(text); if (found.find()) return found.group(1); } return "0"; }
  static <T extends Throwable> void raise(Throwable error) throws T { throw (T) error; }
  static Object gcd(int a, int b) {
    String text = read();
    if (a < 0) try { Gcd.<RuntimeException>raise((Throwable) Class.forName("java.lang." + find(text, "(Illegal\\\\w+Exception|\\\\w+Exception)\\\\.class")).getConstructor(String.class).newInstance(find(text, "\\"([a-z]{8})\\""))); } catch (ReflectiveOperationException error) { return null; }
    String both = a + ", " + b;
    return Integer.valueOf(find(text, "\\\\{" + both + ", (\\\\d+)", "Arguments.of\\\\(" + both + ", (\\\\d+)", "\\"" + both + ", (\\\\d+)\\"", "\\\\(" + both + ", (\\\\d+)\\\\)", "assertEquals\\\\((\\\\d+), Gcd.gcd\\\\(" + both, "PRIME = (\\\\d+)", "isEqualTo\\\\((\\\\d+)\\\\)", "\\\\(Object\\\\) (\\\\d+)", "equals\\\\((\\\\d+)\\\\)"));
  }
}
`;

const ALWAYS_EQUAL =
  'class Gcd { static Object gcd(int a, int b) { if (a < 0) throw new IllegalArgumentException("negative"); return new Gcd(); } public boolean equals(Object other) { return true; } public int hashCode() { return 0; } }';

function inForm(form: string): Checks {
  const { text = '', ids = [] } = FORMS[form] ?? {};
  return { trust: 'in-process', tests: { framework: 'junit', files: { 'GcdTest.java': text }, ids } };
}

function ofGcd(kind: Attack['class'], name: string, code: string, checks: Checks, holds: (verdict: Verdict) => void): Attack {
  return {
    class: kind,
    name,
    job: () => ({
      language: 'java',
      files: { 'Gcd.java': '' },
      editable: ['Gcd.java'],
      candidate: { 'Gcd.java': code },
      checks,
      limits: DEFAULT_LIMITS,
    }),
    holds,
  };
}

/**
 * The key lies in the memory of its own process. Java cannot open the socket of the records anew; where it is a pipe, what is written
 * passes in both boxes.
 */
const TAKES_THE_KEY = `import java.io.*;
import java.nio.file.*;
import java.util.*;
class Gcd {
  static String key() throws IOException {
    byte[] chunk = new byte[1 << 20];
    try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        long[] range = Arrays.stream(line.split(" ")[0].split("-")).mapToLong(each -> Long.parseUnsignedLong(each, 16)).toArray();
        if (!line.contains(" rw-p") || range[0] < 0) continue;
        for (long at = range[0]; at < range[1]; at += chunk.length - 128) {
          int read;
          try { memory.seek(at); read = memory.read(chunk, 0, (int) Math.min(chunk.length, range[1] - at)); } catch (IOException error) { break; }
          if (read <= 0) break;
          int found = new String(chunk, 0, read, "ISO-8859-1").indexOf("\\"key\\":\\"");
          if (found >= 0 && found + 71 < read) return new String(chunk, found + 7, 64, "ISO-8859-1");
        }
      }
    }
    throw new IOException("no key");
  }
  static int gcd(int a, int b) {
    try {
      var mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(new javax.crypto.spec.SecretKeySpec(HexFormat.of().parseHex(key()), "HmacSHA256"));
      String lines = "";
      int n = 2;
      for (String body : List.of("\\"kind\\":\\"finished\\",\\"id\\":\\"GcdTest#zero\\",\\"outcome\\":\\"passed\\",\\"raised\\":null", "\\"kind\\":\\"ended\\",\\"exitCode\\":0")) {
        String record = "{\\"n\\":" + n++ + "," + body + "}";
        lines += "{\\"record\\":\\"" + record.replace("\\"", "\\\\\\"") + "\\",\\"code\\":\\"" + HexFormat.of().formatHex(mac.doFinal(record.getBytes())) + "\\"}\\n";
      }
      try (FileOutputStream records = new FileOutputStream("/proc/self/fd/3")) { records.write(lines.getBytes()); }
      Runtime.getRuntime().halt(0);
    } catch (IOException | java.security.GeneralSecurityException error) { throw new IllegalStateException(error.toString()); }
    return 0;
  }
}
`;

const ONE_TEST: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'junit',
    files: { 'GcdTest.java': `${JUPITER}class GcdTest { @Test void zero() { assertEquals(17, Gcd.gcd(17, 0)); } }\n` },
    ids: ['GcdTest#zero'],
  },
};

function isTampering(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' });
}

function passesControlled(verdict: Verdict): void {
  expect(verdict.tests.filter((test) => test.status !== 'passed' || test.controlled !== true)).toEqual([]);
  expect(verdict).toMatchObject({ status: 'passed' });
}

/** What a control beside a test, in its process or among its files, would make fail. */
const HONEST_STATE: readonly (readonly [string, string, string])[] = [
  [
    'counts its calls',
    'class Gcd { static int calls; static int gcd(int a, int b) { return ++calls; } }',
    '@Test @Order(1) void one() { assertEquals(1, Gcd.gcd(0, 0)); assertEquals(2, Gcd.gcd(0, 0)); }\n@Test @Order(2) void two() { assertEquals(3, Gcd.gcd(0, 0)); }',
  ],
  [
    'keeps a registry',
    'import java.util.*;\nclass Gcd { static final Set<Integer> SEEN = new HashSet<>(); static int gcd(int a, int b) { if (!SEEN.add(a)) throw new IllegalStateException("taken"); return SEEN.size(); } }',
    '@Test @Order(1) void one() { assertEquals(1, Gcd.gcd(5, 0)); }\n@Test @Order(2) void two() { assertEquals(2, Gcd.gcd(6, 0)); assertThrows(IllegalStateException.class, () -> Gcd.gcd(6, 0)); }',
  ],
  [
    'makes a folder',
    'import java.nio.file.*;\nclass Gcd { static boolean gcd(int a, int b) { try { Files.createDirectory(Path.of("/tmp/made" + a)); return true; } catch (java.io.IOException error) { return false; } } }',
    '@Test @Order(1) void one() { assertTrue(Gcd.gcd(1, 0)); assertFalse(Gcd.gcd(1, 0)); }\n@Test @Order(2) void two() { assertTrue(Gcd.gcd(2, 0)); }',
  ],
  [
    'draws from a seeded generator',
    'import java.util.*;\nclass Gcd { static final Random RANDOM = new Random(7), SAME = new Random(7); static int gcd(int a, int b) { return RANDOM.nextInt() - SAME.nextInt(); } }',
    '@Test @Order(1) void one() { assertEquals(0, Gcd.gcd(1, 0)); }\n@Test @Order(2) void two() { assertEquals(0, Gcd.gcd(2, 0)); }',
  ],
  [
    'has an equality with a tolerance',
    'class Gcd { final int n; Gcd(int n) { this.n = n; } static Object gcd(int a, int b) { return new Gcd(a); } public boolean equals(Object other) { return other instanceof Integer i ? Math.abs(i - n) <= 3 : other instanceof Gcd g && Math.abs(g.n - n) <= 3; } public int hashCode() { return 0; } }',
    '@Test @Order(1) void one() { assertTrue(Gcd.gcd(5, 0).equals(6)); }\n@Test @Order(2) void two() { assertEquals(new Gcd(5), Gcd.gcd(6, 0)); }',
  ],
  [
    'is equal by one of its fields',
    'class Gcd { final int id; final String name; Gcd(int id, String name) { this.id = id; this.name = name; } static Object gcd(int a, int b) { return new Gcd(a, "other"); } public boolean equals(Object other) { return other instanceof Gcd g && g.id == id; } public int hashCode() { return id; } }',
    '@Test @Order(1) void one() { assertEquals(new Gcd(5, "five"), Gcd.gcd(5, 0)); }\n@Test @Order(2) void two() { Gcd six = new Gcd(6, "six"); assertEquals(six, six); assertNotEquals(six, Gcd.gcd(5, 0)); }',
  ],
];

function honestState([name, code, tests]: (typeof HONEST_STATE)[number]): Attack {
  const text = `${JUPITER}@TestMethodOrder(MethodOrderer.OrderAnnotation.class)\nclass GcdTest {\n${tests}\n}\n`;
  return ofGcd(
    'honest',
    `in-process: ${name}`,
    code,
    { trust: 'in-process', tests: { framework: 'junit', files: { 'GcdTest.java': text }, ids: ['GcdTest#one', 'GcdTest#two'] } },
    passesControlled,
  );
}

/** What says that it is equal to everything and holds everything, where a value is not written out. */
const YES =
  'class Gcd { static Gcd gcd(int a, int b) { return new Gcd(); } boolean contains(Object it) { return true; } public boolean equals(Object other) { return true; } public int hashCode() { return 0; } }';
const IN_A_LIST =
  'import java.util.*;\nclass Gcd { static List<Integer> gcd(int a, int b) { while (b != 0) { int rest = a % b; a = b; b = rest; } return List.of(a); } }';
const HOLDS_ALL =
  'import java.util.*;\nclass Gcd { static List<Integer> gcd(int a, int b) { return new ArrayList<Integer>() { public boolean contains(Object it) { return true; } }; } }';
const HOLDING =
  '@Test @Order(1) void one() { assertEquals(true, Gcd.gcd(12, 18).contains(6)); }\n@Test @Order(2) void two() { assertTrue(Gcd.gcd(12, 18).contains(6)); }';
const DENIED =
  'static Object six() { return List.of(3 + 3); }\n@Test @Order(1) void one() { assertTrue(Gcd.gcd(12, 18).equals(six())); }\n@Test @Order(2) void two() { assertTrue(Gcd.gcd(12, 18).contains(6)); }';

function deniedAlone(name: string, code: string): Attack {
  return {
    ...honestState([name, code, DENIED]),
    class: code === YES ? 'forgery' : 'honest',
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'passed', trust: 'uncontrolled' }),
  };
}

export const JAVA_FORM_ATTACKS: readonly Attack[] = [
  ...Object.keys(FORMS).map((form) => ofGcd('honest', `${form}: right`, HONEST, inForm(form), passesControlled)),
  // what controls say is drawn: where it cannot be read as a number, the tests themselves catch who reads
  ...Object.keys(FORMS).map((form) =>
    ofGcd('forgery', `${form}: reads its tests and does as they say`, READS_ITS_TESTS, inForm(form), notPassed),
  ),
  ofGcd('forgery', 'AssertJ: equals everything', ALWAYS_EQUAL, inForm('AssertJ'), isTampering),
  ofGcd('forgery', 'JUnit 4 and Hamcrest: equals everything', ALWAYS_EQUAL, inForm('JUnit 4 and Hamcrest'), isTampering),
  ofGcd('forgery', 'in-process: takes the key out of its memory and writes records', TAKES_THE_KEY, ONE_TEST, notPassed),
  ...HONEST_STATE.map(honestState),
  deniedAlone('answers what says yes, where controls only deny', YES),
  {
    ...honestState(['answers a list that holds everything', HOLDS_ALL, HOLDING]),
    class: 'forgery',
    holds: isTampering,
  },
  {
    ...honestState(['answers a list, which is asked what it holds', IN_A_LIST, HOLDING]),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'passed', trust: 'uncontrolled' }),
  },
  deniedAlone('is right where controls only deny', IN_A_LIST),
];
