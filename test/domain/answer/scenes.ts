import type { AnsweredTask } from '../../../domain/answer/answer.js';
import type { Language } from '../../../domain/task.js';
import { taskOf } from './tasks.js';

/** One file with a fault in one of its functions, and that function as it must be. */
export interface Scene {
  readonly language: Language;
  readonly path: string;
  readonly calls: readonly string[];
  readonly given: string;
  readonly wrong: string;
  readonly right: string;
}

export const SCENES: readonly Scene[] = [
  {
    language: 'python',
    path: 'shelf.py',
    calls: ['shelf:Shelf.put', 'shelf:Shelf.take'],
    given:
      'import math\n\nSTEP = 2\n\n\nclass Shelf:\n    """A shelf."""\n\n    def __init__(self):\n        self.books = []\n\n    def put(self, book):\n        self.books.append(book)\n\n    def take(self):\n        return self.books.pop(0)\n\n    def size(self):\n        return math.floor(len(self.books) / STEP)\n',
    wrong: '    def take(self):\n        return self.books.pop(0)\n',
    right: '    def take(self):\n        if not self.books:\n            return None\n        return self.books.pop()\n',
  },
  {
    language: 'java',
    path: 'Shelf.java',
    calls: ['Shelf:put', 'Shelf:take'],
    given:
      'import java.util.ArrayList;\nimport java.util.List;\n\npublic class Shelf {\n    private final List<String> books = new ArrayList<>();\n\n    public void put(String book) {\n        books.add(book);\n    }\n\n    /** The last one. */\n    public String take() {\n        return books.remove(0);\n    }\n\n    public int size() {\n        return books.size();\n    }\n}\n',
    wrong: '    public String take() {\n        return books.remove(0);\n    }\n',
    right: '    public String take() {\n        return books.isEmpty() ? null : books.remove(books.size() - 1);\n    }\n',
  },
  {
    language: 'javascript',
    path: 'shelf.js',
    calls: ['shelf:Shelf.put', 'shelf:Shelf.take'],
    given:
      "'use strict';\n\nclass Shelf {\n  constructor() {\n    this.books = [];\n  }\n\n  put(book) {\n    this.books.push(book);\n  }\n\n  take() {\n    return this.books.shift();\n  }\n\n  get size() {\n    return this.books.length;\n  }\n}\n\nmodule.exports = { Shelf };\n",
    wrong: '  take() {\n    return this.books.shift();\n  }\n',
    right: '  take() {\n    return this.books.length === 0 ? null : this.books.pop();\n  }\n',
  },
  {
    language: 'typescript',
    path: 'shelf.ts',
    calls: ['shelf:Shelf.put', 'shelf:Shelf.take'],
    given:
      'export interface Book {\n  readonly name: string;\n}\n\nexport class Shelf<T extends { name: string } = Book> {\n  private books: T[] = [];\n\n  put(book: T): void {\n    this.books.push(book);\n  }\n\n  take(): T | null {\n    return this.books.shift() ?? null;\n  }\n\n  get size(): number {\n    return this.books.length;\n  }\n}\n',
    wrong: '  take(): T | null {\n    return this.books.shift() ?? null;\n  }\n',
    right: '  take(): T | null {\n    return this.books.pop() ?? null;\n  }\n',
  },
  {
    language: 'rust',
    path: 'src/shelf.rs',
    calls: ['src/shelf:put', 'src/shelf:take'],
    given:
      'use std::fmt;\n\n#[derive(Debug, Default)]\npub struct Shelf {\n    books: Vec<String>,\n}\n\nimpl Shelf {\n    pub fn put(&mut self, book: String) {\n        self.books.push(book);\n    }\n\n    pub fn take(&mut self) -> Option<String> {\n        Some(self.books.remove(0))\n    }\n}\n\nimpl fmt::Display for Shelf {\n    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {\n        write!(out, "{}", self.books.len())\n    }\n}\n',
    wrong: '    pub fn take(&mut self) -> Option<String> {\n        Some(self.books.remove(0))\n    }\n',
    right: '    pub fn take(&mut self) -> Option<String> {\n        self.books.pop()\n    }\n',
  },
];

export const taskIn = ({ language, path, given, calls }: Scene): AnsweredTask => taskOf(language, { [path]: given }, calls);
export const mended = ({ path, given, wrong, right }: Scene) => ({ kind: 'files', files: { [path]: given.replace(wrong, right) } });

export const dedented = (text: string) => {
  const depth = /^ */.exec(text)?.[0].length ?? 0;
  return text.replaceAll(new RegExp(`^ {${depth}}`, 'gm'), '');
};
