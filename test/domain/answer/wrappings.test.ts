import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { withoutNumbers } from '../../../domain/answer/numbered.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const LONG = `def middle(a, b, c):\n${Array.from({ length: 9 }, (_, n) => `    x = ${n}`).join('\n')}\n\n    return sorted([a, b, c])[1]\n`;

describe('a listing is the program without its numbers', () => {
  it.each<[string, (n: number) => string]>([
    ['1 |', (n) => `${n} | `],
    ['1:', (n) => `${n}:`],
    ['1.', (n) => `${n}. `],
    ['1)', (n) => `${n}) `],
    ['[1]', (n) => `[${n}] `],
    ['L1:', (n) => `L${n}: `],
    ['1→', (n) => `${String(n).padStart(6)}→`],
    ['Line 1:', (n) => `Line ${n}: `],
    ['1│', (n) => `${String(n).padStart(2)}│`],
    ['12:', (n) => `${n + 11}: `],
  ])('%s', (_, head) => {
    const lines = LONG.trimEnd().split('\n');
    const listing = lines.map((line, index) => head(index + 1) + line).join('\n');
    // of blank lines without a number, each is counted, or none
    const counted = lines.map((line, index) => (line === '' ? '' : head(index + 1) + line)).join('\n');
    const uncounted = lines.map((line, index) => (line === '' ? '' : head(index < 10 ? index + 1 : index) + line)).join('\n');
    for (const text of [listing, counted, uncounted])
      for (const answer of [fenced(text), text, `Here is the file:\n\n${text}\n\nThat is all of it.\n`])
        expect(parseAnswer(answer, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': LONG } });
  });

  it('and only where each line has the next one', () => {
    const lines = ['1: 2', '3: 4'];
    expect(withoutNumbers(lines)).toBe(lines);
  });
});

describe('a program without a fence ends where talk begins', () => {
  it.each([
    '这样就可以了。如果有问题，请告诉我。',
    'これで正しく動作します。',
    'Это решение сортирует значения.',
    'هذا الحل يرتب القيم.',
    'Ça trie les trois valeurs et prend celle du milieu.',
    'Changes:\n- sort the values\n- take the middle one',
    'Hope this helps',
    '1. It sorts\n2. It takes the middle one',
  ])('in words such as %j', (talk) => expect(parseAnswer(`${RIGHT}\n\n${talk}\n`, MIDDLE)).toEqual(PROGRAM));

  it.each(['-a', 'Point = 3', 'Result(a, b, c)', '"""\n- what it does\nHope this helps\n"""'])('and not at code such as %j', (code) =>
    expect(parseAnswer(`${RIGHT}\n\n${code}\n`, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': `${RIGHT}\n\n${code}\n` } }),
  );
});

describe('a program in the place where others put a fence', () => {
  it.each([
    ['tags on its own lines', `<pre><code class="language-python">${RIGHT}</code></pre>`],
    ['a tag that is never closed', `<code>${RIGHT}`],
    ['a tag that is never opened', `${RIGHT.trimEnd()}</code>`],
    ['a tag around JSON', `<answer>${JSON.stringify({ code: RIGHT })}</answer>`],
    ['a tag around a diff', `<answer>\n--- /dev/null\n+++ b/middle.py\n@@ -0,0 +1,2 @@\n${RIGHT.trimEnd().replace(/^/gm, '+')}\n</answer>`],
    ['tags around it all', `<code>${RIGHT.trimEnd()}</code>`],
    [
      'a parameter of a tool',
      `<invoke name="write">\n<parameter name="path">middle.py</parameter>\n<parameter name="content">${RIGHT}</parameter>\n</invoke>`,
    ],
    ['escaped backticks', `\\\`\\\`\\\`python\n${RIGHT}\\\`\\\`\\\`\n`],
    ['data of XML', `<file>\n<content><![CDATA[${RIGHT}]]></content>\n</file>`],
    ['acute accents', `´´´python\n${RIGHT}´´´\n`],
    ['two backticks', `\`\`python\n${RIGHT}\`\`\n`],
    ['a template', `{% highlight python %}\n${RIGHT}{% endhighlight %}\n`],
    ['lines broken as in HTML', `<pre>${RIGHT.trimEnd().replace('\n    ', '<br>&nbsp;&nbsp;&nbsp;&nbsp;')}</pre>`],
    ['a token of completion', `<fim_middle>${RIGHT}<|endoftext|>`],
    ['a token before it', `<|python_tag|>${RIGHT}`],
    ['a turn of its own', `<|im_start|>assistant\n${RIGHT}<|im_end|>`],
    ['a remark that begins with code behind it', `${RIGHT}\n\`middle.py\` now works.\n`],
    ['quotes of a book', `‘‘‘python\n${RIGHT}‘‘‘\n`],
  ])('is read: %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));
});

describe('what stands over a program in its block is no part of it', () => {
  it.each([
    ['its path', `middle.py\n${RIGHT}`],
    ['its path from elsewhere', `src/app/middle.py\n\n${RIGHT}`],
    ['a button', `Copy code\n${RIGHT}`],
    ['buttons', `Copy\nEdit\n${RIGHT}`],
    ['an order to a notebook', `%%writefile middle.py\n${RIGHT}`],
    ['orders to a notebook', `!pip install numpy\n%matplotlib inline\n\n${RIGHT}`],
  ])('such as %s', (_, text) => {
    for (const label of ['python', '']) expect(parseAnswer(fenced(text, label), MIDDLE)).toEqual(PROGRAM);
  });

  it('nor what is shown of its output behind it', () => {
    expect(parseAnswer(fenced(`${RIGHT}\nExpected output:\n2\n`), MIDDLE)).toEqual(PROGRAM);
    const text = `${RIGHT}\n\nTEXT = """\nOutput:\n"""\n`;
    expect(parseAnswer(fenced(text), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });

  it('and says where each file begins', () =>
    expect(parseAnswer(fenced(`shop/cart.py\n${CART}\nshop/price.py\n${PRICE}`), SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/cart.py': CART, 'shop/price.py': PRICE },
    }));

  it('nor a heading without a fence, where that is no remark', () => {
    const text = 'export const at = (x) => x;\n';
    const task = taskOf('javascript', { 'at.js': 'export const at = (x) => 1;\n' }, ['at:at']);
    for (const answer of [`# Solution\n\n${text}`, fenced(text, '')])
      expect(parseAnswer(answer, task)).toEqual({ kind: 'files', files: { 'at.js': text } });
  });

  it('and says which file it is', () =>
    expect(parseAnswer(`${fenced(`shop/cart.py\n${CART}`)}\n${fenced(`%%file price.py\n${PRICE}`)}`, SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/cart.py': CART, 'shop/price.py': PRICE },
    }));
});

const command = (path: string, text: string, end = "'EOF'"): string => `cat > ${path} <<${end}\n${text}${end.replaceAll("'", '')}\n`;

describe('files that a shell is told to write', () => {
  it.each([
    ['in a block of the shell', fenced(command('middle.py', RIGHT), 'bash')],
    ['in a block of no language', fenced(command('./middle.py', RIGHT, 'PY'), '')],
    ['without a fence', `Run this:\n\n${command('middle.py', RIGHT)}\npython -m pytest\n`],
    [
      'as a patch',
      fenced(
        `apply_patch <<'PATCH'\n*** Begin Patch\n*** Delete File: middle.py\n*** Add File: middle.py\n${RIGHT.trimEnd().replace(/^/gm, '+')}\n*** End Patch\nPATCH`,
        'bash',
      ),
    ],
    [
      'by git',
      fenced(`git apply - <<EOF\n--- /dev/null\n+++ b/middle.py\n@@ -0,0 +1,2 @@\n${RIGHT.trimEnd().replace(/^/gm, '+')}\nEOF`, 'sh'),
    ],
    ['by tee', fenced(`$ tee middle.py << 'END' > /dev/null\n${RIGHT}END\n`, 'sh')],
  ])('are those files: %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it('several at once', () =>
    expect(parseAnswer(fenced(`cd shop\n${command('shop/cart.py', CART)}\n${command('shop/price.py', PRICE)}`, 'bash'), SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/cart.py': CART, 'shop/price.py': PRICE },
    }));

  it('are no program where they are others, or do not end', () => {
    expect(parseAnswer(fenced(command('notes.py', RIGHT), 'bash'), MIDDLE)).toMatchObject({ kind: 'unusable' });
    expect(parseAnswer(fenced(`cat > middle.py <<'EOF'\n${RIGHT}`, 'bash'), MIDDLE)).toMatchObject({ kind: 'unusable' });
  });
});

describe('a call of a tool', () => {
  const call = JSON.stringify({ path: 'middle.py', content: RIGHT });

  it.each([
    `<|channel|>analysis<|message|>Sort.<|end|><|start|>assistant<|channel|>commentary to=functions.write code<|message|>${call}<|call|>`,
    `<|channel|>analysis<|message|>Sort.<|end|><|start|>assistant<|channel|>commentary to=functions.write <|constrain|>json<|message|>${call}<|call|>`,
  ])('is no thought: %s', (text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));
});

it('a list of steps before a program is no listing', () =>
  expect(parseAnswer(`1. Sort.\n2. Take the middle one.\n\n${RIGHT}`, MIDDLE)).toEqual(PROGRAM));

describe('a program in one line with escapes in the place of ends of lines', () => {
  it('is the program', () => {
    expect(parseAnswer(fenced(RIGHT.trimEnd().replaceAll('\n', String.raw`\n`)), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(JSON.stringify({ code: RIGHT.replaceAll('\n', String.raw`\n`) }), MIDDLE)).toEqual(PROGRAM);
  });

  it('is one line where only its strings have them', () => {
    const line = String.raw`def middle(a, b, c): return "a:\n"`;
    expect(parseAnswer(fenced(line), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': `${line}\n` } });
  });
});
