import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, taskOf } from './tasks.js';

const escaped = (text: string, marks = /[_*<>]/g): string => text.replaceAll(marks, String.raw`\$&`);
const NORM =
  'import re\n\n\ndef norm_text(s, *more):\n    """Keeps a_z."""\n    s_low = s.lower()\n    return re.sub("[^a-z_]", "", s_low) * 1\n';
const norm = taskOf('python', { 'norm_text.py': 'def norm_text(s, *more):\n    return s\n' }, ['norm_text:norm_text']);
const both = taskOf(
  'python',
  { 'pkg/__init__.py': 'ONE = 2\n', 'pkg/my_util.py': 'TWO = 1\n', 'pkg/_private.py': '' },
  [],
  ['pkg/__init__.py', 'pkg/my_util.py'],
);

describe('a program whose marks of Markdown are escaped is read without the escapes', () => {
  it.each([
    ['in a block', fenced(escaped(NORM))],
    ['in a block, only the underscores', fenced(escaped(NORM, /_/g))],
    ['without a fence', `Here it is:\n\n${escaped(NORM)}\nIt keeps \\_.\n`],
    ['before an output', `${escaped(NORM)}\nOutput:\n\n${fenced('a', '')}`],
    ['in JSON', JSON.stringify({ code: escaped(NORM) })],
  ])('%s', (_, text) => expect(parseAnswer(text, norm)).toEqual({ kind: 'files', files: { 'norm_text.py': NORM } }));

  it.each([
    ['rust', 'src/at.rs', 'pub fn at_most(x: i64, hi: i64) -> i64 {\n    if x > hi { hi } else { x * 1 }\n}\n', 'at_most'],
    ['javascript', 'at.js', 'export function at_most(x, hi) {\n  return x > hi ? hi : x * 1;\n}\n', 'at_most'],
    ['typescript', 'at.ts', 'export function at_most(x: number, hi: number): number {\n  return x > hi ? hi : x * 1;\n}\n', 'at_most'],
    ['java', 'At.java', 'class At {\n    static int at_most(int x, int hi) {\n        return x > hi ? hi : x * 1;\n    }\n}\n', 'at_most'],
  ] as const)('in %s', (language, path, text, name) => {
    const task = taskOf(language, { [path]: text.replace('x > hi', 'x < hi') }, [
      `${path.replace(/\.\w+$/, '').replace('src/', '')}:${name}`,
    ]);
    expect(parseAnswer(fenced(escaped(text), language), task)).toEqual({ kind: 'files', files: { [path]: text } });
  });

  it('of JSON, in several lines', () => {
    const text = 'def middle(a, b, c):\n    names = ["a", "b\\n"]\n    return names\n';
    expect(parseAnswer(fenced(text.replaceAll('"', '\\"')), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
    const mixed = 'def middle(a, b, c):\n    return "a \\"b\\" c"\n';
    expect(parseAnswer(fenced(mixed), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': mixed } });
  });

  it('where its underscores were taken for marks', () => {
    const text = 'class Box:\n    def __init__(self, x=2):\n        self.x = x**2**x\n\n    def __len__(self):\n        return self.x\n';
    const task = taskOf('python', { 'box.py': 'class Box:\n    x = 1\n' }, ['box:Box']);
    expect(parseAnswer(fenced(text.replaceAll('__', '**')), task)).toEqual({ kind: 'files', files: { 'box.py': text } });
  });

  it('where a change is told', () => {
    const text = fenced(
      `<<<<<<< SEARCH\ndef norm\\_text(s, \\*more):\n    return s\n=======\n${NORM.replaceAll('_', '\\_')}>>>>>>> REPLACE`,
      '',
    );
    expect(parseAnswer(text, norm)).toEqual({ kind: 'files', files: { 'norm_text.py': NORM } });
  });
});

describe('a program that has such marks of its own keeps them', () => {
  it.each([
    ['in strings', String.raw`    return re.sub(r"\_\*\[", "\>", a)`],
    ['in a comment', String.raw`    return a  # \_ and \*`],
    ['in a string of several lines', '    """\n    a\\_b \\* c\n    """\n    return a'],
  ])('%s', (_, body) => {
    const text = `import re\n\n\ndef middle(a, b, c):\n${body}\n`;
    expect(parseAnswer(fenced(text), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });

  it('in expressions that are looked for', () => {
    const text = 'export const at = (x) => x.replace(/a\\_b\\*/g, "") + /\\[x\\]/.test(x);\n';
    expect(parseAnswer(fenced(text, 'javascript'), taskOf('javascript', { 'at.js': 'export const at = (x) => x;\n' }, ['at:at']))).toEqual({
      kind: 'files',
      files: { 'at.js': text },
    });
  });

  it('though others of it are escaped', () => {
    const text = 'import re\n\n\ndef norm_text(s, *more):\n    return re.sub(r"\\*", "*", s)\n';
    expect(parseAnswer(fenced(text.replaceAll('_', '\\_')), norm)).toEqual({ kind: 'files', files: { 'norm_text.py': text } });
  });
});

describe('a path whose marks are escaped', () => {
  const [one, two] = ['ONE = 1\n', 'TWO = 2\n'];
  const files = { 'pkg/__init__.py': one, 'pkg/my_util.py': two };

  it.each([
    ['before its block', `pkg/\\_\\_init\\_\\_.py\n${fenced(one)}\n**pkg/my\\_util.py**\n${fenced(two)}`],
    ['in a heading', `### \`pkg/\\_\\_init\\_\\_.py\`\n\n${fenced(one)}\n### pkg/my\\_util.py\n\n${fenced(two)}`],
    ['in a comment', `${fenced(`# pkg/my\\_util.py\n${two}`)}\n\\_\\_init\\_\\_.py:\n${fenced(one)}`],
    ['as folders of Windows', `pkg\\__init__.py\n${fenced(one)}\npkg\\my_util.py\n${fenced(two)}`],
  ])('is that path: %s', (_, text) => {
    const read = parseAnswer(text, both);
    const told =
      read.kind === 'files'
        ? Object.fromEntries(Object.entries(read.files).map(([path, code]) => [path, code.replace(/^#.*\n/, '')]))
        : read;
    expect(told).toEqual(files);
  });
});
