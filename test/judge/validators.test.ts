import { describe, expect, it } from 'vitest';
import { orderPrompt, readParameters, stands, type Order, writtenIn } from '../../domain/generate/order.js';
import { docsChecks, documented } from '../../domain/generate/docs-checks.js';
import { elementChecks } from '../../domain/generate/elements.js';
import { signatureCheck, signatureIn } from '../../domain/generate/signature.js';
import type { Verdict } from '../../domain/verdict.js';
import { validate, type Validating } from '../../judge/validators/order.js';

const ORDER: Order = {
  kind: 'function',
  language: 'python',
  sentence: '定义一个函数，计算两个数的乘积',
  name: 'mul',
  parameters: [
    { name: 'x', type: 'int' },
    { name: 'y', type: 'int' },
  ],
  returns: 'int',
  program: '',
  elements: [],
};
const MUL = 'def mul(x: int, y: int) -> int:\n    return x * y\n';

const FAILED: Verdict = {
  status: 'failed',
  errorClass: 'Logic',
  step: 'test',
  trust: 'split',
  tests: [],
  diagnostics: [],
  rejectedPaths: [],
  usage: { wallMs: 1, cpuMs: 1, peakMemoryMb: 1, outputBytes: 0 },
  backend: 'fake',
  untrustedCoverage: null,
  reason: '',
  output: '',
};

/** A sandbox in which a program is right where `right` says so of its text and its tests. */
const validating = (right: (program: string, tests: string) => boolean): Validating => ({
  sandbox: {
    judge: async ({ candidate, checks }) => {
      const tests = checks.trust === 'in-process' ? (Object.values(checks.tests.files)[0] ?? '') : '';
      const passed = right(Object.values(candidate)[0] ?? '', tests);
      return { ...FAILED, status: passed ? 'passed' : 'failed' };
    },
    listTests: async ({ files }) =>
      Object.entries(files).flatMap(([path, text]) => [...text.matchAll(/^def (test_\w+)/gm)].map((found) => `${path}::${found[1] ?? ''}`)),
    lint: async ({ files }) =>
      (Object.values(files)[0] ?? '').includes(';') ? [{ path: 'program.py', line: 1, message: 'two statements' }] : [],
    render: async (page) =>
      page.includes('for (;;)')
        ? { kind: 'failed', because: 'it came to no end' }
        : { kind: 'page', dom: page.replace('<script>add()</script>', '<table></table>'), picture: new Uint8Array([1]) },
  },
  cases: { trust: 'split', cases: [] },
  keepPicture: null,
  seed: 1,
  signal: new AbortController().signal,
});

const isRight = (program: string): boolean => program.includes('return x * y');
const documenting = (parameters: readonly string[]) => ({ parameters, program: '', mentions: [], heldOut: null });

describe('what is asked for', () => {
  it('is told with its name, its parameters and its types, in the words of who asks', () => {
    const content = orderPrompt(ORDER)[0]?.content ?? '';
    for (const part of ['定义一个函数', 'mul', 'x: int, y: int', 'returns int']) expect(content).toContain(part);
    expect(readParameters('x: int, y')).toEqual([
      { name: 'x', type: 'int' },
      { name: 'y', type: '' },
    ]);
    expect(readParameters('')).toEqual([]);
    expect(readParameters('x y')).toBeNull();
  });
});

