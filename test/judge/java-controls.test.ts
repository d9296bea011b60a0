import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitControls } from '../../judge/languages/java/controls.js';
import { LITERALS, otherLiteral } from '../../judge/languages/java/other-literal.js';
import type { Controls } from '../../judge/languages/language.js';

function drawing(seed = 7): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const JUPITER = 'import static org.junit.jupiter.api.Assertions.*;\nimport static org.assertj.core.api.Assertions.*;\n';
const OLD = 'import static org.junit.Assert.*;\nimport org.junit.Test;\n';

async function controls(text: string, ids: readonly string[], seed?: number): Promise<Controls> {
  return junitControls({ framework: 'junit', files: { 'ATest.java': text }, ids }, drawing(seed));
}

/** The body of a test then, and what stands above it; null where nothing is certain to fail. */
async function wrong(body: string, head = '', imports = JUPITER): Promise<string | null> {
  const text = `${imports}class ATest {\n${head}@Test void it() {\n${body}\n}\n}\n`;
  const { tests, of } = await controls(text, ['ATest#it']);
  expect(tests.files['ATest.java'] === text).toBe(of.size === 0);
  if (of.size === 0) return null;
  return (tests.files['ATest.java'] ?? '')
    .slice(imports.length + 'class ATest {\n'.length, -'\n}\n}\n'.length)
    .replace('@Test void it() {\n', '');
}

/** What is drawn stands for itself alone: digits, words in quotes, classes of exceptions. */
function shape(text: string | null): string | null {
  return (
    text
      ?.replaceAll(/0x\w+|\d+/g, '0')
      .replaceAll(/"[^"]*"/g, (word) => word.replaceAll(/[a-z]/g, 'w').replaceAll(/[A-Z]/g, 'W'))
      .replaceAll(/\b[A-Z]\w+Exception\b/g, 'Exception') ?? null
  );
}

