import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import type { Language } from '../../../domain/task.js';
import { fenced, taskOf } from './tasks.js';

const taken = (language: Language, path: string, given: string, text: string, calls: readonly string[] = []) =>
  parseAnswer(fenced(text, language), taskOf(language, { [path]: given }, calls));

describe('a program that is written in another way is whole', () => {
  it.each<[string, Language, string, string, string]>([
    [
      'an arrow for a function',
      'javascript',
      'add.js',
      'function add(a, b) {\n  return a - b;\n}\n\nmodule.exports = { add };\n',
      'const add = (a, b) => a + b;\n\nmodule.exports = { add };\n',
    ],
    [
      'what it exports in place',
      'javascript',
      'add.js',
      'function add(a, b) {\n  return a - b;\n}\n\nmodule.exports = { add };\n',
      'exports.add = (a, b) => a + b;\n',
    ],
    [
      'what it exports as one object',
      'javascript',
      'add.js',
      'function add(a, b) {\n  return a - b;\n}\n\nmodule.exports = { add };\n',
      'module.exports = {\n  add(a, b) {\n    return a + b;\n  },\n};\n',
    ],
    [
      'its name behind it',
      'typescript',
      'add.ts',
      'export class Add {\n  of(a: number, b: number): number {\n    return a - b;\n  }\n}\n',
      'class Add {\n  of(a: number, b: number): number {\n    return a + b;\n  }\n}\n\nexport { Add };\n',
    ],
    [
      'functions of one name for several types',
      'typescript',
      'add.ts',
      'export function add(a: number): number;\nexport function add(a: string): string;\nexport function add(a: any): any {\n  return a;\n}\n',
      'export function add(a: number): number;\nexport function add(a: string): string;\nexport function add(a: any): any {\n  return a + a;\n}\n',
    ],
    [
      'fields for a constructor',
      'python',
      'point.py',
      'class Point:\n    def __init__(self, x, y):\n        self.x = x\n\n    def sum(self):\n        return self.x\n',
      'from dataclasses import dataclass\n\n\n@dataclass\nclass Point:\n    x: int\n    y: int\n\n    def sum(self):\n        return self.x + self.y\n',
    ],
    [
      'a property with both of its ways',
      'python',
      'box.py',
      'class Box:\n    @property\n    def size(self):\n        return 1\n\n    @size.setter\n    def size(self, value):\n        pass\n',
      'class Box:\n    @property\n    def size(self):\n        return self._size\n\n    @size.setter\n    def size(self, value):\n        self._size = value\n',
    ],
    [
      'a record for a class',
      'java',
      'Point.java',
      'public class Point {\n    private final int x;\n\n    public Point(int x) {\n        this.x = 0;\n    }\n\n    public int x() {\n        return x;\n    }\n}\n',
      'public record Point(int x) {\n    public static Point zero() {\n        return new Point(0);\n    }\n\n    public int x() {\n        return x;\n    }\n}\n',
    ],
    [
      'a trait that is derived',
      'rust',
      'src/at.rs',
      'pub struct At {\n    pub x: i64,\n}\n\nimpl Default for At {\n    fn default() -> Self {\n        At { x: 1 }\n    }\n}\n\nimpl At {\n    pub fn x(&self) -> i64 {\n        0\n    }\n}\n',
      '#[derive(Default)]\npub struct At {\n    pub x: i64,\n}\n\nimpl At {\n    pub fn x(&self) -> i64 {\n        self.x\n    }\n}\n',
    ],
    [
      'no program around its function',
      'python',
      'solve.py',
      'def main():\n    pass\n\n\nif __name__ == "__main__":\n    main()\n',
      'import sys\n\n\ndef main():\n    print(sum(map(int, sys.stdin.read().split())))\n\n\nmain()\n',
    ],
  ])('with %s (%s)', (_, language, path, given, text) =>
    expect(taken(language, path, given, text)).toEqual({ kind: 'files', files: { [path]: text } }),
  );
});

