import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, taskOf } from './tasks.js';

const TYPED = `export type Key = string | number;

export function pick<T>(from: readonly T[], at: number): T;
export function pick<T>(from: ReadonlyMap<Key, T>, at: Key): T | undefined;
export function pick<T>(from: readonly T[] | ReadonlyMap<Key, T>, at: Key): T | undefined {
  return from instanceof Map ? from.get(at) : (from as readonly T[])[0];
}

export class Shelf {
  put(book: string): this;
  put(book: string, at: number): this;
  put(book: string, at?: number): this {
    this.books[at ?? 1] = book;
    return this;
  }

  private readonly books: string[] = [];
}
`;
const PYTHON = `from functools import singledispatch
from typing import overload


@overload
def area(shape: int) -> int: ...
@overload
def area(shape: tuple) -> float: ...
def area(shape):
    return shape * shape if isinstance(shape, int) else shape[0] + shape[1]


@singledispatch
def show(value):
    return str(value)


@show.register
def _(value: list):
    return "list"


@show.register
def _(value: dict):
    return "list"


def both(value):
    return area(value), show(value)
`;
const RUST = `pub trait Source {
    fn next(&mut self) -> Option<u8>;
    fn name(&self) -> String;
}

pub struct Bytes(Vec<u8>);

impl Source for Bytes {
    fn next(&mut self) -> Option<u8> {
        Some(self.0.remove(0))
    }

    fn name(&self) -> String {
        "bytes".to_string()
    }
}

pub fn count(source: &mut Bytes) -> usize {
    std::iter::from_fn(|| source.next()).count()
}
`;
const JAVA = `import java.util.List;

public class Shapes {
    interface Shape {
        double area();
    }

    static class Square implements Shape {
        double side;

        public double area() {
            return side + side;
        }
    }

    static double total(List<Shape> shapes) {
        return shapes.stream().mapToDouble(Shape::area).sum();
    }
}
`;

describe('a function that is declared more than once', () => {
  it.each([
    [
      'typescript',
      'shelf.ts',
      TYPED,
      ['shelf:pick'],
      TYPED.slice(TYPED.indexOf('export function pick<T>(from: readonly T[] |'), TYPED.indexOf('\nexport class')),
      '[0]',
      '[Number(at)]',
    ],
    [
      'typescript',
      'shelf.ts',
      TYPED,
      ['shelf:pick'],
      TYPED.slice(TYPED.indexOf('export function'), TYPED.indexOf('\nexport class')),
      '[0]',
      '[Number(at)]',
    ],
    ['typescript', 'shelf.ts', TYPED, ['shelf:pick'], TYPED.slice(TYPED.indexOf('export class')), '?? 1', '?? 0'],
    [
      'typescript',
      'shelf.ts',
      TYPED,
      ['shelf:pick'],
      TYPED.slice(TYPED.indexOf('  put(book: string, at?'), TYPED.indexOf('\n  private')),
      '?? 1',
      '?? 0',
    ],
    [
      'python',
      'area.py',
      PYTHON,
      ['area:both'],
      PYTHON.slice(PYTHON.indexOf('def area(shape):'), PYTHON.indexOf('\n@singledispatch')),
      '+',
      '*',
    ],
    ['python', 'area.py', PYTHON, ['area:both'], PYTHON.slice(PYTHON.indexOf('@overload'), PYTHON.indexOf('\n@singledispatch')), '+', '*'],
    [
      'python',
      'area.py',
      PYTHON,
      ['area:both'],
      PYTHON.slice(PYTHON.lastIndexOf('@show'), PYTHON.indexOf('\ndef both')),
      '"list"',
      '"dict"',
    ],
    [
      'rust',
      'src/source.rs',
      RUST,
      ['src/source:count'],
      RUST.slice(RUST.indexOf('    fn next(&mut self) -> Option<u8> {'), RUST.lastIndexOf('\n    fn name')),
      'Some(self.0.remove(0))',
      'self.0.pop()',
    ],
    [
      'java',
      'Shapes.java',
      JAVA,
      ['Shapes:total'],
      JAVA.slice(JAVA.indexOf('        public double area'), JAVA.indexOf('    }\n\n    static double')),
      'side + side',
      'side * side',
    ],
  ] as const)('is changed where it has a body: %s %s %#', (language, path, given, calls, part, wrong, right) => {
    const task = taskOf(language, { [path]: given }, calls);
    expect(part).toContain(wrong);
    expect(parseAnswer(fenced(part.replace(wrong, right), language), task)).toEqual({
      kind: 'files',
      files: { [path]: given.replace(part, part.replace(wrong, right)) },
    });
  });

  it('keeps how it may be called where one of that changes', () => {
    const task = taskOf('typescript', { 'shelf.ts': TYPED }, ['shelf:pick']);
    const part = TYPED.slice(TYPED.indexOf('export function'), TYPED.indexOf('\nexport class'));
    const changed = part.replace('at: number): T;', 'at: number): T | undefined;').replace('[0]', '[Number(at)]');
    expect(parseAnswer(fenced(changed, 'typescript'), task)).toEqual({
      kind: 'files',
      files: { 'shelf.ts': TYPED.replace(part, changed) },
    });
  });

  it('has no place where several have a body', () => {
    const twice = `${RUST}\nimpl Source for u8 {\n    fn next(&mut self) -> Option<u8> {\n        None\n    }\n\n    fn name(&self) -> String {\n        String::new()\n    }\n}\n`;
    const task = taskOf('rust', { 'src/source.rs': twice }, ['src/source:count']);
    const answer = parseAnswer(fenced('fn next(&mut self) -> Option<u8> {\n    self.0.pop()\n}\n', 'rust'), task);
    expect(answer).toMatchObject({
      kind: 'unusable',
      reason: expect.stringMatching(/only a part of src\/source\.rs, without Source, Bytes, count$/),
    });
  });
});
