import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Controls } from '../../judge/languages/language.js';
import { cargoControls } from '../../judge/languages/rust/controls.js';
import { listOf } from '../../judge/languages/rust/crates.js';
import { otherLiteral } from '../../judge/languages/rust/other-literal.js';

const PATH = 'tests/a.rs';

function drawing(seed = 7): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function controls(text: string, names: readonly string[], seed?: number): Promise<Controls> {
  return cargoControls({ framework: 'cargo', files: { [PATH]: text }, ids: names.map((name) => `${PATH}::${name}`) }, drawing(seed));
}

/** The body of a test then, behind what stands above it; null where nothing is certain to fail. */
async function wrong(body: string, head = '', seed?: number): Promise<string | null> {
  const text = `${head}#[test]\nfn one() {\n${body}\n}\n`;
  const { tests, of } = await controls(text, ['one'], seed);
  expect(tests.files[PATH] === text).toBe(of.size === 0);
  return of.size === 0 ? null : (tests.files[PATH] ?? '').slice(0, -'\n}\n'.length).replace('#[test]\nfn one() {\n', '');
}

/** What is drawn stands for itself alone: digits and words in quotes. */
function shape(text: string | null): string | null {
  return text?.replaceAll(/0x\w+|\d+/g, '0').replaceAll(/"[^"]*"|'.'/g, (word) => word.replaceAll(/\w/g, 'w')) ?? null;
}

/** What Cargo says of a crate that it built. */
function built(name: string, version: string, kind = 'lib'): string {
  return JSON.stringify({
    reason: 'compiler-artifact',
    manifest_path: `/registry/${name}-${version}/Cargo.toml`,
    target: { name, kind: [kind] },
    filenames: [`/t/lib${name}-${version}.rlib`, `/t/lib${name}.rmeta`],
  });
}