describe('signatures', () => {
  it.each([
    [MUL, ['x', 'y']],
    ['const mul = (x, y) => x * y;', ['x', 'y']],
    ['static int mul(final int x, int y) { return x * y; }', ['x', 'y']],
    ['fn mul<T>(x: T, mut y: T) -> T { x }', ['x', 'y']],
    ['def mul(self, x=1, *rest): pass', ['x', 'rest']],
    ['def mul(x: Dict[str, int], /, y: Callable[[int], int] = None, *, z=(1, 2)) -> int: pass', ['x', 'y', 'z']],
    ['def mul(x=\',\', y=")", **more): pass', ['x', 'y', 'more']],
    ['print(mul(1, 2))\ndef mul(x, y): pass', ['x', 'y']],
    ['int twice() { return mul(1, 2); }\nint mul(int x, int... y) throws Bad { }', ['x', 'y']],
    ['int mul(Map<String, Integer> x, @Nullable final int[] y) { }', ['x', 'y']],
    ["fn mul<'a>(&mut self, x: &'a str, y: HashMap<String, i64>, f: impl Fn(i64) -> i64) {}", ['x', 'y', 'f']],
    ['function mul({ a, b: c = 1 }, [d], x = { y: 1 }) {}', ['a', 'b', 'd', 'x']],
    ['class A { mul(x, $y) { } }', ['x', '$y']],
    ['def mul(größe, 数): pass', ['größe', '数']],
    ['def mul(\n    x,  # one, the first\n    y,\n): pass', ['x', 'y']],
  ])('of %j are read', (program, wanted) => {
    expect(signatureIn(program, 'mul')).toEqual(wanted);
  });

  it('are held against what was asked for', () => {
    expect(signatureCheck(ORDER, MUL)).toMatchObject({ passed: true });
    expect(signatureCheck(ORDER, MUL.replace('y: int', 'z: int'))).toMatchObject({
      passed: false,
      words: 'mul takes (x, z), and was to take (x, y)',
    });
    expect(signatureCheck(ORDER, 'x = 1')).toMatchObject({ passed: false });
    expect(signatureCheck({ ...ORDER, name: '' }, MUL)).toMatchObject({ passed: null });
  });
});

describe('a function', () => {
  it('stands where it parses, has the signature and holds its cases', async () => {
    const right = validating((program) => program.includes('x * y'));
    const { text, checks } = await validate(ORDER, `Here it is:\n\`\`\`python\n${MUL}\`\`\``, right);
    expect(text.trim()).toBe(MUL.trim());
    expect(stands(checks)).toBe(true);
    expect(stands((await validate(ORDER, MUL.replace('*', '+'), right)).checks)).toBe(false);
    expect(stands((await validate(ORDER, 'def mul(x, y) return', right)).checks)).toBe(false);
    expect(stands([])).toBe(false);
  });
});

describe('tests', () => {
  const order: Order = { ...ORDER, kind: 'tests', program: MUL };
  const script = 'from program import mul\n\ndef test_mul():\n    assert mul(2, 3) == 6\n';

  const said = async (text: string, right: (program: string, tests: string) => boolean) =>
    (await validate(order, text, validating(right))).checks;

  it('must pass on the program and notice a fault; the share is told', async () => {
    const checks = await said(script, isRight);
    expect(stands(checks)).toBe(true);
    expect(checks.at(-1)).toMatchObject({
      name: 'notices faults',
      passed: true,
      words: expect.stringMatching(/^(\d+) of \1 faults \(100 %\)/),
    });
  });

  it.each([
    ['notice nothing', script, () => true, /^0 of \d+ faults \(0 %\) are noticed, 1 were to be; not program\.py line 2, /],
    ['do not pass on the program', script, () => false, /^/],
    ['go by the text of the program', script, (program: string) => program === MUL, /^/],
    ['are none', 'x = 1', isRight, /^there is no test of pytest in it$/],
    ['are no program', 'def test_mul( return', isRight, /^it is no program of the language$/],
    [
      'read the program',
      `${script}    assert 'x * y' in open('program.py').read()\n`,
      isRight,
      /looks at more than what the program does: open$/,
    ],
    ['leave it to chance', `import random\n${script}`, isRight, /: random$/],
  ])('that %s are worth nothing', async (_, text, right, words) => {
    const checks = await said(text, right);
    expect(stands(checks)).toBe(false);
    expect(checks.at(-1)).toMatchObject({ passed: false, words: expect.stringMatching(words) });
  });
});

describe('a repair', () => {
  it('must parse, hold its cases, and leave the linter less to say', async () => {
    const order: Order = { ...ORDER, kind: 'repair', program: 'def mul(x, y): z = 1; return x * y\n' };
    expect(
      stands(
        (
          await validate(
            order,
            MUL,
            validating(() => true),
          )
        ).checks,
      ),
    ).toBe(true);
    expect(
      stands(
        (
          await validate(
            order,
            order.program,
            validating(() => true),
          )
        ).checks,
      ),
    ).toBe(false);
  });
});

