import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { CART, fenced, MIDDLE, PRICE, SHOP } from './tasks.js';

const BOTH = { kind: 'files', files: { 'shop/cart.py': CART, 'shop/price.py': PRICE } };
const named = (before: (path: string) => string, info: (path: string) => string = () => 'python') =>
  ['shop/cart.py', 'shop/price.py'].map((path, index) => `${before(path)}${fenced([CART, PRICE][index] ?? '', info(path))}`).join('\n');

describe('each of several files is told by', () => {
  it.each([
    ['a heading', named((path) => `### ${path}\n`)],
    ['a heading in backticks', named((path) => `## \`${path}\`\n\n`)],
    ['a heading with words', named((path) => `### Changes in ${path}\n`)],
    ['a heading and a sentence', named((path) => `### ${path}\n\nIt left an item out, or counted one too often.\n\n`)],
    ['a bold line', named((path) => `**${path}**\n\n`)],
    ['a bold line with a colon', named((path) => `**${path}:**\n`)],
    ['bold and backticks', named((path) => `**\`${path}\`**\n`)],
    ['a plain line', named((path) => `${path}\n`)],
    ['a plain line with a colon', named((path) => `${path}:\n\n`)],
    ['backticks', named((path) => `\`${path}\`\n`)],
    ['"File:"', named((path) => `File: ${path}\n`)],
    ['"File:" without a space', named((path) => `File:${path}\n`)],
    ['"File:" in a heading', named((path) => `#### File: \`${path}\`\n`)],
    ['"Filename" in bold', named((path) => `**Filename: ${path}**\n`)],
    ['a number', named((path) => `1. ${path}\n`)],
    ['a number in a heading', named((path) => `### 2. \`${path}\`\n`)],
    ['a remark', named((path) => `${path} (fixed)\n`)],
    ['a remark in a heading', named((path) => `### ${path} (all items are counted now)\n`)],
    ['a sentence that ends with a colon', named((path) => `Here is the whole of the new \`${path}\`, in which the fault is mended:\n\n`)],
    ['the name alone', named((path) => `${path.slice(5)}\n`)],
    ['the name after a colon of full width', named((path) => `文件：${path}\n`)],
    ['the name in capitals', named((path) => `### ${path.toUpperCase()}\n`)],
    [
      'tags around it',
      [CART, PRICE].map((text, index) => `<file path="${['shop/cart.py', 'shop/price.py'][index]}">\n${text}</file>\n`).join(''),
    ],
    ['a plain line, and no fence', `shop/cart.py\n\n${CART}\nshop/price.py\n\n${PRICE}`],
    ['a longer path', named((path) => `### /repo/src/${path}\n`)],
    [
      'a first comment',
      named(() => '')
        .replace('from shop.price', '# shop/cart.py\nfrom shop.price')
        .replace('def price', '# shop/price.py\ndef price')
        .replaceAll(/# shop.*\n/g, ''),
    ],
    [
      'the info string',
      named(
        () => '',
        (path) => path,
      ),
    ],
    [
      'the language and the path',
      named(
        () => '',
        (path) => `python:${path}`,
      ),
    ],
    [
      'an attribute',
      named(
        () => '',
        (path) => `python file="${path}"`,
      ),
    ],
    ['what it defines', named(() => 'Then this:\n')],
  ])('%s', (_, text) => expect(parseAnswer(text, SHOP)).toEqual(BOTH));

  it.each([
    ['# shop/cart.py', '# shop/price.py'],
    ['# File: shop/cart.py', '# File: shop/price.py (fixed)'],
    ['# cart.py', '# price.py'],
  ])('a first comment: %s', (cart, price) => {
    expect(parseAnswer(`${fenced(`${cart}\n${CART}`)}\n${fenced(`${price}\n${PRICE}`)}`, SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/cart.py': `${cart}\n${CART}`, 'shop/price.py': `${price}\n${PRICE}` },
    });
    expect(parseAnswer(fenced(`${cart}\n${CART}\n\n${price}\n${PRICE}`), SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/cart.py': `${cart}\n${CART}`, 'shop/price.py': `${price}\n${PRICE}` },
    });
  });

  it('its name, wherever words speak of the other', () => {
    expect(
      parseAnswer(
        `### shop/price.py\nUsed by \`shop/cart.py\`.\n${fenced(PRICE)}### shop/cart.py\nCalls price in \`shop/price.py\`.\n${fenced(CART)}`.replace(
          'Used by `shop/cart.py`.\n',
          '',
        ),
        SHOP,
      ),
    ).toEqual(BOTH);
    expect(
      parseAnswer(
        `${named((path) => `### ${path}\n`)}\n### How to use \`shop/cart.py\`\n${fenced('from shop.cart import total\n\nprint(total([1]))')}`,
        SHOP,
      ),
    ).toEqual(BOTH);
  });
});

describe('with several files', () => {
  it('those that are not named stay as they are', () => {
    expect(parseAnswer(fenced(PRICE, 'shop/price.py'), SHOP)).toEqual({ kind: 'files', files: { 'shop/price.py': PRICE } });
  });

  it.each([
    ['a block without a name that defines nothing of them', fenced('a = 2'), 'does not say for which file'],
    ['a file that may not change', `### shop/names.py\n${fenced('NAMES = [1]')}`, 'a block is for a fixed file'],
    ['a file that is not there', `### __proto__\n${fenced('a = 2')}`, 'does not say for which file'],
  ])('nothing is taken from %s', (_, text, reason) => {
    expect(parseAnswer(text, SHOP)).toMatchObject({ kind: 'unusable', reason: expect.stringContaining(reason) });
  });

  it('the name of one block is not that of the next', () => {
    expect(parseAnswer(`### shop/price.py\n${fenced(PRICE)}And then:\n${fenced('print(price(1))')}`, SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/price.py': PRICE },
    });
  });

  it('a name that only looks like a path names nothing', () => {
    const right = 'import math\n\n\ndef middle(a, b, c):\n    return math.floor(sorted([a, b, c])[1])\n';
    for (const line of ['Using math.floor:', '### Node.js and math.floor', 'Version 3.11:'])
      expect(parseAnswer(`${line}\n${fenced(right)}`, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': right } });
  });
});
