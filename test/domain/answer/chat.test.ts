import { describe, expect, it } from 'vitest';
import { parseAnswer, type AnsweredTask } from '../../../domain/answer/answer.js';
import { dedented, mended, SCENES, taskIn } from './scenes.js';
import { fenced, taskOf } from './tasks.js';

const within = (text: string, by: string) => text.replace(/^(?=.)/gm, by);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe.each(SCENES)('what chat models give in $language', (scene) => {
  const { language, path, given, wrong, right } = scene;
  const whole = given.replace(wrong, right);
  const other = whole.replace(/\bpop\b|remove(?=\(books)/, 'other');
  const mark = language === 'python' ? '#' : '//';
  const old = wrong.split('\n').find((line) => /pop\(0\)|remove\(0\)|shift\(\)/.test(line)) ?? '';
  const put = right
    .split('\n')
    .slice(1)
    .filter((line) => !/^\s*\}?$/.test(line))
    .join('\n');
  const called = taskIn(scene);
  const tested: AnsweredTask = {
    ...called,
    visible: { trust: 'in-process', tests: { framework: 'pytest', files: { tests: 'take put Shelf size books' }, ids: ['one'] } },
  };
  const made = [mended(scene), mended(scene)];
  const read = (text: string) => [called, tested].map((task) => parseAnswer(text, task));

  it.each([
    ['replace this with this', `In \`${path}\`, replace this:\n\n${fenced(old, language)}\nwith this:\n\n${fenced(put, language)}`],
    ['replace … with …, at the margin', `Replace\n\n${fenced(dedented(old), language)}\nwith\n\n${fenced(dedented(put), language)}`],
    ['before and after', `**Before:**\n${fenced(old, language)}\n**After:**\n${fenced(put, language)}`],
    ['change … to …, without a label', `Change\n${fenced(old, '')}\nto\n${fenced(put, '')}`],
    ['old and new', `Old:\n${fenced(old, language)}\nNew:\n${fenced(put, language)}`],
    ['将 … 改为 …', `将\n\n${fenced(old, language)}\n改为：\n\n${fenced(put, language)}`],
    ['a diff with dots for the rest', fenced(` ${given.split('\n')[0]}\n ...\n-${old}\n${within(put, '+')}\n ...`, 'diff')],
    ['old and new in JSON, cut out', JSON.stringify({ path, edits: [{ find: old.trim(), replace: put.trim() }] })],
    ['old and new between tags', `<edit>\n<path>${path}</path>\n<old>\n${old}\n</old>\n<new>\n${put}\n</new>\n</edit>`],
    [
      'a call of a tool in tags',
      `<invoke name="str_replace">\n<parameter name="path">${path}</parameter>\n<parameter name="old_str">${old}</parameter>\n<parameter name="new_str">${put}</parameter>\n</invoke>`,
    ],
  ])('a change: %s', (_, text) => expect(read(text)).toEqual(made));

  it.each([
    ['HTML', `<p>Here it is:</p>\n<pre><code class="language-${language}">${escaped(whole)}</code></pre>\n<p>Done.</p>`],
    ['HTML that is not escaped', `<p>Here it is:</p>\n<pre><code>\n${whole}</code></pre>\n<p>It takes the last one.</p>`],
    ['a tag with a path', `<write_file path='${path}'>${whole}</write_file>`],
    ['a tag with a path, and data', `<create_file path="${path}" overwrite="true"><![CDATA[${whole}]]></create_file>`],
    ['a tag within another', `<files>\n<action type="file" filePath="${path}">${whole}</action>\n</files>`],
    [
      'tags for path and content',
      `<write_to_file>\n<path>${path}</path>\n<content>\n${whole}</content>\n<line_count>20</line_count>\n</write_to_file>`,
    ],
    ['marks of another width', `｀｀｀${language}\n${whole}｀｀｀\n`],
    ['a quotation with blank lines of its own', within(fenced(whole, language), '> ')],
  ])('the file in %s', (_, text) => expect(read(text)).toEqual(made));

  it.each([
    ['another way in German', `${fenced(whole, language)}\nAlternativ geht auch:\n\n${fenced(other, language)}`],
    ['another way', `${fenced(whole, language)}\nAlternatively, you could write:\n\n${fenced(other, language)}`],
    ['a second option', `### Option 1\n\n${fenced(whole, language)}\n### Option 2\n\n${fenced(other, language)}`],
    ['what it is compared with', `${fenced(whole, language)}\nFor comparison, the naive approach:\n\n${fenced(other, language)}`],
    ['a part as another way', `${fenced(right, language)}\nOr, if you prefer:\n\n${fenced(right.replace('pop', 'other'), language)}`],
  ])('before %s', (_, text) => expect(read(text)).toEqual(made));

  it.each([
    ['dots', language === 'python' ? ':\n        ...' : ' {\n        ...\n    }'],
    ['dots in a comment', language === 'python' ? ': ...' : ' { /* ... */ }'],
    ['a word', language === 'python' ? ':\n        pass  # unchanged' : ' {\n        // unchanged\n    }'],
  ])('a class whose other methods are only signs: %s', (_, body) => {
    const stub = /^.*\bput\b.*$/m.exec(given)?.[0].replace(language === 'python' ? /:$/ : / \{$/, body) ?? '';
    const head = /^.*\b(?:impl|class) Shelf\b.*$/m.exec(given)?.[0] ?? '';
    expect(read(fenced(`${head}\n${stub}\n\n${right}${language === 'python' ? '' : '}\n'}`, language))).toEqual(made);
  });

  it('nothing of a snippet that leaves a function', () =>
    expect(parseAnswer(fenced(`${mark} here\nreturn 1;`, language), tested)).toMatchObject({ kind: 'unusable' }));
});

describe.each([
  ['python', 'add.py', 'def add(a, b):\n    return a - b\n\n\ndef half(a):\n    return a / 2\n'],
  ['javascript', 'add.js', 'export const half = (a) => a / 2;\n\nexport function add(a, b) {\n  return a - b;\n}\n'],
  [
    'typescript',
    'add.ts',
    'export const half = (a: number) => a / 2;\n\nexport function add(a: number, b: number) {\n  return a - b;\n}\n',
  ],
  ['java', 'Add.java', 'class Add {\n    static int add(int a, int b) {\n        return a - b;\n    }\n}\n'],
  ['rust', 'src/add.rs', 'pub fn add(a: i64, b: i64) -> i64 {\n    return a - b;\n}\n'],
] as const)('a change that is told in a sentence in %s', (language, path, given) => {
  const task = taskOf(language, { [path]: given }, [`${path.replace(/\.\w+$/, '')}:add`]);
  const old = /return a - b;?/.exec(given)?.[0] ?? '';
  const put = old.replace('-', '+');
  const mark = language === 'python' ? '#' : '//';

  it.each([
    ['before and after', `- **Before:** \`${old}\`\n- **After:** \`${put}\``],
    ['before and after in one block', fenced(`${mark} Before\n${old}\n\n${mark} After\n${put}`, language)],
    ['marks in one block', `The fix:\n${fenced(`${mark} ❌ takes away\n${old}\n${mark} ✅ adds\n${put}`, language)}`],
    ['replace and with in one block', fenced(`${mark} Replace this:\n${old}\n${mark} With this:\n${put}`, language)],
    ['change … to …', `Change \`${old}\` to \`${put}\` in \`add\`.`],
    ['an arrow', `The fix: \`${old}\` → \`${put}\``],
    ['should be', `\`${old}\` should be \`${put}\`.`],
    ['instead of', `Use \`${put}\` instead of \`${old}\`.`],
    ['a part of a line', 'Replace `a - b` with `a + b`.'],
    ['a list', `Change:\n\n- ${old}\n+ ${put}\n`],
    ['in the name of its file', `In \`${path}\`, \`a - b\` must be \`a + b\`, since it adds.`],
    ['beside an example', `Change \`${old}\` to \`${put}\`.\n\n${fenced('3', 'text')}`],
  ])('is made: %s', (_, text) =>
    expect(parseAnswer(text, task)).toEqual({ kind: 'files', files: { [path]: given.replace('a - b', 'a + b') } }),
  );

  it.each([
    ['whole', given, given.replace('a - b', 'a + b')],
    ['in its parts', given.replace('a - b', 'a * b'), given.replace('a - b', 'a + b')],
  ])('is the second of two programs in one block: %s', (_, before, after) =>
    expect(parseAnswer(fenced(`${mark} Before\n${before}\n${mark} After\n${after}`, language), task)).toEqual({
      kind: 'files',
      files: { [path]: after },
    }),
  );

  it.each([
    ['it stands nowhere', 'Change `a * b` to `a + b`.'],
    ['it is no more than a name', 'Change `add` to `sum`.'],
    ['the old one is only said to have been', `Before, \`${put}\` was right. After a while, \`${old}\` came.`],
    ['it is only spoken of', `\`${old}\` is wrong, and \`${put}\` is right.`],
  ])('is none where %s', (_, text) => expect(parseAnswer(text, task)).toMatchObject({ kind: 'unusable' }));
});
