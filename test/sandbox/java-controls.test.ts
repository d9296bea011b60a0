import { describe, expect, it } from 'vitest';
import { withJunitControls } from '../../infra/sandbox/languages/java/controls.js';

/** Names and places in a fixed order. */
function counted(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return (count % 97) / 97;
  };
}

async function controlled(body: string, head = ''): Promise<{ readonly text: string; readonly wrong: string | null }> {
  const files = { 'ATest.java': `package p;\nclass ATest {\n${head}\n@Test void it() {\n${body}\n}\n}\n` };
  const { tests, roles } = await withJunitControls({ framework: 'junit', files, ids: ['p.ATest#it'] }, counted());
  const text = tests.files['ATest.java'] ?? '';
  const control = [...roles].find(([, role]) => role.control)?.[0].split('#')[1];
  expect([...roles.values()].every((role) => role.of === 'p.ATest#it')).toBe(true);
  if (control === undefined) return { text, wrong: null };
  const copy = text.slice(text.indexOf(control));
  return { text, wrong: copy.slice(copy.indexOf('{') + 1, copy.indexOf('\n}')).trim() };
}

describe('copies of JUnit tests that must fail', () => {
  it.each([
    ['assertEquals(5, f(1));', 'assertEquals(6, f(1));'],
    ['assertEquals(f(1), -5L);', 'assertEquals(f(1), -6L);'],
    ['assertEquals(2147483647, f(1));', 'assertEquals(2147483646, f(1));'],
    ['assertEquals(0.5, f(1), 0.001);', 'assertEquals((0.5 * 2 + 1), f(1), 0.001);'],
    ['org.junit.Assert.assertEquals("message", 5, f(1));', 'org.junit.Assert.assertEquals("message", 6, f(1));'],
    ['assertEquals(5, f(1), "message");', 'assertEquals(6, f(1), "message");'],
    ['assertEquals("a", f(1));', 'assertEquals("a_", f(1));'],
    ['assertEquals((int) 5, f(1));', 'assertEquals((int) 6, f(1));'],
    ["assertEquals('a', f(1));", "assertEquals('~', f(1));"],
    ['assertArrayEquals(new int[] {1, 2}, f(1));', 'assertArrayEquals(new int[] {2, 2}, f(1));'],
    ['assertEquals(List.of("a", "b"), f(1));', 'assertEquals(List.of("a_", "b"), f(1));'],
    ['assertTrue(f(1));', 'assertTrue(!(f(1)));'],
    ['assertTrue(f(1).equals(5));', 'assertTrue(f(1).equals(6));'],
    ['assertTrue(f(1) == 5);', 'assertTrue(f(1) == 6);'],
    ['assertFalse(f(1) == 5);', 'assertFalse(!(f(1) == 5));'],
    ['assertThat(f(1)).isEqualTo("a");', 'assertThat(f(1)).isEqualTo("a_");'],
    ['assertThat(f(1)).containsExactly(1, 2);', 'assertThat(f(1)).containsExactly(2, 2);'],
    ['assertThat(f(1)).isTrue();', 'assertThat(f(1)).isFalse();'],
    ['int one = f(1);\nassertEquals(1, one);\nassertEquals(2, f(2));\nassertNotNull(one);', 'int one = f(1);\nassertEquals(1, one);\nassertEquals(3, f(2));'],
  ])('%s', async (body, wrong) => {
    expect((await controlled(body)).wrong).toBe(wrong);
  });

  it.each([
    ['nothing is asserted of a literal', 'assertEquals(f(1), f(2));', ''],
    ['a set may hold the changed one already', 'assertEquals(new HashSet<>(Arrays.asList(1, 2, 1)), f(1));', ''],
    ['the tolerance is large', 'assertEquals(1.0, f(1), 5.0);', ''],
    ['it may be the message', 'assertEquals("a", f(1), "b");', ''],
    ['more of it may be there', 'assertThat(f(1)).contains(1, 2);', ''],
    ['it is asserted in passing', 'for (int i = 0; i < 2; i++) assertEquals(1, f(1));', ''],
    ['the test may end before', 'if (f(1) == 2) return;\nassertEquals(5, f(1));', ''],
    ['an exception ends it', 'thrown.expect(Exception.class);\nassertEquals(5, f(1));', '@Rule public ExpectedException thrown = ExpectedException.none();'],
  ])('none where %s', async (_, body, head) => {
    const { text, wrong } = await controlled(body, head);
    expect(wrong).toBeNull();
    expect(text).not.toContain('void it()');
  });

  it.each(['static int count;', '@BeforeEach void before() { it(); }', '@ParameterizedTest @MethodSource("it") void other(int n) {}'])('leaves alone what depends on its name or on others: %s', async (head) => {
    const { text, wrong } = await controlled('assertEquals(5, f(1));', head);
    expect(wrong).toBeNull();
    expect(text).toContain('void it()');
  });

  it('knows nested classes by the names that the machine gives them, and ids of no file', async () => {
    const files = { 'ATest.java': 'class ATest {\n@Nested class In {\n@Test void it() { assertEquals(5, f(1)); }\n}\n}\n' };
    const { tests, roles } = await withJunitControls({ framework: 'junit', files, ids: ['ATest$In#it', 'BTest#it'] }, counted());
    expect([...roles].map(([id, role]) => [id.split('#')[0], role.of, role.control])).toEqual([
      ['ATest$In', 'ATest$In#it', false],
      ['ATest$In', 'ATest$In#it', true],
      ['BTest', 'BTest#it', false],
    ]);
    expect(tests.ids).toEqual([...roles.keys()]);
  });
});
