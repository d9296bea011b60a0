import type { AnsweredTask } from '../../../domain/answer/answer.js';
import type { CallCase, Files, Language } from '../../../domain/task.js';

/** A task whose visible cases call the named functions. */
export function taskOf(
  language: Language,
  files: Files,
  calls: readonly string[],
  editable: readonly string[] = Object.keys(files),
): AnsweredTask {
  const cases = calls.map((fn, index): CallCase => ({
    id: `c${index}`,
    call: { fn, args: [] },
    expect: { returns: 1 },
    compare: { kind: 'equal' },
  }));
  return { language, files, editable, visible: { trust: 'split', cases } };
}

/** One file, one function, a fault in its fourth line. */
export const MIDDLE = taskOf(
  'python',
  { 'middle.py': 'def middle(a, b, c):\n    if a > b:\n        a, b = b, a\n    if b < c:\n        return b\n    return max(a, c)\n' },
  ['middle:middle'],
);

export const RIGHT = 'def middle(a, b, c):\n    return sorted([a, b, c])[1]\n';

/** Two files that may change, and one that may not. */
export const SHOP = taskOf(
  'python',
  {
    'shop/cart.py': 'from shop.price import price\n\n\ndef total(items):\n    return sum(price(each) for each in items[1:])\n',
    'shop/price.py': 'def price(item):\n    return item * 3\n',
    'shop/names.py': 'NAMES = []\n',
  },
  ['shop/cart:total'],
  ['shop/cart.py', 'shop/price.py'],
);

export const CART = 'from shop.price import price\n\n\ndef total(items):\n    return sum(price(each) for each in items)\n';
export const PRICE = 'def price(item):\n    return item * 2\n';

export const fenced = (body: string, info = 'python', fence = '```'): string => `${fence}${info}\n${body.trimEnd()}\n${fence}\n`;