describe('a function without what runs it', () => {
  it.each<[Language, string, string, string, string]>([
    [
      'python',
      'sum.py',
      'def total(a):\n    return 0\n\n\nif __name__ == "__main__":\n    print(total([1]))\n',
      'return 0',
      'return sum(a)',
    ],
    [
      'javascript',
      'sum.js',
      "const fs = require('fs');\n\nfunction total(a) {\n  return 0;\n}\n\nconsole.log(total(fs.readFileSync(0)));\n",
      'return 0',
      'return a.length',
    ],
  ])('is put where it is run: %s', (language, path, given, wrong, right) => {
    const whole = given.replace(wrong, right);
    const text = /^(?:def|function)[^]*?\n(?=\n)/m.exec(whole)?.[0] ?? '';
    expect(text).toContain(right);
    expect(taken(language, path, given, text)).toEqual({ kind: 'files', files: { [path]: whole } });
  });

  it('does not bring an example of use into it', () => {
    const given = 'def half(a):\n    return a\n\n\ndef total(a):\n    return 0\n\n\nif __name__ == "__main__":\n    print(total([1]))\n';
    expect(taken('python', 'sum.py', given, 'def total(a):\n    return sum(a)\n\n\nprint(total([1, 2]))\n')).toEqual({
      kind: 'files',
      files: { 'sum.py': given.replace('return 0', 'return sum(a)') },
    });
  });
});

it('a function is not put in the place of a method', () => {
  const given = 'class Solution:\n    def total(self, a):\n        return 0\n\n    def half(self, a):\n        return 0\n';
  const text = 'def total(a):\n    return sum(a)\n';
  expect(taken('python', 'sum.py', given, text, ['sum:total'])).toEqual({ kind: 'files', files: { 'sum.py': text } });
});

describe('a skeleton that is filled in is whole, whatever of it is gone', () => {
  const JS = `// A skeleton.
export class Point {
  constructor() {
    throw new Error('Remove this statement and implement this function');
  }

  get x() {
    throw new Error('Remove this statement and implement this function');
  }

  add() {
    throw new Error('Remove this statement and implement this function');
  }
}
`;
  const RUST = `#[derive(Debug)]
pub struct Odd;

pub struct Table<'a> {
    held: &'a str,
}

impl<'a> Table<'a> {
    pub fn name(
        &self,
        word: &str,
    ) -> Option<&'a str> {
        todo!(
            "the name of {}",
            word
        );
    }
}

pub fn parse(text: &str) -> Table<'_> {
    todo!("reads {text}")
}
`;
  it.each<[string, Language, string, string, string]>([
    [
      'a property that is a field now',
      'javascript',
      'point.js',
      JS,
      'export class Point {\n  constructor(x) {\n    this.x = x;\n  }\n\n  add(other) {\n    return new Point(this.x + other.x);\n  }\n}\n',
    ],
    [
      'types that have other names',
      'rust',
      'src/lib.rs',
      RUST,
      "pub struct Names<'a>(&'a str);\n\npub fn parse(text: &str) -> Names<'_> {\n    Names(text)\n}\n\nimpl<'a> Names<'a> {\n    pub fn name(&self, word: &str) -> Option<&'a str> {\n        (self.0 == word).then_some(self.0)\n    }\n}\n",
    ],
  ])('%s (%s)', (_, language, path, given, text) =>
    expect(taken(language, path, given, text)).toEqual({ kind: 'files', files: { [path]: text } }),
  );

  it('unless what is told uses a type of it', () => {
    const text = "pub fn parse(text: &str) -> Table<'_> {\n    Table { held: text }\n}\n";
    const made = taken('rust', 'src/lib.rs', RUST, text);
    expect(made).toMatchObject({ kind: 'files', files: { 'src/lib.rs': expect.stringContaining("pub struct Table<'a> {\n    held") } });
    expect(made).toMatchObject({ kind: 'files', files: { 'src/lib.rs': expect.stringContaining('Table { held: text }') } });
  });
});