describe('a repair that leaves nothing to find fault with', () => {
  const order: Order = { ...ORDER, kind: 'repair', program: 'import os;\n\ndef mul(x, y):\n    z = 1;\n    return x * y\n' };
  const given = { ...validating(() => true), cases: null };

  it('is none', async () => {
    expect(stands((await validate(order, 'x = 1\n', given)).checks)).toBe(false);
    expect(stands((await validate(order, MUL, given)).checks)).toBe(true);
  });

  it('is none where no linter can read it any more', async () => {
    const sandbox: Validating['sandbox'] = {
      ...given.sandbox,
      lint: async ({ files }) => ((files['program.py'] ?? '').includes(';') ? [] : null),
    };
    const { checks } = await validate(order, MUL, { ...given, sandbox });
    expect(checks).toContainEqual({ name: 'style', passed: false, words: 'the linter could not read it to the end' });
  });
});

describe('documentation', () => {
  it.each([
    ['Multiplies.\n\nArgs:\n    x: one factor\n    y (int): the other\n\nReturns:\n    the product', ['x', 'y']],
    ['Multiplies.\n:param x: one\n:param int y: other', ['x', 'y']],
    ['Multiplies.\n@param {number} x one\n@param y other', ['x', 'y']],
    ['Multiplies two numbers.\n- `x`: one\n- `y` (int): other', ['x', 'y']],
  ])('%j names its parameters', (text, names) => {
    expect(documented(text, '')).toEqual(names);
    expect(stands(docsChecks(text, documenting(['x', 'y'])))).toBe(true);
    expect(docsChecks(text, documenting(['x']))[0]).toMatchObject({ passed: false, words: 'it names y, which the function does not take' });
  });

  it('says what must be said, in one wording or another, and is no program', () => {
    const asked = { ...documenting(['x', 'y']), mentions: [['product', 'multiplies']], program: MUL };
    expect(stands(docsChecks('Multiplies x by y.', asked))).toBe(true);
    expect(docsChecks('Adds x to y.', asked)).toContainEqual({
      name: 'says product',
      passed: false,
      words: 'it does not say product or multiplies',
    });
    expect(docsChecks(`${MUL}# the product`, asked)).toContainEqual({
      name: 'is text',
      passed: false,
      words: expect.stringMatching(/^\d+ % of it is the program's$/),
    });
  });

  it('is held against one that was held out, which counts neither way', () => {
    const held = { ...documenting(['x', 'y']), heldOut: 'Multiplies x by y.' };
    const [same, other] = ['Multiplies x by y.', 'Of x and y, the product of both.'].map((text) => docsChecks(text, held));
    expect(same?.at(-1)?.words).toContain('ROUGE-L 1.00');
    expect(other?.at(-1)?.words).not.toContain('ROUGE-L 1.00');
    expect(stands(other ?? [])).toBe(true);
  });

  it('is all of an answer, but for a fence around it', () => {
    expect(writtenIn('docs', 'Adds.\n\n```python\nadd(1)\n```')).toBe('Adds.\n\n```python\nadd(1)\n```');
    expect(writtenIn('docs', '```markdown\nAdds.\n```\n')).toBe('Adds.');
  });

  const clamp =
    'def clamp(x, low, high):\n    if low > high:\n        raise ValueError("low is above high")\n    return max(low, min(x, high))\n';
  const ofClamp = { parameters: ['x', 'low', 'high'], program: clamp, mentions: [['ValueError']], heldOut: null };

  it.each([
    ['is the program in one line', clamp.replaceAll(/\s+/g, ' ')],
    ['is the program, quoted', clamp.replaceAll(/^/gm, '> ')],
    ['is names alone', 'x low high'],
    ['is names, each told by itself', '- `x`: x\n- `low`: low\n- `high`: high'],
    ['says it where nobody sees it', 'Keeps x within low and high.\n<!-- ValueError -->'],
    ['names what is not seen', 'Keeps what it is given within bounds, or ValueError. <!-- x low high -->'],
    ['says every word', `Keeps x within low and high. ValueError. ${'word '.repeat(2_000)}`],
    ['has signs that control', 'Keeps x within low and high, or ValueError.\u0007'],
    ['turns round what is seen', 'Keeps x within low and high,\u202E or ValueError.'],
  ])('that %s is none', (_, text) => {
    expect(stands(docsChecks(text, ofClamp))).toBe(false);
  });

  it.each([
    ['将x限制在low与high之间，否则抛出ValueError。'],
    ['x、low和high：把x限制在范围内。ValueError'],
    ['Ограничивает x от low до high; иначе ValueError.'],
    ['يحصر x بين low و high، أو ValueError.\u200F'],
    ['Keeps `x` from `low` to `high`.\n\nRaises:\n- `ValueError`: where low is above high\n- `None`: never'],
    [
      'Keeps x within bounds.\n\nArgs:\n    x: the number,\n        default: none\n    low: the least\n    high: the most\n\nRaises ValueError.',
    ],
    ['Keeps x within.\n\nParameters\n----------\nx : int\n    number: any\nlow : int\nhigh : int\n\nValueError'],
    ['- `clamp`: keeps x from low to high, or ValueError'],
    ['clamp(x, low, high) keeps x within bounds.\r\n\tIt raises ValueError.'],
  ])('in another form is one: %s', (text) => {
    expect(docsChecks(text, ofClamp).filter(({ passed }) => passed === false)).toEqual([]);
  });

  it('tells of names with other letters, too', () => {
    expect(stands(docsChecks('Multiplies $x by größe and 数.', documenting(['$x', 'größe', '数'])))).toBe(true);
    expect(stands(docsChecks('Multiplies x by größe.', documenting(['$x', 'größe'])))).toBe(false);
  });

  it('must tell each', () => {
    expect(stands(docsChecks('Multiplies what it is given by x alone.', documenting(['x', 'y'])))).toBe(false);
  });
});

describe('a page', () => {
  const order: Order = { ...ORDER, kind: 'ui', elements: ['table'] };

  it('must be shown, and have its elements once its scripts have run; its picture is kept', async () => {
    const pictures: Uint8Array[] = [];
    const given = { ...validating(() => true), keepPicture: (picture: Uint8Array) => void pictures.push(picture) };
    expect(stands((await validate(order, '<main></main><script>add()</script>', given)).checks)).toBe(true);
    expect(stands((await validate(order, '<main></main>', given)).checks)).toBe(false);
    expect(pictures).toHaveLength(2);
    const { checks } = await validate(order, '<table></table><script>for (;;) {}</script>', given);
    expect(checks).toContainEqual({ name: 'renders', passed: false, words: 'it came to no end' });
  });

  it('that no browser is there for counts neither way', async () => {
    const sandbox = { ...validating(() => true).sandbox, render: async () => ({ kind: 'none', because: 'no Chromium is here' }) as const };
    const { checks } = await validate(order, '<table></table>', { ...validating(() => true), sandbox });
    expect(checks).toContainEqual({ name: 'renders', passed: null, words: 'no Chromium is here' });
    expect(stands(checks)).toBe(true);
  });
});

describe('elements of a page', () => {
  it('are found in time, whatever a page is made of', () => {
    const begun = performance.now();
    for (const part of ['<a b ', '<a b="', "<a b='", '<script ', '<!--', '<template>', '<a ', ' id='])
      elementChecks(part.repeat(100_000), ['form', '#user']);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('are tags, or ids', () => {
    const dom = '<html><form id="login" class="a"><input name=user><button>Go</button></form></html>';
    expect(elementChecks(dom, ['form', '#login', 'INPUT', 'button']).every(({ passed }) => passed === true)).toBe(true);
    expect(elementChecks(dom, ['#log', 'butt', 'table']).some(({ passed }) => passed === true)).toBe(false);
  });

  it.each([
    ['text', '<p>id="user" and <b>#user</b></p>'],
    ['a remark', '<!-- <form id="user"> -->'],
    ['a script', '<script>const s = "<form id=user>"</script>'],
    ['a style', '<style>/* <form id="user"> */</style>'],
    ['a title', '<title><form id="user"></title>'],
    ['another attribute', '<p data-id="user" title=" id=user <form id=user>">a</p>'],
    ['a template', '<template><template></template><form id="user"></form></template>'],
    ['a page within', '<iframe srcdoc="<form id=user></form>"><form id="user"></form></iframe>'],
  ])('are none in %s', (_, dom) => {
    expect(elementChecks(dom, ['form', '#user']).map(({ passed }) => passed)).toEqual([false, false]);
    expect(elementChecks(`${dom}<form class='a > b' id=user></form>`, ['form', '#user']).map(({ passed }) => passed)).toEqual([true, true]);
  });
});
