import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCargoControls } from '../../infra/sandbox/languages/rust/controls.js';
import { listOf } from '../../infra/sandbox/languages/rust/crates.js';
import { otherLiteral } from '../../infra/sandbox/languages/rust/other-literal.js';

const PATH = 'tests/a.rs';

interface Controlled {
  readonly text: string;
  /** by the names of the tests */
  readonly controls: Readonly<Record<string, string>>;
}

async function controlled(text: string, names: readonly string[]): Promise<Controlled> {
  let state = 7;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const { tests, roles } = await withCargoControls({ framework: 'cargo', files: { [PATH]: text }, ids: names.map((name) => `${PATH}::${name}`) }, random);
  expect(tests.ids.toSorted()).toEqual([...roles.keys()].toSorted());
  const running = tests.files[PATH] ?? '';
  const bodies = [...roles].filter(([, role]) => role.control).map(([id, role]) => [role.of.slice(PATH.length + 2), bodyOf(running, id.split('::').at(-1) ?? '')] as const);
  return { text: running, controls: Object.fromEntries(bodies) };
}

function bodyOf(text: string, name: string): string {
  return new RegExp(`fn ${name}\\(\\)[^{]*(\\{[\\s\\S]*?\\n\\})`).exec(text)?.[1] ?? '';
}

/** What Cargo says of a crate that it built. */
function built(name: string, version: string, kind = 'lib'): string {
  return JSON.stringify({ reason: 'compiler-artifact', manifest_path: `/registry/${name}-${version}/Cargo.toml`, target: { name, kind: [kind] }, filenames: [`/t/lib${name}-${version}.rlib`, `/t/lib${name}.rmeta`] });
}

describe('controls of Rust tests', () => {
  it('change one literal of an equality, and nothing before it', async () => {
    const { controls, text } = await controlled('use x::*;\n\n#[test]\nfn one() {\n    let mut s = S::new();\n    s.add(2);\n    assert_eq!(s.get(1), Some(5));\n    s.done();\n}\n', ['one']);
    expect(controls['one']).toMatch(/^\{\n {4}let mut s = S::new\(\);\n {4}s\.add\(2\);\n {4}assert_eq!\(s\.get\(1\), Some\([46]\)\);\n {4}s\.done\(\);\n\}$/);
    expect(text).not.toContain('fn one');
    expect(text).toContain('Some(5)');
  });

  it('change the literal where a variable holds it', async () => {
    const { controls } = await controlled('#[test]\nfn one() {\n    let expected = vec!["a"];\n    assert_eq!(f(), expected);\n}\n', ['one']);
    expect(controls['one']).toMatch(/let expected = vec!\["[b-z]"\];/);
  });

  it('leave alone what is compared twice, in a loop, or with what the candidate made', async () => {
    const bodies = ['    let e = 5;\n    assert_eq!(f(e), e);', '    for i in 0..2 {\n        assert_eq!(f(i), 1);\n    }', '    assert_eq!(f(1), Own(5));', '    assert_ne!(f(1), 5);', '    assert_eq!(1, 2);'];
    for (const body of bodies) {
      const { controls } = await controlled(`#[test]\nfn one() {\n${body}\n}\n`, ['one']);
      expect(controls['one']).toBe(`{\n${body}\n;assert_eq!("a".len(), 2);\n}`);
    }
  });

  it('say the opposite of an assertion', async () => {
    const { controls } = await controlled('#[test]\nfn one() {\n    assert!(f(1).is_some() && g(2) == 3, "why");\n}\n', ['one']);
    expect(controls['one']).toContain('assert!(!(f(1).is_some() && g(2) == 3), "why");');
  });

  it('must panic no more where the test must', async () => {
    const { text, controls } = await controlled('#[test]\n#[should_panic(expected = "x")]\nfn one() {\n    f(1);\n}\n', ['one']);
    expect(text.match(/should_panic/g)).toHaveLength(1);
    expect(controls['one']).toBe('{\n    f(1);\n}');
  });

  it('are none where the end of a test is its value, or where a macro makes it', async () => {
    const text = '#[test]\nfn one() -> Result<(), String> {\n    f(1)\n}\nmacro_rules! made { ($n:ident) => { #[test] fn $n() {} } }\nmade!(two);\n';
    expect((await controlled(text, ['one', 'two'])).controls).toEqual({});
  });

  it('keep modules, helpers and tests that were not asked for', async () => {
    const { text, controls } = await controlled('fn helper() {}\nmod inner {\n    #[test]\n    fn one() {\n        assert_eq!(super::f(), 1);\n    }\n    #[test]\n    fn other() {\n        helper();\n    }\n}\n', ['inner::one']);
    expect(Object.keys(controls)).toEqual(['inner::one']);
    expect(text).toContain('fn other()');
    expect(text).toContain('fn helper()');
  });

  it('find for each literal another of the same form', () => {
    const texts = { integer_literal: ['0', '5', '1_000', '255u8', '0xffi64', '0b101', '170141183460469231731687303715884105727'], float_literal: ['0.0', '1.5', '2.5e3', '1.0f32', '1e300'], string_literal: ['""', '"a"', '"{}"', '"a\\nb"', 'b"ab"'], char_literal: ["'a'", "'7'", "'\\n'", "'{'"], boolean_literal: ['true', 'false'] };
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(texts).flatMap(([type, all]) => all.map((text) => ({ type, text })))), fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (literal, stream) => {
        const other = otherLiteral(literal, () => stream.next().value);
        expect(other).not.toBe(literal.text);
        const isCertain = !["'\\n'", "'{'", '170141183460469231731687303715884105727', '1e300'].includes(literal.text);
        expect(other !== null).toBe(isCertain);
      }),
    );
  });

  it('read the crates that were built, newest first', () => {
    const said = ['not JSON', built('rand', '0.4.6'), built('rand', '0.10.1'), built('num-bigint', '0.4.3'), built('libc', '0.2.1'), built('rand', '0.8.5', 'custom-build'), '{"reason":"build-finished"}'].join('\n');
    expect(listOf(said, new Set(['rand', 'num-bigint']))).toBe('num_bigint 0.4.3 /t/libnum-bigint-0.4.3.rlib\nrand 0.10.1 /t/librand-0.10.1.rlib\nrand 0.4.6 /t/librand-0.4.6.rlib\n');
  });
});
