import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, RIGHT, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const reasonOf = (text: string, task = MIDDLE): string => {
  const answer = parseAnswer(text, task);
  return answer.kind === 'unusable' ? answer.reason : `taken: ${JSON.stringify(answer.files)}`;
};
const given = MIDDLE.files['middle.py'] ?? '';
const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

describe('a program in one block', () => {
  it.each([
    ['without a label', fenced(RIGHT, '')],
    ['with a language', fenced(RIGHT)],
    ['with a language in capitals', fenced(RIGHT, 'Python')],
    ['with a version', fenced(RIGHT, 'python3')],
    ['in braces', fenced(RIGHT, '{.python}')],
    ['between tildes', fenced(RIGHT, 'python', '~~~')],
    ['with a path as label', fenced(RIGHT, 'middle.py')],
    ['with language and path', fenced(RIGHT, 'python:middle.py')],
    ['with a title', fenced(RIGHT, 'python title="middle.py"')],
    ['with a path from here', fenced(RIGHT, './middle.py')],
    ['with another folder', fenced(RIGHT, 'python src/app/middle.py')],
    ['with a path from the root', fenced(RIGHT, 'python /home/user/middle.py')],
    ['with a range of lines and a path', fenced(RIGHT, '1:6:middle.py')],
    ['with a word that is no language', fenced(RIGHT, 'solution')],
    ['under a heading with the path', `## \`middle.py\`\n\n${fenced(RIGHT)}`],
    ['under a heading of another kind', `## Solution with Node.js in mind\n\n${fenced(RIGHT)}`],
    ['under the name of a new file', `### middle_fixed.py\n${fenced(RIGHT)}`],
    ['after an earlier draft', `${fenced('def middle(a, b, c):\n    return b')}Better:\n${fenced(RIGHT)}`],
    ['with carriage returns', fenced(RIGHT).replaceAll('\n', '\r\n')],
    ['in a block of Markdown', `\`\`\`markdown\n# Fix\n${fenced(RIGHT)}\`\`\`\n`],
    ['in a longer block of Markdown', `\`\`\`\`markdown\n# Fix\n${fenced(RIGHT)}\`\`\`\`\n`],
    ['behind words on the line of the fence', `Here it is: ${fenced(RIGHT)}`],
    ['in a block that was only closed', `${RIGHT}\`\`\`\n`],
    ['in a block that was only closed, with words behind it', `\n${RIGHT}\`\`\`\n\nThis function returns the middle one.\n`],
    ['in a block that was only closed, with another behind it', `${RIGHT}\`\`\`\n\nUse it so:\n${fenced('print(middle(1, 2, 3))')}`],
    ['behind a tag', `<answer>${fenced(RIGHT).trimEnd()}</answer>`],
    ['with its language on the line behind the fence', `\`\`\`\npython\n${RIGHT}\`\`\`\n`],
    ['with lines that end as on old machines', fenced(RIGHT).replaceAll('\n', '\r')],
    ['between three single quotes', `'''python\n${RIGHT}'''\n`],
    ['between tags that name the file', `Fixed:\n<file path="middle.py">\n${RIGHT}</file>\n`],
    ['in JSON, under its path', `\`\`\`json\n${JSON.stringify({ 'middle.py': RIGHT }, null, 2)}\n\`\`\`\n`],
    ['in JSON, as code', `Here it is: ${JSON.stringify({ reasoning: 'it sorts', code: RIGHT })}`],
    ['in JSON, in a list of files', JSON.stringify({ files: [{ path: './middle.py', content: RIGHT }] })],
    ['in JSON with a text of Python', `{"code": """${RIGHT}"""}`],
    ['as a listing', fenced('1 | def middle(a, b, c):\n2 |     return sorted([a, b, c])[1]\n3 |\n')],
    ['as a listing with tabs', fenced('  9\tdef middle(a, b, c):\n 10\t    return sorted([a, b, c])[1]\n')],
    ['as a listing with colons', fenced('1: def middle(a, b, c):\n2:     return sorted([a, b, c])[1]\n')],
    ['as a listing with spaces', fenced('1 def middle(a, b, c):\n2     return sorted([a, b, c])[1]\n')],
    ['as a listing without a fence', '1 | def middle(a, b, c):\n2 |     return sorted([a, b, c])[1]\n'],
    ['between tags, as character data', `<file name='middle.py'><![CDATA[\n${RIGHT}]]></file>\n`],
  ])('is taken %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));
});

describe('JSON', () => {
  it.each([
    ['that holds another program', JSON.stringify({ code: 'print(1)\n' })],
    ['whose text is no program', JSON.stringify({ content: 'I sort them.' })],
    ['without a text', '{"code": null}'],
  ])('%s is no answer', (_, text) => expect(reasonOf(text)).not.toMatch(/^taken/));
});

describe('a fence', () => {
  it.each([
    ['indented in a list', `1. Sort them:\n\n${indented(fenced(RIGHT), '   ')}\nDone.`],
    ['indented by a tab', indented(fenced(RIGHT), '\t')],
    ['indented deeper', indented(fenced(RIGHT), '      ')],
    ['behind the mark of a list', `1. ${indented(fenced(RIGHT), '   ').trimStart()}`],
    ['indented alone', `  \`\`\`python\n${RIGHT}  \`\`\``],
    ['quoted', indented(fenced(RIGHT), '> ')],
    ['quoted without a space', `${fenced(RIGHT).replace(/^(?=.)/gm, '>')}\nSo it is.`],
    ['closed by a longer one', `\`\`\`python\n${RIGHT}\`\`\`\`\`\n`],
    ['closed with text behind', `\`\`\`python\n${RIGHT}\`\`\` This sorts all three.\n`],
    ['closed with text at once', `\`\`\`python\n${RIGHT}\`\`\`That is it.\n`],
    ['closed with a token of the end', `\`\`\`python\n${RIGHT}\`\`\`<|im_end|>`],
    ['closed at the end of the last line', `\`\`\`python\n${RIGHT.trimEnd()}\`\`\`\n\nThis sorts them.\n`],
    ['never closed', `Sorted:\n\n\`\`\`python\n${RIGHT}`],
    ['never closed, with a token of the end', `\`\`\`python\n${RIGHT}<|im_end|>`],
    ['never closed, with a token of the end in its line', `\`\`\`python\n${RIGHT.trimEnd()}</s>\n`],
    ['longer, and never closed by one as long', `\`\`\`\`python\n${RIGHT}\`\`\`\n`],
    ['not closed before the next opens', `\`\`\`python\n${RIGHT}\n\`\`\`bash\npython middle.py\n\`\`\`\n`],
  ])('may be %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it('that was closed goes before one that was not', () =>
    expect(parseAnswer(`${fenced(RIGHT)}\`\`\`python\ndef middle(a, b, c):\n    return a`, MIDDLE)).toEqual(PROGRAM));

  it('that was never closed is no program where it ends in the middle of a line of code', () => {
    expect(reasonOf('```python\ndef middle(a,')).toContain('never closed');
  });

  it.each([
    ['a docstring', 'python', '"""Sorts.\n\n```\nmiddle(1, 2, 3)\n```\n"""\n\n\n'],
    ['a docstring with a label', 'python', "'''Sorts.\n\n```python\nmiddle(1, 2, 3)\n```\n'''\n\n\n"],
    ['a longer fence', 'python', '"""\n~~~~\nx\n~~~~\n"""\n'],
  ] as const)('may stand in %s', (_, language, head) => {
    const text = `${head}${RIGHT}`;
    expect(parseAnswer(`${fenced(text, language)}Then:\n${fenced('python middle.py', 'bash')}`, MIDDLE)).toEqual({
      kind: 'files',
      files: { 'middle.py': text },
    });
  });

  it.each([
    ['javascript', 'mid.js', '/*\n```js\nmid(1)\n```\n*/\nexport function mid(a) {\n  return `a${a}`;\n}\n'],
    ['rust', 'src/mid.rs', '/* /* mid */\n```\nmid(1)\n```\n*/\npub fn mid(a: i64) -> i64 {\n    a\n}\n'],
    ['java', 'Mid.java', 'class Mid {\n  String t = """\n```\nx\n```\n""";\n  int mid(int a) {\n    return a;\n  }\n}\n'],
    [
      'rust',
      'src/mid.rs',
      "/*!\n```\nmid(1)\n```\n*/\npub fn mid<'a>(a: &'a str) -> &'a str {\n    a\n}\npub const T: &str = r#\"\n```\n\"#;\n",
    ],
  ] as const)('may stand in a string or comment of %s', (language, path, text) => {
    const task = taskOf(language, { [path]: text.replace('return', 'return 1 +') }, [`${path.replace(/\.\w+$/, '')}:mid`]);
    expect(parseAnswer(fenced(text, language), task)).toEqual({ kind: 'files', files: { [path]: text } });
  });

  it('is not kept open by a string that only seems to be open', () => {
    expect(parseAnswer(`${fenced('ls src/* """', '')}\n${fenced(RIGHT)}`, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(`${fenced(RIGHT)}\n${fenced('print("""', '')}\nThat is all.`, MIDDLE)).toEqual(PROGRAM);
  });
});

describe('what stands behind the program', () => {
  it.each([
    ['a shell block', fenced('python -c "import middle; print(middle.middle(1, 2, 3))"', 'bash')],
    ['a session', fenced('$ python middle.py\n2', 'console')],
    ['commands without a label', fenced('python middle.py\npytest', '')],
    ['an output', fenced('2', '')],
    ['a labelled output', fenced('2', 'text')],
    ['JSON', fenced('{"middle": 2}', 'json')],
    ['a diff', fenced('-    return max(a, c)\n+    return sorted([a, b, c])[1]', 'diff')],
    ['a diff without a label', fenced('@@ -5,2 +5,2 @@\n         return b\n-    return max(a, c)\n+    return sorted([a, b, c])[1]', '')],
    ['a diff that cannot be read', fenced('the last line changed', 'diff')],
    ['a program in another language', fenced('function middle(a, b, c) {\n  return b;\n}', 'javascript')],
    ['a page', fenced('<p>middle</p>', 'html')],
    ['an example', fenced('from middle import middle\n\nprint(middle(1, 2, 3))')],
    ['an example that imports from elsewhere', fenced('from solution import middle\n\nprint(middle(1, 2, 3))')],
    ['an example that names the file', `Use it from \`middle.py\`:\n\n${fenced('print(middle(1, 2, 3))')}`],
    ['a session of Python', fenced('>>> middle(1, 2, 3)\n2', '')],
    ['tests', fenced('import middle\n\n\ndef test_middle():\n    assert middle.middle(1, 2, 3) == 2')],
    ['tests under their own name', `### tests/test_middle.py\n${fenced('def test_middle():\n    assert True')}`],
    ['the changed lines', fenced('    return sorted([a, b, c])[1]')],
    ['the changed lines without a label', fenced('return sorted([a, b, c])[1]', '')],
    ['the program as it was', `It was:\n\n${fenced(given)}`],
    [
      'the program with its parts left out',
      fenced('def middle(a, b, c):\n    # ... as before\n    return sorted([a, b, c])[1]\n\n\n# rest of the file unchanged').replace(
        'def middle',
        'def other',
      ),
    ],
    ['an unclosed block', '```bash\npython middle.py'],
  ])('is not taken for it: %s', (_, after) =>
    expect(parseAnswer(`The fix:\n\n${fenced(RIGHT)}\nAnd then:\n\n${after}`, MIDDLE)).toEqual(PROGRAM),
  );

  it('nor what stands before it', () =>
    expect(
      parseAnswer(`It fails:\n${fenced('middle(1, 3, 2) -> 3', '')}\n${fenced(given, 'python')}\nSo:\n${fenced(RIGHT)}`, MIDDLE),
    ).toEqual(PROGRAM));

  it('an excerpt that leans on the rest is not the whole', () => {
    const files = {
      'util.py': 'import math\n\n\ndef half(x):\n    return math.floor(x / 2)\n\n\ndef mean(a, b):\n    return half(a - b)\n',
    };
    const whole = files['util.py'].replace('a - b', 'a + b');
    const text = `${fenced(whole)}The change:\n${fenced('def mean(a, b):\n    return half(a + b)')}`;
    expect(parseAnswer(text, taskOf('python', files, ['util:mean']))).toEqual({ kind: 'files', files: { 'util.py': whole } });
  });

  it.each([
    [
      'javascript',
      'add.js',
      'export function add(a, b) {\n  return a + b;\n}\n',
      "import { add } from './add.js';\nconsole.log(add(1, 2));",
    ],
    ['javascript', 'add.js', 'module.exports = {\n  add: (a, b) => a + b,\n};\n', "const add = require('./add');\nconsole.log(add(1, 2));"],
    ['typescript', 'add.ts', 'export const add = (a: number, b: number): number => a + b;\n', "import { add } from './add';\nadd(1, 2);"],
    [
      'java',
      'Add.java',
      'public class Add {\n    public static int add(int a, int b) {\n        return a + b;\n    }\n}\n',
      'public class Main {\n    public static void main(String[] args) {\n        System.out.println(Add.add(1, 2));\n    }\n}',
    ],
    [
      'rust',
      'src/lib.rs',
      'pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n',
      'use task::add;\n\nfn main() {\n    println!("{}", add(1, 2));\n}',
    ],
  ] as const)('an example is none in %s', (language, path, right, example) => {
    const task = taskOf(language, { [path]: right.replace('a + b', 'a - b') }, [`${path.replace(/\.\w+$/, '')}:add`]);
    expect(parseAnswer(`${fenced(right, language)}Use it:\n${fenced(example, language)}`, task)).toEqual({
      kind: 'files',
      files: { [path]: right },
    });
    expect(reasonOf(fenced(example, language), task)).toMatch(/only uses what .* must define \((?:add|Add)/);
  });

  it('an excerpt that holds but one of several functions is not the whole', () => {
    const files = { 'util.py': 'STEP = 2\n\n\ndef half(x):\n    return x // STEP\n\n\ndef twice(x):\n    return x\n' };
    const whole = files['util.py'].replace('return x\n', 'return x * 2\n');
    const excerpt = fenced('def twice(x):\n    return x * 2');
    for (const task of [taskOf('python', files, ['util:twice']), taskOf('python', files, [])]) {
      expect(parseAnswer(`${fenced(whole)}The change:\n${excerpt}`, task)).toEqual({ kind: 'files', files: { 'util.py': whole } });
      expect(parseAnswer(excerpt, task)).toEqual({ kind: 'files', files: { 'util.py': whole } });
    }
  });

  it.each([
    ['python', 'gcd.py', 'def gcd(a, b):\n    return a\n', 'from math import gcd\n'],
    ['python', 'gcd.py', 'def gcd(a, b):\n    return a\n', 'import math\n\ngcd = math.gcd\n'],
    [
      'javascript',
      'gcd.js',
      'function gcd(a, b) {\n  return a;\n}\nmodule.exports = { gcd };\n',
      'const g = (a, b) => (b === 0 ? a : g(b, a % b));\nmodule.exports = { gcd: g };\n',
    ],
    [
      'javascript',
      'gcd.js',
      'export function gcd(a, b) {\n  return a;\n}\n',
      'const g = (a, b) => (b === 0 ? a : g(b, a % b));\nexport { g as gcd };\n',
    ],
    ['rust', 'src/gcd.rs', 'pub fn gcd(a: u64, b: u64) -> u64 {\n    a\n}\n', 'pub use crate::helper::gcd;\n'],
    [
      'java',
      'Gcd.java',
      'class Gcd {\n    int gcd(int a, int b)\n    {\n        return a;\n    }\n}\n',
      'class Gcd {\n    static int gcd(int a, int b)\n    {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n',
    ],
  ] as const)('a name may be defined in other ways in %s', (language, path, before, text) => {
    const task = taskOf(language, { [path]: before }, [`${path.replace(/\.\w+$/, '')}:gcd`]);
    for (const label of [language, '']) expect(parseAnswer(fenced(text, label), task)).toEqual({ kind: 'files', files: { [path]: text } });
  });
});

describe('no fence at all', () => {
  it.each([
    ['the program', RIGHT],
    ['words before it', `Here is the fixed file:\n\n${RIGHT}`],
    ['words behind it', `${RIGHT}\nThis sorts the three values.\n`],
    ['tags around it', `<answer>\n${RIGHT}</answer>`],
    ['marks around it', `[PYTHON]\n${RIGHT}[/PYTHON]`],
    ['marks of HTML', `<pre><code class="language-python">\n${RIGHT}</code></pre>\n`],
    ['marks of LaTeX', `So:\n\\begin{lstlisting}[language=Python]\n${RIGHT}\\end{lstlisting}\n`],
    ['marks of a tracker', `{code:python}\n${RIGHT}{code}\n`],
    ['a token of the end', `${RIGHT.trimEnd()}<|eot_id|>`],
    ['the indentation of Markdown', `Fixed:\n\n${RIGHT.replace(/^(?=.)/gm, '    ')}\nIt sorts them.\n`],
  ])('is a program when the text is %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it.each([
    [
      'python',
      'at.py',
      '# Finds the first: a helper.\nimport re\n\n\nclass At:\n    def at(self, x):\n        if x is None or x == 1:\n            return 1\n\n        # Nothing of the kind was found.\n        return re\n',
    ],
    [
      'java',
      'At.java',
      '/**\n * Finds the first.\n */\nclass At {\n    // It is the first one.\n    int at(int x) {\n        switch (x) {\n            case 1:\n                return 1;\n            default:\n                return 2;\n        }\n    }\n}\n',
    ],
    ['rust', 'src/at.rs', '//! Finds the first.\npub fn at(x: i64) -> i64 {\n    x\n}\n'],
    ['javascript', 'at.js', "//\n// Finds the first.\n//\n'use strict';\n\nexport const at = (x) => x;\n"],
  ] as const)('is a program of %s', (language, path, text) => {
    expect(parseAnswer(text, taskOf(language, { [path]: text.replace('1', '2') }, []))).toEqual({ kind: 'files', files: { [path]: text } });
  });

  it('is none where talk stands between its lines, or it defines nothing that is asked for', () => {
    const halves = 'def middle(a, b, c):\n    all = sorted([a, b, c])\nThen it takes the one between.\n    return all[1]\n';
    expect(reasonOf(halves)).toContain('no fenced block');
    expect(reasonOf('Write this.\ndef middle(a, b, c):\n    """The one between."""\n\nSo it is.\nx = 1\n')).toContain('no fenced block');
    expect(reasonOf('x = 1')).toContain('no fenced block');
    expect(reasonOf('The fault is in the last line.')).toContain('no fenced block');
  });
});

describe('programs without a fence that talk parts', () => {
  const HELPER = 'def ordered(*all):\n    return sorted(all)\n';
  const MAIN = 'def middle(a, b, c):\n    return ordered(a, b, c)[1]\n';
  const SAID = `${RIGHT}\nIt sorts all three of them.\n`;
  it.each([
    [
      'one, and what has nothing to do with it',
      `${RIGHT}\nUser: Now add two of them.\nAssistant:\ndef add(a, b):\n    return a + b\n`,
      RIGHT,
    ],
    ['a helper that is not asked for', `def helper(a):\n    return a\n\nThen the main function comes.\n\n${RIGHT}`, RIGHT],
    ['a helper that is', `First a helper.\n\n${HELPER}\nThen the main function comes.\n\n${MAIN}`, `${HELPER}\n\n${MAIN}`],
    ['one that is mended', `${MAIN}\nThat is not right, since it has no helper.\n\n${RIGHT}\nThis is right now.`, RIGHT],
    ['one that is said again until it is cut off', `${SAID}${SAID}def middle(a, b, c):\n    return sorted(`, RIGHT],
  ])('are read like blocks: %s', (_, text, program) =>
    expect(parseAnswer(text, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': program } }),
  );
});

describe('an answer is unusable, and says what was seen, when it holds', () => {
  it.each([
    ['nothing', '  \n', 'the answer is empty'],
    ['talk', 'I cannot tell.', 'the answer holds no fenced block'],
    ['commands', fenced('pip install median', 'bash'), 'a block is bash'],
    ['commands without a label', fenced('python run.py', ''), 'a block without a language defines nothing of middle.py'],
    ['an output', fenced('2', ''), 'a block without a language defines nothing of middle.py'],
    ['an example', fenced('print(middle(1, 2, 3))'), 'a block only uses what middle.py must define (middle)'],
    ['only another file', fenced('assert True', 'tests/test_middle.py'), 'a block is for another file'],
    ['a program with its parts left out', fenced('def first():\n    return 1\n\n# ... rest of the code'), 'leaves parts of it out'],
    ['only reasoning', `<think>${fenced(RIGHT)}</think>`, 'the answer is reasoning only'],
  ])('%s', (_, text, reason) => expect(reasonOf(text)).toContain(reason));
});
