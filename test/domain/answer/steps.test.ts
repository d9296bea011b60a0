import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import type { Language } from '../../../domain/task.js';
import { fenced, taskOf } from './tasks.js';

const read = (blocks: readonly string[], language: Language, path: string, given: string, fn: string) =>
  parseAnswer(
    blocks.map((block, index) => `Step ${index + 1}:\n\n${fenced(block, language)}`).join('\n'),
    taskOf(language, { [path]: given }, [`${path.replace(/\.\w+$/, '')}:${fn}`]),
  );
const STUB = 'def score(word):\n    pass\n';
const MAIN = 'def score(word):\n    return sum(worth(letter) for letter in word)\n';
const VALUES = 'VALUES = {"a": 1}\n';
const WORTH = 'def worth(letter):\n    return VALUES.get(letter, 0)\n';

describe('an answer in steps', () => {
  it.each([
    ['what comes first', [VALUES, WORTH, MAIN], `${VALUES}\n\n${WORTH}\n\n${MAIN}`],
    ['what comes later', [MAIN, VALUES, WORTH], `${VALUES}\n\n${WORTH}\n\n${MAIN}`],
    ['what it is corrected to', [WORTH.replace('0', '1'), MAIN, VALUES, WORTH], `${VALUES}\n\n${WORTH}\n\n${MAIN}`],
    [
      'what it imports',
      ['from functools import lru_cache\n', `@lru_cache\n${MAIN.replace('worth(letter)', '1')}`],
      `from functools import lru_cache\n\n\n@lru_cache\n${MAIN.replace('worth(letter)', '1')}`,
    ],
    [
      'behind its own imports',
      [WORTH.replace('VALUES.get(letter, 0)', '1'), `from __future__ import annotations\n\n${MAIN}`],
      `from __future__ import annotations\n\n\n${WORTH.replace('VALUES.get(letter, 0)', '1')}\n\n${MAIN}`,
    ],
  ])('is put together: %s', (_, blocks, whole) =>
    expect(read(blocks, 'python', 'score.py', STUB, 'score')).toEqual({ kind: 'files', files: { 'score.py': whole } }),
  );

  it.each([
    [
      'javascript',
      'score.js',
      'export const score = () => {};\n',
      'const worth = (letter) => letter.charCodeAt(0);\n',
      'export const score = (word) => worth(word);\n',
    ],
    [
      'typescript',
      'score.ts',
      'export function score(word: string): number {\n  throw new Error();\n}\n',
      'interface Scored {\n  readonly worth: number;\n}\n',
      'export function score(word: string): number {\n  const scored: Scored = valued({ worth: word.length });\n  return scored.worth;\n}\n\nfunction valued(scored: Scored): Scored {\n  return scored;\n}\n',
    ],
    [
      'rust',
      'src/lib.rs',
      'pub fn score(word: &str) -> usize {\n    todo!()\n}\n',
      'fn worth(letter: char) -> usize {\n    letter as usize\n}\n',
      'pub fn score(word: &str) -> usize {\n    word.chars().map(worth).sum()\n}\n',
    ],
  ] as const)('is put together in %s', (language, path, given, helper, main) => {
    const made = { kind: 'files', files: { [path]: `${helper}\n${main}` } };
    expect(read([helper, main], language, path, given, 'score')).toEqual(made);
    expect(read([main, helper], language, path, given, 'score')).toEqual(made);
  });

  it('has what leans on the file beside the part that asks for it', () => {
    const given = 'type Key = string;\n\nexport const none = 0;\n\nexport function score(word: Key): number {\n  return none;\n}\n';
    const helper = 'type Word = Key | readonly Key[];\n';
    const main = 'export function score(word: Word): number {\n  return word.length;\n}\n';
    for (const part of [main, main.replace('length', 'length + none')]) {
      const whole = given.replace(/export function[^]*/, `${helper}\n${part}`);
      expect(read([helper, part], 'typescript', 'score.ts', given, 'score')).toEqual({ kind: 'files', files: { 'score.ts': whole } });
    }
  });

  it('has its methods in their class', () => {
    const given = 'class Score {\n    int of(String word) {\n        return 0;\n    }\n\n    int none() {\n        return 0;\n    }\n}\n';
    const main = '    int of(String word) {\n        return worth(word);\n    }\n';
    const helper = '    private int worth(String word) {\n        return word.length();\n    }\n';
    const whole = `class Score {\n${helper}\n${main}\n    int none() {\n        return 0;\n    }\n}\n`;
    expect(read([main, helper], 'java', 'Score.java', given, 'of')).toEqual({ kind: 'files', files: { 'Score.java': whole } });
  });

  it('has its methods in their class of Python', () => {
    const given = 'class Score:\n    def of(self, word):\n        return 0\n\n    def none(self):\n        return 0\n';
    const main = '    def of(self, word):\n        return self._worth(word)\n';
    const helper = 'def _worth(self, word):\n    return len(word)\n';
    const within = helper.replaceAll(/^/gm, '    ').trimEnd();
    expect(read([main, helper], 'python', 'score.py', given, 'Score')).toEqual({
      kind: 'files',
      files: { 'score.py': `class Score:\n${within}\n\n${main}\n    def none(self):\n        return 0\n` },
    });
  });

  it.each([
    ['an example of its use', 'def worth(letter):\n    return 1\n\n\nprint(score("a"))\n'],
    ['something that runs', 'def worth(letter):\n    return 1\n\n\nprint(worth("a"))\n'],
    ['what it has already', MAIN.replace('score', 'total')],
    ['an outline', 'def worth(letter):\n    ...\n'],
    ['a variable of an example', 'word = "cabbage"\n'],
  ])('is the program alone beside %s', (_, other) =>
    expect(read([MAIN, other], 'python', 'score.py', STUB, 'score')).toEqual({ kind: 'files', files: { 'score.py': MAIN } }),
  );

  it('is the program alone beside what it is given as an argument', () => {
    const main = 'def score(word, worth):\n    return sum(worth(each) for each in word)\n';
    const example = 'import notthere\n\n\ndef worth(letter):\n    return notthere.find(letter)\n';
    expect(read([main, example], 'python', 'score.py', STUB, 'score')).toEqual({ kind: 'files', files: { 'score.py': main } });
  });

  it('is the program alone beside an import of what is everywhere', () => {
    const main = 'export const score = (word) => fetch(word);\n';
    const older = "const fetch = require('node-fetch');\n";
    const given = 'export const score = (word) => word;\n';
    expect(read([main, older], 'javascript', 'score.js', given, 'score')).toEqual({ kind: 'files', files: { 'score.js': main } });
  });

  it('is the program alone beside what is wrong, or another way', () => {
    const text = `${fenced(MAIN)}❌ Wrong:\n${fenced(WORTH)}\nAlternatively:\n${fenced('def worth(letter):\n    return 2\n')}`;
    expect(parseAnswer(text, taskOf('python', { 'score.py': STUB }, ['score:score']))).toEqual({
      kind: 'files',
      files: { 'score.py': MAIN },
    });
  });
});