describe('a control of a Rust test', () => {
  it.each([
    'assert_eq!(f(1), 5);',
    'assert_eq!(Some(-50), f(1), "why {}", 1);',
    'assert_eq!(f(1), 255u8)',
    'assert_eq!(f(1), 2.5);',
    'assert_eq!(f(1), "some text");',
    'assert_eq!(f(1), b"some text");',
    'assert_eq!(f(1), r#"some text"#);',
    "assert_eq!(f(1), 'a');",
    'assert_eq!(f(1), vec![1, 2]);',
    'assert_eq!(f(1), [0; 4]);',
    'assert_eq!(f(1), &[(1, "a")][..0]);\nassert_eq!(f(2), (1, "a"));',
    'assert_eq!(f(1), Ok("text".to_string()));',
    'assert_eq!(f(1), Err(String::from("text")));',
    'assert_eq!(f(1), ["a", "b"].iter().map(|s| s.to_string()).collect::<Vec<_>>());',
    'assert_eq!(f(1), HashMap::from([("a", 1)]));',
    'assert_eq!(f(1), Point { x: 1, y: 2, kind: Kind::Open });',
    'assert_eq!(f(1), Point::new(1, 2));',
    'assert_eq!(f(1), format!("some {} text", 1));',
    'assert_eq!(f(1).unwrap_err(), "some text");',
    'assert!(f(1) == 5);',
    'assert!(f(1) == 5 && g(1) == "text", "why");',
    'assert!(matches!(f(1), Ok(5)));',
    'assert!((f(1) - 2.5).abs() < 1e-6);',
    'let expected = vec!["a"];\nassert_eq!(f(1), expected);',
    'let mut expected = HashMap::new();\nexpected.insert("a", 1);\nassert_eq!(f(1), expected);',
    'let expected = 1;\nassert_eq!(f(1), expected);\nlet expected = 2;\nassert_eq!(f(2), expected);',
    'for (input, expected) in [("a", 1), ("b", 2)] {\n  assert_eq!(f(input), expected);\n}',
    'let cases = vec![("a", 1)];\nfor (input, expected) in cases.iter() {\n  assert_eq!(f(input), *expected);\n}',
    'for i in 0..3 {\n  assert_eq!(f(i), 5);\n}',
    'if let Some(x) = f(1) {\n  assert_eq!(x, 5);\n} else {\n  panic!("none");\n}',
    'match f(1) {\n  Ok(x) => assert_eq!(x, 5),\n  Err(_) => panic!(),\n}',
  ])('expects another value of the same shape: %s', async (body) => {
    const control = await wrong(body);
    expect(control).not.toBe(body);
    expect(shape(control)).toBe(shape(body));
  });

  it.each([
    ['assert!(f(1).is_some());', 'assert!(!(f(1).is_some()));'],
    ['assert_ne!(f(1), 5);', 'assert_eq!(f(1), 5);'],
    ['assert_eq!(f(1), None);', 'assert_ne!(f(1), None);'],
    ['assert_eq!(f(1), true);', 'assert_eq!(f(1), false);'],
    ['assert_eq!(f(1), f(2));', 'assert_ne!(f(1), f(2));'],
    ['let p = Point::new(1, 2);\nassert_eq!(p, p);', 'let p = Point::new(1, 2);\nassert_ne!(p, p);'],
    [
      'let mut list = vec![2, 1];\nsort(&mut list);\nassert_eq!(list, sorted());',
      'let mut list = vec![2, 1];\nsort(&mut list);\nassert_ne!(list, sorted());',
    ],
    ['assert_eq!(f(1), Err(Error::Full));\nassert!(g(Error::Empty));', 'assert_eq!(f(1), Err(Error::Empty));\nassert!(g(Error::Empty));'],
  ])('expects the opposite: %s', async (body, control) => {
    expect(await wrong(body)).toBe(control);
  });

  it.each([
    ['assert!(f(1) < 5);', 'assert!(f(1) >= 5);'],
    ['assert!(f(1) >= 5, "why");', 'assert!(f(1) < 5, "why");'],
    ['assert!(f(1) != 5);', 'assert!(f(1) == 5);'],
    ['assert_eq!(f(1), None);', 'assert_ne!(f(1), None);'],
    ['let it: Vec<u8> = f(1);\nlet copy: &[u8] = g();\nassert_eq!(copy, it);', 'assert_ne!(copy, it);'],
    ['let bag = Bag::new();\nassert!(bag.contains(&x));', 'assert!(!(bag.contains(&x)));'],
    ['assert!(f(1).contains(&x));\nassert_eq!(f(1), 5);', 'assert_eq!('],
  ])('counts where a value that says yes to everything passes it: %s', async (body, control) => {
    const { tests, of, denied } = await controls(`#[test]\nfn one() {\n${body}\n}\n`, ['one']);
    expect(of.size).toBe(1);
    expect(denied.size).toBe(0);
    expect(tests.files[PATH]).toContain(control);
  });

  it.each([
    'let it: Vec<u8> = f(1);\nassert_eq!(it, &[a, b]);',
    'assert!(f(1).contains(&x));',
    'let it = f(1);\nassert!(it.contains(&x));',
    'assert!(f(1) == g(2));',
    'assert_eq!(true, f(1).contains(&3));',
    'assert_eq!(f(1).contains(&3), true);',
    'assert_ne!(f(1).contains(&3), false);',
    'assert!(f(1).contains(&3) == true);',
    'let held = f(1).contains(&3);\nassert!(held);',
    'let held = f(1).contains(&3);\nassert_eq!(held, true);',
    'let held = f(1).contains(&3);\nassert!(!!held);',
    'assert!(rows().iter().all(|row| f(row.a) == row.b));',
    'assert_eq!(f(1), g(1));',
    'f(1);',
  ])('counts for none where such a value does not pass it: %s', async (body) => {
    const { of, denied } = await controls(`#[test]\nfn one() {\n${body}\n}\n`, ['one']);
    expect({ controls: of.size, denied: denied.size }).toEqual({ controls: 1, denied: 1 });
  });

  it.each(['f(1);', 'f(1)', 'if f(1) == 1 {\n  assert_eq!(f(2), 2);\n}'])(
    'ends with what never holds where nothing else is certain: %s',
    async (body) => {
      expect(await wrong(body)).toBe(`${body}\n${body.endsWith(')') ? ';' : ''}assert_eq!("a".len(), 2);`);
    },
  );

  it.each(['if f(1) == 1 {\n  return;\n}\nassert_eq!(f(2), 2);'])('is none where the end may not be reached: %s', async (body) => {
    expect(await wrong(body)).toBeNull();
  });

  it('must panic with other words, or no more, where the test must', async () => {
    const long = await controls('#[test]\n#[should_panic(expected = "divide by zero")]\nfn one() {\n    f(1);\n}\n', ['one']);
    expect(long.tests.files[PATH]).toMatch(/should_panic\(expected = "(?!divide)[a-z]{6} [a-z]{2} [a-z]{4}"\)/);
    const short = await controls('#[test]\n#[should_panic(expected = "x")]\nfn one() {\n    f(1);\n}\n', ['one']);
    expect(short.tests.files[PATH]).toBe('#[test]\n\nfn one() {\n    f(1);\n}\n');
    expect(short.of.size).toBe(1);
  });

  it('stands before the value that a test answers', async () => {
    const { tests, of } = await controls(
      '#[test]\nfn one() -> Result<(), String> {\n    f(1)?;\n    Ok(())\n}\n#[test]\nfn two() -> Result<(), String> {\n    assert_eq!(f(1)?, 5);\n    Ok(())\n}\n',
      ['one', 'two'],
    );
    expect(of.size).toBe(2);
    expect(tests.files[PATH]).toMatch(
      /f\(1\)\?;\n {4}assert_eq!\("a"\.len\(\), 2\);Ok\(\(\)\)\n\}[^]*assert_eq!\(f\(1\)\?, (?!5\b)\d+\);\n {4}Ok\(\(\)\)/,
    );
  });

  it('changes a constant that only assertions see, and a literal in the place of one that others see', async () => {
    const text =
      'const KEY: &str = "abc";\nmod inner {\n    use super::*;\n    const WANTED: &[u8] = &[80, 81];\n    #[test]\n    fn one() {\n        assert_eq!(f(KEY), WANTED);\n    }\n    #[test]\n    fn two() {\n        assert_eq!(g(f(KEY)), KEY);\n    }\n}\n';
    const { tests, of } = await controls(text, ['inner::one', 'inner::two']);
    expect(of.size).toBe(2);
    expect(tests.files[PATH]).toMatch(
      /^const KEY: &str = "abc";[^]*&\[(?!80, 81)\d+, \d+\];[^]*assert_eq!\(g\(f\(KEY\)\), "(?!abc)[a-z]{3}"\);/,
    );
  });

  it('follows functions and methods of the file to what a call hands them', async () => {
    expect(await wrong('check("a", 5);', 'fn check(input: &str, wanted: u8) {\n    assert_eq!(f(input), wanted);\n}\n')).toMatch(
      /check\("a", (?!5\b)\d+\);$/,
    );
    expect(
      await wrong(
        'check(&[("a", 5)]);',
        'fn check(wanted: &[(&str, u8)]) {\n    let wanted: HashMap<&str, u8> = wanted.iter().cloned().collect();\n    assert_eq!(f(1), Some(wanted));\n}\n',
      ),
    ).toMatch(/check\(&\[\("(?:a", (?!5\b)\d+|(?!a")[a-z]", 5)\)\]\);$/);
    expect(
      await wrong(
        'let seen = Seen::new();\nseen.was(5);',
        'impl Seen {\n    fn was(&self, v: i32) {\n        assert_eq!(self.value.get(), Some(v));\n    }\n}\n',
      ),
    ).toMatch(/seen\.was\((?!5\b)\d+\);$/);
  });

  it('changes one of several assertions, whichever', async () => {
    const body = 'assert_eq!(f(1), 10);\nassert_eq!(f(2), 20);\nassert_eq!(f(3), 30);';
    const changed = new Set<string>();
    for (let seed = 1; seed < 30; seed += 1) {
      const control = await wrong(body, '', seed * 104_729);
      const lines = (control ?? '').split('\n').filter((line) => !body.includes(line));
      expect(lines).toHaveLength(1);
      changed.add(lines[0]?.slice(0, 'assert_eq!(f(1)'.length) ?? '');
    }
    expect(changed.size).toBe(3);
  });

  it('leaves modules, helpers and tests that were not asked for as they are', async () => {
    const text =
      'fn helper() {}\nmod inner {\n    #[test]\n    fn one() {\n        assert_eq!(super::f(), 1);\n    }\n    #[test]\n    fn other() {\n        assert_eq!(super::f(), 1);\n    }\n}\n';
    const { tests, of } = await controls(text, ['inner::one', 'nowhere']);
    expect([...of.keys()]).toEqual([`${PATH}::inner::one`]);
    expect(tests.ids).toHaveLength(2);
    expect((tests.files[PATH] ?? '').slice(text.indexOf('#[test]\n    fn other') - text.length)).toBe(
      text.slice(text.indexOf('#[test]\n    fn other')),
    );
  });

  it('never gives up on a file, however broken', async () => {
    const whole =
      'const A: &[u8] = &[1, 2];\nfn check(a: u8, b: &str) { assert_eq!(f(a), b); }\n#[test]\nfn one() {\n for (a, b) in [(1, "x")] { check(a, b); }\n match f(1) { Ok(x) => assert!(x == \'a\' && matches!(y, Some(5))), _ => panic!() }\n let mut e = vec![1e3]; e.push(2.5); assert_eq!(f(A), e);\n}\n#[test]\n#[should_panic(expected = "a long text")]\nfn two() -> Result<(), E> { assert_eq!(Point { x: -1, y: 0xff }, g()?); Ok(()) }\n';
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), async (from, length) => {
        const { tests } = await controls(whole.slice(0, from) + whole.slice(from + length), ['one', 'two']);
        expect(tests.ids).toHaveLength(2);
      }),
    );
  });

  it('finds for each literal another of the same form', () => {
    const texts = {
      integer_literal: ['0', '5', '127', '1_000', '255u8', '0xffi64', '0b101', '170141183460469231731687303715884105727'],
      float_literal: ['0.0', '1.5', '2.5e3', '1.0f32', '1e300', '0.05'],
      string_literal: ['""', '"a"', '"{}"', '"a {b:?} c"', '"a\\nb"', 'b"ab"'],
      char_literal: ["'a'", "'7'", "'\\n'", "'{'", "b'a'"],
      boolean_literal: ['true', 'false'],
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(texts).flatMap(([type, all]) => all.map((text) => ({ type, text })))),
        fc.integer({ min: 1, max: 2_147_483_646 }),
        (literal, seed) => {
          const other = otherLiteral(literal, { random: drawing(seed), taken: new Set() });
          expect(other).not.toBeNull();
          expect(other).not.toBe(literal.text);
          expect(literal.type === 'char_literal' ? null : other?.match(/\\.|\{[^}]*\}/g)).toEqual(
            literal.type === 'char_literal' ? null : literal.text.match(/\\.|\{[^}]*\}/g),
          );
          const most = { '127': 127, '255u8': 255 }[literal.text] ?? Infinity;
          expect(Number.parseInt(other ?? '', 10) > most).toBe(false);
        },
      ),
    );
  });

  it('read the crates that were built, newest first', () => {
    const said = [
      'not JSON',
      built('rand', '0.4.6'),
      built('rand', '0.10.1'),
      built('num-bigint', '0.4.3'),
      built('libc', '0.2.1'),
      built('rand', '0.8.5', 'custom-build'),
      '{"reason":"build-finished"}',
    ].join('\n');
    expect(listOf(said, new Set(['rand', 'num-bigint']))).toBe(
      'num_bigint 0.4.3 /t/libnum-bigint-0.4.3.rlib\nrand 0.10.1 /t/librand-0.10.1.rlib\nrand 0.4.6 /t/librand-0.4.6.rlib\n',
    );
  });
});