describe('a control of a JUnit test', () => {
  it.each([
    'assertEquals(5, f(1));',
    'assertEquals(f(1), -5L);',
    'assertEquals(2147483647, f(1));',
    'assertEquals(0.5, f(1), 0.001);',
    'assertEquals(5, f(1), "why");',
    'assertEquals("some text", f(1));',
    'assertEquals((byte) 0x77, f(1));',
    'assertArrayEquals(new int[] {1, 2}, f(1));',
    'assertIterableEquals(List.of("a", "b"), f(1));',
    'assertEquals(Map.of("a", 1), f(1));',
    'assertEquals(new BigDecimal("1.50"), f(1));',
    'assertEquals(new Point(1, 2), f(1));',
    'assertEquals(Optional.of(3), f(1));',
    'assertEquals("a" + 1 + "b", f(1));',
    'assertEquals("""\n  some text\n  """, f(1));',
    'assertTrue(f(1) == 5);',
    'assertTrue(f(1).equals("some text"));',
    'assertTrue(Math.abs(f(1) - 2.5) < 1e-6);',
    'assertThrows(IllegalArgumentException.class, () -> f(1));',
    'var error = assertThrows(IllegalArgumentException.class, () -> f(1));',
    'OwnException error = assertThrows(OwnException.class, () -> f(1));\nassertEquals("bad", error.getMessage());',
    'assertThat(f(1)).isEqualTo("some text");',
    'assertThat(f(1)).as("why").isNotNull().isEqualTo(5);',
    'assertThat(f(1)).containsExactly(1, 2).hasSize(2);',
    'assertThat(f(1)).isCloseTo(2.5, within(0.1));',
    'assertThatThrownBy(() -> f(1)).isInstanceOf(OwnException.class).hasMessage("some text");',
    'assertThatExceptionOfType(OwnException.class).isThrownBy(() -> f(1));',
    'assertThat(f(1), is(5));',
    'assertThat(f(1), is(equalTo("text")));',
    'int expected = 5;\nassertEquals(expected, f(1));',
    'List<String> expected = new ArrayList<>();\nexpected.add("a");\nassertEquals(expected, f(1));',
    'Map<String, Integer> expected = new HashMap<>();\nexpected.put("a", 1);\nassertThat(f(1)).isEqualTo(expected);',
    'for (int i = 0; i < 3; i++) {\n  assertEquals(5, f(i));\n}',
    'for (String each : List.of("a", "b")) assertEquals(1, f(each));',
    'String[][] rows = {{"a", "b"}};\nfor (String[] row : rows) assertEquals(row[1], f(row[0]));',
    'int[] wanted = {1, 2};\nfor (int i = 0; i < wanted.length; i++) assertEquals(wanted[i], f(i));',
    'assertThat(f(1).equals(5)).isTrue();',
    'assertAll(() -> assertEquals(1, f(1)), () -> assertEquals(2, f(2)));',
    'try {\n  f(1);\n  fail("no");\n} catch (OwnException error) {\n  assertEquals("bad", error.getMessage());\n}',
    'try {\n  f(1);\n  fail("no");\n} catch (IllegalStateException error) {\n}',
    'try {\n  assertEquals(5, f(1));\n} catch (IOException error) {\n  fail(error);\n}',
  ])('expects another value of the same shape: %s', async (body) => {
    const control = await wrong(body);
    expect(control).not.toBe(body);
    const [before, after] = [shape(body), shape(control)];
    // classes of the task's own become one that nothing of it is
    expect(after).toBe(before?.replaceAll(/(?<=\()Own(?=Exception\.class)/g, ''));
  });

  it.each([
    ['assertTrue(f(1));', 'assertFalse(f(1));'],
    ['assertFalse(f(1) == 5);', 'assertTrue(f(1) == 5);'],
    ['assertEquals(true, f(1));', 'assertEquals(false, f(1));'],
    ['assertNull(f(1));', 'assertNotNull(f(1));'],
    ['assertNotEquals(1, f(1));', 'assertEquals(1, f(1));'],
    ['assertThat(f(1)).isTrue();', 'assertThat(f(1)).isFalse();'],
    ['assertThat(f(1)).isEmpty();', 'assertThat(f(1)).isNotEmpty();'],
    ['assertThat(f(1)).isNotEqualTo(f(2));', 'assertThat(f(1)).isEqualTo(f(2));'],
    ['String text = f(1);\nassertThat(text).contains("a");', 'String text = f(1);\nassertThat(text).doesNotContain("a");'],
    [
      'assertEquals(Winner.NONE, f(1));\nassertNotSame(Winner.BOTH, f(2));',
      'assertEquals(Winner.BOTH, f(1));\nassertNotSame(Winner.BOTH, f(2));',
    ],
  ])('expects the opposite: %s', async (body, control) => {
    expect(await wrong(body)).toBe(control);
  });

  it.each([
    ['assertTrue(f(1));', true],
    ['assertTrue(f(1) < 5);', true],
    ['assertTrue(f(1).compareTo(g()) < 0);', true],
    ['assertThat(f(1)).isGreaterThan(g());', true],
    ['Bag bag = new Bag();\nassertTrue(bag.contains(x));', true],
    ['assertTrue(f(1).contains(x));\nassertEquals(5, f(1));', true],
    ['assertTrue(f(1).equals(g()));', false],
    ['assertTrue(g().equals(f(1)));', false],
    ['assertThat(f(1).equals(g())).isTrue();', false],
    ['assertTrue(f(1).contains(x));', false],
    ['List<Integer> it = f(1);\nassertTrue(it.contains(x));', false],
    ['assertTrue(g().stream().allMatch(each -> f(each) == 1));', false],
    ['assertThat(f(1)).containsKey(x);', false],
    ['assertThat(f(1)).contains(x);', false],
    ['assertEquals(f(1), f(2));', false],
    ['assertEquals(true, f(1));', true],
    ['Bag bag = new Bag();\nassertEquals(true, bag.contains(x));', true],
    ['assertEquals(true, f(1).equals(5));', true],
    ['assertEquals(true, f(1).contains(3));', false],
    ['assertEquals(f(1).contains(3), true);', false],
    ['assertSame(true, f(1).contains(3));', false],
    ['assertNotEquals(false, f(1).contains(3));', false],
    ['assertTrue(f(1).contains(3) == true);', false],
    ['assertThat(f(1).contains(3)).isEqualTo(true);', false],
    ['assertThat(f(1).contains(3), is(true));', false],
    ['boolean held = f(1).contains(3);\nassertTrue(held);', false],
    ['boolean held = f(1).contains(3);\nassertEquals(true, held);', false],
    ['boolean held = f(1).contains(3);\nassertTrue(!(!held));', false],
    ['check(true, f(1).contains(3));\n}\nvoid check(boolean expected, boolean actual) {\nassertEquals(expected, actual);', false],
  ])('counts where an object that says yes to everything passes it: %s (%s)', async (body, counts) => {
    const { of, denied } = await controls(`${JUPITER}class ATest {\n@Test void it() {\n${body}\n}\n}\n`, ['ATest#it']);
    expect(of.size).toBe(1);
    expect(denied.size === 0).toBe(counts);
  });

  it.each([
    ['assertTrue(f(1).contains(x));', 'held', 'assertTrue(HELD);'],
    ['assertEquals(true, f(1).contains(x), "m");', 'held', 'assertEquals(true, HELD, "m");'],
    ['int held = 1;\nassertTrue(f(1).contains(held));', 'each', 'int held = 1;\nassertTrue(HELD);'],
  ])('asks a collection whether it holds a new object: %s', async (body, name, expected) => {
    const asks = `${name} instanceof java.util.Collection && ((java.util.Collection<?>) ${name}).contains(new Object())`;
    expect(await wrong(body)).toBe(expected.replace('HELD', `java.util.stream.Stream.<Object>of(f(1)).anyMatch(${name} -> ${asks})`));
  });

  it.each([
    'assertThat(f(1)).contains("a");',
    'assertEquals(f(1), f(2));',
    'new Thing(5).run();',
    'assertDoesNotThrow(() -> f(1));',
    'check(f(1));',
    'Point p = new Point(1, 2);\nassertEquals(p, p);',
    'int[] a = {1};\nint[] b = a;\nassertArrayEquals(a, b);',
    'assertEquals(1.0, f(1), tolerance());',
  ])('ends with what never holds where nothing else is certain: %s', async (body) => {
    expect(await wrong(body)).toMatch(
      new RegExp(`^${body.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')} org\\..*"a"\\.length\\(\\).*2\\);$`, 's'),
    );
  });

  it.each([
    'if (f(1) == 2) return;\nassertEquals(5, f(1));',
    'while (true) f(1);',
    'if (f(1)) {\n  f(2);\n} else {\n  throw new Error();\n}',
    'if (f(1)) {\n  assertEquals(5, f(1));\n  return;\n}\nthrow new Error();',
  ])('is none where the end may not be reached: %s', async (body) => {
    expect(await wrong(body)).toBeNull();
  });

  it('changes the last assertion, so that what tests share is left as they leave it', async () => {
    expect(await wrong('assertEquals(1, count());\nassertTrue(f(1));\nassertEquals(2, count());\nassertTrue(f(2));')).toMatch(
      /^assertEquals\(1, count\(\)\);\nassertTrue\(f\(1\)\);\nassertEquals\((?!2\b)\d+, count\(\)\);\nassertTrue\(f\(2\)\);$/,
    );
  });

  it('changes a name where it is declared, or in its place where something else sees it', async () => {
    expect(await wrong('String text = "abc";\nassertEquals(text, f(text));')).toMatch(
      /^String text = "abc";\nassertEquals\("(?!abc")[a-z]{3}", f\(text\)\);$/,
    );
    expect(await wrong('assertEquals(LIMIT, f(1));', 'static final int LIMIT = 50;\n')).toMatch(
      /^static final int LIMIT = (?!50)\d+;\nassertEquals\(LIMIT, f\(1\)\);$/,
    );
    expect(await wrong('assertEquals(wanted, f(1));', 'private Integer wanted;\n@BeforeEach void set() { wanted = 50; }\n')).toMatch(
      /wanted = (?!50)\d+; }/,
    );
    expect(await wrong('int[] list = {2, 1};\nsort(list);\nassertArrayEquals(new int[] {1, 2}, list);')).toMatch(
      /^int\[\] list = \{2, 1\};\nsort\(list\);\nassertArrayEquals\(new int\[\] \{(?!1, 2\})\d+, \d+\}, list\);$/,
    );
  });

  it('follows helpers of the file to what a call hands them', async () => {
    const head = 'void check(String in, int wanted) {\n  assertEquals(wanted, f(in));\n}\n';
    expect(await wrong('check("a", 5);', head)).toMatch(/check\("a", (?!5\b)\d+\);$/);
    expect(await wrong('check("a");', 'void check(String in) { assertEquals(5, f(in)); }\n')).toMatch(
      /assertEquals\((?!5\b)\d+, f\(in\)\); \}\ncheck\("a"\);$/,
    );
  });

  it('changes the class that JUnit 4 waits for, and no assertion that may not be reached', async () => {
    const text = `${OLD}public class ATest {\n@Rule public ExpectedException thrown = ExpectedException.none();\n@Test(expected = IllegalStateException.class) public void one() { f(1); assertEquals(1, f(2)); }\n@Test public void two() { thrown.expect(OwnException.class); f(1); }\n}\n`;
    const { tests, of } = await controls(text, ['ATest#one', 'ATest#two']);
    expect(of.size).toBe(2);
    expect(tests.files['ATest.java']).toMatch(
      /expected = (?!IllegalState)[A-Z]\w+Exception\.class\) public void one\(\) \{ f\(1\); assertEquals\(1, f\(2\)\); \}\n.*thrown\.expect\((?!Own)[A-Z]\w+Exception\.class\); f\(1\);/,
    );
  });

  it('takes what a class of the task calls so for no rule', async () => {
    expect(await wrong('assertEquals(5, parser.expect("a"));')).toMatch(/assertEquals\((?!5\b)\d+, parser/);
  });

  it('knows a message of JUnit 4 by its place', async () => {
    expect(await wrong('assertEquals("why", 5, f(1));', '', OLD)).toMatch(/^assertEquals\("why", (?!5\b)\d+, f\(1\)\);$/);
    expect(await wrong('assertTrue("why", f(1));', '', OLD)).toBe('assertFalse("why", f(1));');
  });

  it('changes what rows expect', async () => {
    const table =
      '@ParameterizedTest\n@CsvSource({"a b, 12", "\'c, d\', 34"})\nvoid it(String in, int wanted) { assertEquals(wanted, f(in)); }\n';
    const { tests, of } = await controls(`${JUPITER}class ATest {\n${table}}\n`, ['ATest#it']);
    expect([...of.keys()]).toEqual(['ATest#it']);
    expect(tests.files['ATest.java']).toMatch(/@CsvSource\(\{"a b, (?:12", "'c, d', (?!34)\d+|(?!12)\d+", "'c, d', 34)"\}\)/);
    const source =
      'static Stream<Arguments> rows() { return Stream.of(Arguments.of("a", 12)); }\n@ParameterizedTest @MethodSource("rows") void it(String in, int wanted) { assertEquals(wanted, f(in)); }\n';
    expect((await controls(`${JUPITER}class ATest {\n${source}}\n`, ['ATest#it'])).tests.files['ATest.java']).toMatch(
      /Arguments\.of\("a", (?!12)\d+\)/,
    );
    const values = '@ParameterizedTest @ValueSource(ints = {1, 2}) void it(int in) { assertTrue(f(in)); }\n';
    expect((await controls(`${JUPITER}class ATest {\n${values}}\n`, ['ATest#it'])).tests.files['ATest.java']).toContain(
      'assertFalse(f(in))',
    );
  });

  it('changes what the tests of a factory do', async () => {
    const factory = '@TestFactory Stream<DynamicTest> it() { return Stream.of(dynamicTest("a", () -> assertEquals(5, f(1)))); }\n';
    expect((await controls(`${JUPITER}class ATest {\n${factory}}\n`, ['ATest#it'])).tests.files['ATest.java']).toMatch(
      /assertEquals\((?!5\b)\d+, f\(1\)\)/,
    );
  });

  it('counts soft assertions where they are asked for', async () => {
    expect(
      await wrong('SoftAssertions softly = new SoftAssertions();\nsoftly.assertThat(f(1)).isEqualTo(5);\nsoftly.assertAll();'),
    ).toMatch(/isEqualTo\((?!5\b)\d+\)/);
    expect(await wrong('SoftAssertions softly = new SoftAssertions();\nsoftly.assertThat(f(1)).isEqualTo(5);')).toContain('isEqualTo(5);');
  });

  it('knows nested classes by the names that the machine gives them, and ids of no file', async () => {
    const { tests, of } = await controls(
      'package p;\nclass ATest {\n@Nested class In {\n@Test void it() { assertEquals(5, f(1)); }\n}\n}\n',
      ['p.ATest$In#it', 'p.BTest#it'],
    );
    expect([...of.keys()]).toEqual(['p.ATest$In#it']);
    expect(tests.ids).toEqual(['p.ATest$In#it', 'p.BTest#it']);
  });

  it('never gives up on a file, however broken', async () => {
    const whole = `${JUPITER}class ATest {\n@ParameterizedTest @CsvSource({"1, 'a'", "2, b"}) void it(int a, String b) { for (int[] each : new int[][] {{1, 2}}) assertEquals(each[1], f(each[0])); assertThat(f(a)).as("x").isEqualTo(b); }\n@Test(expected = X.class) void two() { try { f(0x1F, '\\n'); fail(); } catch (A e) { assertThrows(B.class, () -> f(1e3)); } }\n}\n`;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), async (from, length) => {
        const { tests } = await controls(whole.slice(0, from) + whole.slice(from + length), ['ATest#it', 'ATest#two']);
        expect(tests.ids).toHaveLength(2);
      }),
    );
  });

  it('finds for each literal another of the same form and type', () => {
    const texts = {
      decimal_integer_literal: ['0', '5', '127', '1_000', '2147483647', '9223372036854775807L'],
      hex_integer_literal: ['0x0', '0xFF', '0x7fL'],
      decimal_floating_point_literal: ['0.0', '1.5', '2.5e3', '1f', '.5', '0.05d'],
      string_literal: ['""', '"a"', '"a\\nb"', '"\\u00e9"', '"%d of %s"', '" "', '"***"'],
      character_literal: ["'a'", "'7'", "'\\n'", "'?'"],
      true: ['true'],
      false: ['false'],
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(texts).flatMap(([type, all]) => all.map((text) => ({ type, text })))),
        fc.integer({ min: 1, max: 2_147_483_646 }),
        (literal, seed) => {
          const other = otherLiteral(literal, { random: drawing(seed), taken: new Set(), wholly: false });
          expect(LITERALS).toContain(literal.type);
          expect(other).not.toBeNull();
          expect(other).not.toBe(literal.text);
          expect(other?.match(/\\.|%[ds]/g)).toEqual(literal.type === 'character_literal' ? null : literal.text.match(/\\.|%[ds]/g));
          expect(/^\d+$/.test(literal.text) && Number(other) >= 2 ** 31).toBe(false);
        },
      ),
    );
  });

  it('draws anew each time', async () => {
    const text = `${JUPITER}class ATest { @Test void it() { assertEquals("a longer text", f(1)); } }`;
    const drawn = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => (await controls(text, ['ATest#it'], seed * 7_919)).tests.files['ATest.java']),
    );
    expect(new Set(drawn).size).toBeGreaterThan(3);
  });
});
