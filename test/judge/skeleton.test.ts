import { describe, expect, it } from 'vitest';
import { codeReader } from '../../judge/shapes.js';
import type { Language } from '../../domain/task.js';
import { assembled, exposed } from '../../domain/tree/assemble.js';

async function read(language: Language, text: string) {
  const parts = await codeReader.parts(language, text);
  if (parts === null) throw new TypeError('no program');
  return { text, parts };
}

const SKELETONS: Readonly<Record<'python' | 'javascript' | 'java' | 'rust', { mother: string; child: string; whole: string }>> = {
  python: {
    mother: [
      'import math',
      '',
      'def total(text, more=0):',
      '    """Sums what the lines of a text come to."""',
      '    return sum(parse_line(line) for line in text.splitlines()) + more',
      '',
      '@cached',
      'def parse_line(line):',
      '    """The number in a line.',
      '    >>> parse_line("a 3")',
      '    3',
      '    Uses: nothing',
      '    """',
      '    raise NotImplementedError',
      '',
      'LAST = 1',
      '',
    ].join('\n'),
    child:
      'import re\n\nDIGITS = re.compile("[0-9]+")\n\ndef parse_line(line):\n    return first(line)\n\ndef first(line):\n    return int(DIGITS.search(line)[0])\n',
    whole:
      'import math\nimport re\n\ndef total(text, more=0):\n    """Sums what the lines of a text come to."""\n    return sum(parse_line(line) for line in text.splitlines()) + more\n\nDIGITS = re.compile("[0-9]+")\n\ndef parse_line(line):\n    return first(line)\n\ndef first(line):\n    return int(DIGITS.search(line)[0])\n\nLAST = 1\n',
  },
  javascript: {
    mother: [
      "const assert = require('assert');",
      'function total(text, ...more) {',
      '  return text.split("\\n").map(parseLine);',
      '}',
      '/**',
      ' * The number in a line.',
      ' */',
      "const parseLine = (line) => { throw new Error('not written'); };",
      'module.exports = { total };',
      '',
    ].join('\n'),
    child: "const fs = require('fs');\nfunction parseLine(line) {\n  return Number(line);\n}\nmodule.exports = { parseLine };\n",
    whole: [
      "const assert = require('assert');",
      "const fs = require('fs');",
      'function total(text, ...more) {',
      '  return text.split("\\n").map(parseLine);',
      '}',
      'function parseLine(line) {',
      '  return Number(line);',
      '}',
      'module.exports = { total };',
      '',
    ].join('\n'),
  },
  java: {
    mother: [
      'package sums;',
      'import java.util.List;',
      '',
      'public class Sums {',
      '    static int total(String text, int... more) { return parseLine(text); }',
      '',
      '    /** The number in a line. */',
      '    private static int parseLine(String line) {',
      '        throw new UnsupportedOperationException();',
      '    }',
      '}',
      '',
    ].join('\n'),
    child: 'import java.util.Map;\nclass Sums {\n  private static int parseLine(String line) {\n    return 3;\n  }\n}\n',
    whole: [
      'package sums;',
      'import java.util.List;',
      'import java.util.Map;',
      '',
      'public class Sums {',
      '    static int total(String text, int... more) { return parseLine(text); }',
      '',
      '    private static int parseLine(String line) {',
      '      return 3;',
      '    }',
      '}',
      '',
    ].join('\n'),
  },
  rust: {
    mother: [
      'use std::fmt;',
      '',
      'pub fn total(text: &str) -> i64 {',
      '    text.lines().map(|l| parse_line(l)).sum()',
      '}',
      '',
      '/// The number in a line.',
      '#[inline]',
      'fn parse_line(line: &str) -> i64 {',
      '    todo!()',
      '}',
      '',
    ].join('\n'),
    child: 'use std::str;\n\nfn parse_line(line: &str) -> i64 {\n    line.len() as i64\n}\n',
    whole: [
      'use std::fmt;',
      'use std::str;',
      '',
      'pub fn total(text: &str) -> i64 {',
      '    text.lines().map(|l| parse_line(l)).sum()',
      '}',
      '',
      'fn parse_line(line: &str) -> i64 {',
      '    line.len() as i64',
      '}',
      '',
    ].join('\n'),
  },
};

describe.each(['python', 'javascript', 'java', 'rust'] as const)('a skeleton in %s', (language) => {
  const { mother, child, whole } = SKELETONS[language];

  it('says what is written, what is not, who calls whom, and what is asked for', async () => {
    const { parts } = await read(language, mother);
    const [total, parseLine] = parts.functions;
    expect(parts.functions).toHaveLength(2);
    expect(total).toMatchObject({ name: 'total', isStub: false, parameters: language === 'python' ? 2 : language === 'rust' ? 1 : null });
    expect(total?.calls).toContain(parseLine?.name);
    expect(parseLine).toMatchObject({ isStub: true, parameters: 1 });
    expect(parseLine?.doc).toContain('The number in a line.');
    expect(parseLine?.doc).not.toMatch(/\*\/|"""|\/\/\//);
    expect(parseLine?.signature).not.toContain('{');
  });

  it('takes in what was written for a stub, with its imports among the others', async () => {
    const [skeleton, piece] = await Promise.all([read(language, mother), read(language, child)]);
    const name = skeleton.parts.functions[1]?.name ?? '';
    const program = assembled(skeleton, [{ ...piece, name }]);
    expect(program).toBe(whole);
    expect((await read(language, program)).parts.functions.every(({ isStub }) => !isStub)).toBe(true);
    const open = exposed(language, await read(language, program), name);
    expect(open).toMatch(
      {
        python: /def parse_line/,
        javascript: /module\.exports\.parseLine = parseLine/,
        java: /public static int parseLine/,
        rust: /pub fn parse_line/,
      }[language],
    );
  });

  it('gives the second of two helpers of one name another name, and is null for what is no program', async () => {
    const [skeleton, piece] = await Promise.all([read(language, whole), read(language, child)]);
    expect(await codeReader.parts(language, 'def (:{')).toBeNull();
    expect(assembled(skeleton, [{ ...piece, name: 'nobody' }])).toBe(whole);
  });
});

describe('helpers of two mothers with one name', () => {
  it('are told apart in the whole program', async () => {
    const skeleton = await read('python', 'def a():\n    return b() + c()\n\ndef b():\n    pass\n\ndef c():\n    pass\n');
    const [b, c] = await Promise.all(
      ['b', 'c'].map((name) => read('python', `def ${name}():\n    return help(1)\n\ndef help(x):\n    return x.help\n`)),
    );
    if (b === undefined || c === undefined) throw new TypeError('no pieces');
    const program = assembled(skeleton, [
      { ...b, name: 'b' },
      { ...c, name: 'c' },
    ]);
    expect(program).toContain('def c():\n    return help_2(1)\n\ndef help_2(x):\n    return x.help\n');
    expect(program).toContain('def b():\n    return help(1)\n\ndef help(x):\n    return x.help\n');
  });
});
