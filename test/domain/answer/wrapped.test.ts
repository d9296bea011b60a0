import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const OLD = MIDDLE.files['middle.py'] ?? '';
const DRAFT = 'def middle(a, b, c):\n    return a\n';

const call = (input: object) => JSON.stringify({ name: 'edit', input });

describe('a program in JSON, which nobody asked for', () => {
  it.each<[string, unknown]>([
    ['under the name of its language', { python: RIGHT }],
    ['under a longer name', { bug: 'a bound', fixed_code: RIGHT, explanation: `It was ${OLD}` }],
    ['beside its tests', { code: RIGHT, tests: 'def middle(a, b, c):\n    return 1\n' }],
    ['line by line', { code: RIGHT.trimEnd().split('\n') }],
    ['in a fence in a string', { answer: `Here:\n\n${fenced(RIGHT)}\nDone.` }],
    ['beside what it was', { before: OLD, after: RIGHT }],
    ['behind a draft', { solution: DRAFT, final: RIGHT }],
    ['in arguments that are JSON once more', { name: 'write', arguments: JSON.stringify({ path: 'middle.py', content: RIGHT }) }],
    ['as a string alone', RIGHT],
  ])('%s', (_, value) => {
    expect(parseAnswer(JSON.stringify(value, null, 2), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(fenced(JSON.stringify(value), 'json'), MIDDLE)).toEqual(PROGRAM);
  });

  it('in a block that is called a program', () =>
    expect(parseAnswer(fenced(`{"code": ${JSON.stringify(RIGHT)}}`), MIDDLE)).toEqual(PROGRAM));

  it.each([
    ['in a block', fenced(`write_file(path="middle.py", content=${JSON.stringify(RIGHT)})`)],
    ['in a block of another kind', fenced(`write_file(path="middle.py", content=${JSON.stringify(RIGHT)})`, 'tool_code')],
    ['between three quotes', `<tool_call>\nedit(\n    file='middle.py',\n    new_str="""${RIGHT}""",\n)\n</tool_call>`],
  ])('in a call %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it('between three quotes', () => expect(parseAnswer(`{"code": """${RIGHT}"""}`, MIDDLE)).toEqual(PROGRAM));

  it.each([
    ['old_str', 'new_str'],
    ['search', 'replace'],
    ['original', 'replacement'],
    ['old_string', 'new_string'],
    ['old_code', 'new_code'],
  ])('as a change of what stands there: %s and %s', (old, put) => {
    const change = { path: 'shop/price.py', [old]: '    return item * 3', [put]: '    return item * 2' };
    expect(parseAnswer(call(change), SHOP)).toEqual({ kind: 'files', files: { 'shop/price.py': PRICE } });
    expect(parseAnswer(`<tool_call>\n${call(change)}\n</tool_call>\n`, SHOP)).toMatchObject({ kind: 'files' });
    expect(parseAnswer(call({ ...change, [old]: '    return 9' }), SHOP)).toMatchObject({ kind: 'unusable' });
  });

  it('is a whole file beside the old one, though that is not word for word', () => {
    const files = [{ path: 'shop/cart.py', original: 'def total(x): ...', code: CART }];
    expect(parseAnswer(JSON.stringify({ files }), SHOP)).toEqual({ kind: 'files', files: { 'shop/cart.py': CART } });
  });

  it('is none where it defines nothing that is asked for', () =>
    expect(parseAnswer(JSON.stringify({ code: 'print(1)', after: 'x = 1' }), MIDDLE)).toMatchObject({ kind: 'unusable' }));
});
